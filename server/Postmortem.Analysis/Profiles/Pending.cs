namespace Postmortem.Analysis.Profiles;

/// <summary>What a team set for itself.</summary>
internal sealed record Settings
{
    public static Settings Default { get; } = new();

    public IReadOnlyDictionary<string, RuleLevel> Rules { get; init; } = new Dictionary<string, RuleLevel>();
}
