using System.Globalization;
using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.Completion;

/// <summary>Values for a field, a cell or a key, by what kind of value belongs there.</summary>
internal static class Values
{
    public static IReadOnlyList<CompletionItem>? OfVocabulary(Caret caret, TextSpan area, Vocabulary vocabulary)
    {
        if (ValueSlot.At(caret, area, t => vocabulary.Find(t) is not null) is not { } slot)
        {
            return null;
        }

        var present = vocabulary.Find(slot.Text);
        return
        [
            .. vocabulary.Values.Where(v => !v.Discouraged).Select(v => slot.Filtered(
                slot.Item(v.Value, CompletionKind.Value) with
                {
                    Detail = vocabulary.Title,
                    Documentation = v.Meaning,
                    IsPreselected = ReferenceEquals(v, present),
                },
                present is null ? v.Aliases.Prepend(v.Value) : [])),
        ];
    }

    /// <summary>Names that the document and the workspace know; in a list of names, the one at the cursor.</summary>
    public static IReadOnlyList<CompletionItem> OfPeople(Caret caret, TextSpan area, bool several)
    {
        var from = Math.Clamp(area.Start - caret.LineStart, 0, caret.Column);
        var to = Math.Clamp(area.End - caret.LineStart, caret.Column, caret.Line.Length);
        if (several)
        {
            var comma = caret.Line.LastIndexOf(',', Math.Max(caret.Column - 1, 0));
            from = comma >= from ? comma + 1 : from;
            comma = caret.Line.IndexOf(',', caret.Column);
            to = comma >= 0 && comma < to ? comma : to;
        }

        if (ValueSlot.At(caret, caret.Span(from, to), static _ => false) is not { } slot)
        {
            return [];
        }

        var people = People.Of(caret.Analysis, slot.Text);
        var isPerson = people.Any(p => p.Name == slot.Text);
        return [.. people.Select(p => slot.Filtered(slot.Item(p.Name, CompletionKind.Person) with { Detail = p.Detail }, isPerson ? [] : [p.Name, p.Name.TrimStart('@')]))];
    }

    public static IReadOnlyList<CompletionItem> OfDates(Caret caret, TextSpan area, bool isDue)
    {
        if (ValueSlot.At(caret, area, static _ => false) is not { } slot)
        {
            return [];
        }

        var today = DateOnly.FromDateTime(DocumentClock.Now(caret.Analysis, caret.Request.Now).DateTime);
        var dates = new List<(DateOnly Date, string Detail)>();
        if (isDue)
        {
            dates.AddRange([(today.AddDays(7), "in a week"), (today.AddDays(14), "in two weeks"), (today.AddDays(30), "in a month"), (today.AddDays(90), "in a quarter"), (today, "today")]);
        }
        else
        {
            dates.Add((today, "today"));
            if (caret.Model.Header.Date is { } date && date.Value != today && !area.Touches(date.Span.Start))
            {
                dates.Add((date.Value, "date of the incident"));
            }

            dates.Add((today.AddDays(-1), "yesterday"));
        }

        return
        [
            .. dates.DistinctBy(d => d.Date).Select(d =>
            {
                var text = d.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                return slot.Filtered(slot.Item(text, CompletionKind.Time) with { Detail = d.Detail }, [text]);
            }),
        ];
    }

    public static IReadOnlyList<CompletionItem> OfTexts(Caret caret, TextSpan area, CompletionKind kind, IEnumerable<(string Text, string Detail)> texts) =>
        ValueSlot.At(caret, area, static _ => false) is { } slot
            ? [.. texts.DistinctBy(t => t.Text).Select(t => slot.Filtered(slot.Item(t.Text, kind) with { Detail = t.Detail }, [t.Text]))]
            : [];

    /// <summary>The next id of the form that the settings or the profile ask for.</summary>
    public static IEnumerable<(string Text, string Detail)> NextIds(Caret caret, string fieldId)
    {
        var settings = caret.Analysis.Context.Rules.Settings;
        var profile = caret.Profile;
        var format = fieldId switch
        {
            "incident-id" => settings.IncidentIdFormat,
            "coe-id" => settings.CoeIdFormat,
            _ => profile?.IdFormat ?? "",
        };
        if (format.Length == 0)
        {
            yield break;
        }

        var today = DateOnly.FromDateTime(DocumentClock.Now(caret.Analysis, caret.Request.Now).DateTime);
        var date = fieldId == "incident-id" ? caret.Model.Header.Date?.Value ?? today : today;
        var documents = caret.Analysis.Context.Rules.Workspace.Documents.Where(d => d.Path != caret.Analysis.Context.Rules.Path);
        yield return (Ids.Next(format, date, documents.SelectMany(d => new[] { d.IncidentId, d.DocumentId }).OfType<string>()), "next free id");
        if (fieldId == "incident-id")
        {
            foreach (var document in caret.Analysis.Context.Rules.Workspace.Documents.Where(d => d.IncidentId is not null && d.Path != caret.Analysis.Context.Rules.Path).TakeLast(20).Reverse())
            {
                yield return (document.IncidentId!, document.Title ?? document.Path);
            }
        }
    }
}
