namespace Postmortem.Analysis.Profiles;

/// <summary>How loudly a rule or a problem speaks, in ascending order; <see cref="Off"/> is a level.</summary>
internal enum RuleLevel
{
    Off,
    Hint,
    Info,
    Warning,
    Error,
}

internal static class RuleLevels
{
    /// <summary>The words that users write, in the order of <see cref="RuleLevel"/>.</summary>
    public static readonly string[] Words = ["off", "hint", "info", "warning", "error"];

    public static RuleLevel? Find(string word)
    {
        var index = Array.FindIndex(Words, w => w.Equals(word.Trim(), StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : (RuleLevel)index;
    }
}
