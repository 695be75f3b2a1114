using System.Globalization;
using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>The id of the incident, or the name of the file, contains a date, and the incident happened on another.</summary>
internal sealed class IdContradictsDate : Rule
{
    private const string Form = "yyyy-MM-dd";

    public override string Code => "id-contradicts-date";

    public override Category Category => Category.Document;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.Date is not { } date)
        {
            yield break;
        }

        if (model.Header.IncidentId is { } id && model.Fields.Any(f => f.ValueSpan == date.Span) && DayIn(id.Value) is { } inId && Math.Abs(inId.DayNumber - date.Value.DayNumber) > 1)
        {
            yield return Found(date.Span, $"The incident's id says {Write(inId)}, its date {Write(date.Value)}. Correct the one that is wrong.");
        }
        else if (model.Profile is not null && context.Path is { } path && DayIn(path.AsSpan(path.LastIndexOf('/') + 1)) is { } named && named != date.Value && !IsTold(model, named))
        {
            yield return Found(date.Span, $"The name of the file says {Write(named)}. Correct the one that is wrong, since files are found by their date.");
        }
    }

    /// <summary>Some name the day on which the account was written, or one of a longer incident.</summary>
    private static bool IsTold(DocumentModel model, DateOnly day) =>
        model.Header.Start?.Value.Date == day || model.Header.End?.Value.Date == day || model.Timeline.Entries.Any(e => e.At.Date == day)
        || model.Fields.Any(f => f.Value.Contains(Write(day), StringComparison.Ordinal));

    private static DateOnly? DayIn(ReadOnlySpan<char> text)
    {
        for (var at = 0; at + Form.Length <= text.Length; at++)
        {
            if (DateOnly.TryParseExact(text.Slice(at, Form.Length), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }
        }

        return null;
    }

    private static string Write(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);
}
