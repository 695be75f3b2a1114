using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>One row is of another year than all others, and of the right time with their year: the year was mistyped.</summary>
internal sealed class UnlikelyYear : Rule
{
    /// <summary>In days, around the other rows.</summary>
    private const int Near = 10;

    /// <summary>Fewer rows do not say which year is right.</summary>
    private const int Fewest = 3;

    public override string Code => "unlikely-year";

    public override Category Category => Category.Timeline;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IReadOnlyList<string> Covers => ["timeline-out-of-order", "milestone-out-of-order", "milestone-contradicts-timeline", "future-time"];

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var dated = new List<(TimelineEntry Entry, DateOnly Date)>();
        foreach (var entries in (IReadOnlyList<TimelineEntry>[])[model.Timeline.Entries, model.Timeline.MilestoneList])
        {
            foreach (var entry in entries)
            {
                if (entry.At.Date is { } date && entry.HasOwnDate)
                {
                    dated.Add((entry, date));
                }
            }
        }

        if (dated.Count < Fewest)
        {
            yield break;
        }

        var years = dated.CountBy(d => d.Date.Year).OrderByDescending(y => y.Value).ToList();
        if (years.Count == 1 || years[0].Value * 2 <= dated.Count)
        {
            yield break;
        }

        var year = years[0].Key;
        var (first, last) = (DateOnly.MaxValue, DateOnly.MinValue);
        foreach (var (_, date) in dated)
        {
            if (date.Year == year)
            {
                (first, last) = (date < first ? date : first, date > last ? date : last);
            }
        }

        for (var i = 0; i < dated.Count; i++)
        {
            var (entry, date) = dated[i];
            var written = date.Year.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (date.Year != year && IsOutOfOrder(dated, i) && date.Year is > 1 and < 9999 && AsOf(date, year) is { } meant && meant.DayNumber >= first.DayNumber - Near && meant.DayNumber <= last.DayNumber + Near
                && entry.Text.IndexOf(written, StringComparison.Ordinal) is >= 0 and var at)
            {
                yield return Found(new TextSpan(entry.TimeSpan.Start + at, written.Length), $"Every other row is of {year}, so {written} makes no sense here. Correct the year.", year);
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is int year)
        {
            yield return new Fix($"Write {year}", false, [new TextEdit(finding.Span, year.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        }
    }

    /// <summary>A change of a year ago may have set it off; it stands first then.</summary>
    private static bool IsOutOfOrder(List<(TimelineEntry Entry, DateOnly Date)> dated, int index) =>
        (index > 0 && dated[index - 1].Date > dated[index].Date) || (index + 1 < dated.Count && dated[index + 1].Date < dated[index].Date);

    private static DateOnly? AsOf(DateOnly date, int year) =>
        date.Day <= DateTime.DaysInMonth(year, date.Month) ? new DateOnly(year, date.Month, date.Day) : null;
}
