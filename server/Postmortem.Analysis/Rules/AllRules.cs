using Postmortem.Analysis.Language;

namespace Postmortem.Analysis.Rules;

/// <summary>Every rule, in alphabetical order of its code.</summary>
internal static class AllRules
{
    public static IReadOnlyList<Rule> List { get; } =
    [
        .. WordingRule.All,
    ];

    private static readonly Dictionary<string, Rule> ByCode = List.ToDictionary(r => r.Code);

    public static Rule? Find(string code) => ByCode.GetValueOrDefault(code);
}
