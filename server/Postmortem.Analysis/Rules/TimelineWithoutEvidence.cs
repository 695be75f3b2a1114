using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>Too few rows of the timeline say who or what they come from.</summary>
internal sealed class TimelineWithoutEvidence : Rule
{
    /// <summary>The share of rows in per cent, by severity 1 to 3.</summary>
    private static readonly int[] Least = [80, 60, 40];

    public override string Code => "timeline-without-evidence";

    public override Category Category => Category.Timeline;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var entries = model.Timeline.Entries;
        if (model.Header.Severity?.Value is not ({ } level and >= 1 and <= 3) || entries.Count < 4)
        {
            yield break;
        }

        var with = entries.Count(e => HasEvidence(model, e));
        var share = 100 * with / entries.Count;
        if (share < Least[level - 1])
        {
            var place = SectionIndex.HeadingOf(model, model.FindSection("timeline"));
            yield return Found(place, $"{with} of {entries.Count} rows say where they come from. Add a link, an alert, or who or what did it.");
        }
    }

    /// <summary>An actor, a source, a link, a code span or the name of an alert.</summary>
    private static bool HasEvidence(DocumentModel model, TimelineEntry entry)
    {
        if (entry.Actor is not null || entry.Source is not null)
        {
            return true;
        }

        var text = model.Document.Text.ToString(entry.Span);
        return text.Contains("](", StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal) || text.Contains('`') || text.Contains('@')
            || text.ContainsIgnoringCase("alert") || text.ContainsIgnoringCase("on-call") || text.Any(char.IsAsciiDigit) && text.AsSpan(Math.Min(text.Length, 20)).IndexOfAnyInRange('0', '9') >= 0;
    }
}
