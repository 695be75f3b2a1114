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
        new AmbiguousTimeZone(),
        new AmbiguousTtr(),
        new AnswersDisagree(),
        new BreachContradictsSlo(),
        new CoarseTime(),
        new CommunicationGap(),
        new DetectionWithoutDelay(),
        new DuplicateId(),
        new DuplicateSection(),
        new DuplicateTimelineEvent(),
        new DurationContradictsTimeline(),
        new EmptySection(),
        new ErrorBudgetContradictsCounts(),
        new ErrorBudgetNotStated(),
        new EstimateWithoutMethod(),
        new FailedRequestsContradictRate(),
        new FutureTime(),
        new HumanErrorAsRootCause(),
        new ImpactWithoutNumbers(),
        new ImplausibleSloTarget(),
        new ImpossibleMetrics(),
        new ImpossibleTime(),
        new InterpretationInTimeline(),
        new MeanForOneIncident(),
        new MetricContradictsTimeline(),
        new MilestoneOutOfOrder(),
        new MissingField(),
        new MissingSection(),
        new MixedTimeZones(),
        new NumberContradictsOtherSection(),
        new PercentageContradictsCounts(),
        new PlaceholderLeft(),
        new SectionOutOfOrder(),
        new SeverityContradictsImpact(),
        new SloWithoutValues(),
        new SloWithoutWindow(),
        new SparseTimeline(),
        new TargetMarkContradictsValue(),
        new TimeInClockChange(),
        new TimelineGap(),
        new TimelineMilestoneMissing(),
        new TimelineOutOfOrder(),
        new TimelineRowWithoutEvent(),
        new TimelineRowWithoutTime(),
        new TimelineStartsAtDetection(),
        new TimelineWithoutEvidence(),
        new TimelineWithoutZone(),
        new TooFewWhys(),
        new UnknownFieldValue(),
        new UnknownIgnoredRule(),
        new VagueQuantity(),
        new WindowContradictsTimeline(),
    ];

    public static IReadOnlyList<Rule> List { get; } = [.. Own.Concat(WordingRule.All).OrderBy(r => r.Code, StringComparer.Ordinal)];

    private static readonly Dictionary<string, Rule> ByCode = List.ToDictionary(r => r.Code);

    public static Rule? Find(string code) => ByCode.GetValueOrDefault(code);
}
