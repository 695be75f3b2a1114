using Postmortem.Analysis.Language;

namespace Postmortem.Analysis.Rules;

/// <summary>Every rule, in alphabetical order of its code.</summary>
internal static class AllRules
{
    /// <summary>Those with a class each, in alphabetical order.</summary>
    public static IReadOnlyList<Rule> Own { get; } =
    [
        new ActionItemWithoutDueDate(),
        new ActionItemWithoutOwner(),
        new ActionItemWithoutPriority(),
        new ActionItemWithoutStatus(),
        new DuplicateId(),
        new DuplicateSection(),
        new DurationContradictsTimeline(),
        new EmptySection(),
        new FutureTime(),
        new HumanErrorAsRootCause(),
        new ImpossibleTime(),
        new MetricContradictsTimeline(),
        new MissingField(),
        new MissingSection(),
        new MixedTimeZones(),
        new PlaceholderLeft(),
        new SectionOutOfOrder(),
        new TimelineGap(),
        new TimelineMilestoneMissing(),
        new TimelineOutOfOrder(),
        new TimelineRowWithoutEvent(),
        new TimelineRowWithoutTime(),
        new TimelineWithoutZone(),
        new TooFewWhys(),
        new UnknownFieldValue(),
        new UnknownIgnoredRule(),
    ];

    public static IReadOnlyList<Rule> List { get; } = [.. Own.Concat(WordingRule.All).OrderBy(r => r.Code, StringComparer.Ordinal)];

    private static readonly Dictionary<string, Rule> ByCode = List.ToDictionary(r => r.Code);

    public static Rule? Find(string code) => ByCode.GetValueOrDefault(code);
}
