using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A service level does not say over which time it is measured.</summary>
internal sealed class SloWithoutWindow : Rule
{
    private static readonly string[] Windows = ["day", "week", "month", "quarter", "year", "hour", "rolling", "minute", "daily", "weekly"];

    public override string Code => "slo-without-window";

    public override Category Category => Category.Impact;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var row in model.Impact.Slos)
        {
            if (row.Target is not null && !Slots.In(model, row.Span))
            {
                var text = model.Document.Text.ToString(row.Span);
                var section = SectionIndex.At(model, row.Span.Start);
                var around = section >= 0 ? model.Sections[section].Heading : "";
                if (!Windows.Any(w => text.ContainsIgnoringCase(w) || around.ContainsIgnoringCase(w)) && !HasDate(text))
                {
                    yield return Found(model.Document[row.Block].Cells[0].Span.Shift(model.Document.GetStart(row.Block)), "This service level has no window. Add it, such as \"(30 days)\".");
                }
            }
        }
    }

    private static bool HasDate(string text)
    {
        foreach (var month in (ReadOnlySpan<string>)["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "20"])
        {
            if (text.Contains(month, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return text.Contains("30d", StringComparison.Ordinal) || text.Contains("28d", StringComparison.Ordinal) || text.Contains("7d", StringComparison.Ordinal);
    }
}
