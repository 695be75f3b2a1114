using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.Completion;

/// <summary>The value of a field, however the field is written.</summary>
internal static class FieldCompletion
{
    /// <summary>Null when the cursor is at no value of a field.</summary>
    public static IReadOnlyList<CompletionItem>? AtValue(Caret caret)
    {
        foreach (var field in Known.FieldsIn(caret.Model, caret.BlockIndex))
        {
            if (field.LabelSpan.Start < caret.LineStart || field.LabelSpan.End > caret.Offset || field.LabelSpan.End > caret.LineStart + caret.Line.Length)
            {
                continue;
            }

            var area = AreaOf(caret, field);
            if (!area.Touches(caret.Offset))
            {
                continue;
            }

            return Known.FieldOf(caret.Analysis, field) is { } known ? ValuesOf(caret, known, area) ?? [] : [];
        }

        return null;
    }

    /// <summary>Null when the cursor is behind the value.</summary>
    public static IReadOnlyList<CompletionItem>? ValuesOf(Caret caret, ProfileField field, TextSpan area)
    {
        var vocabulary = field.Vocabulary is { } id ? caret.Profile?.Vocabularies.GetValueOrDefault(id) : null;
        if (vocabulary is null && field.Kind == FieldKind.YesNo)
        {
            vocabulary = caret.Profile?.Vocabularies.GetValueOrDefault("yes-no");
        }

        return vocabulary is not null ? Values.OfVocabulary(caret, area, vocabulary) : OfKind(caret, field.Kind, field.Id, area);
    }

    public static IReadOnlyList<CompletionItem> OfKind(Caret caret, FieldKind kind, string id, TextSpan area) => kind switch
    {
        FieldKind.Date => Values.OfDates(caret, area, id is "due"),
        FieldKind.Person => Values.OfPeople(caret, area, several: false),
        FieldKind.People => Values.OfPeople(caret, area, several: true),
        FieldKind.Id => Values.OfTexts(caret, area, CompletionKind.Id, Values.NextIds(caret, id)),
        FieldKind.Time => Values.OfTexts(caret, area, CompletionKind.Time, TimeTexts.Now(caret)),
        FieldKind.TimeRange => Values.OfTexts(caret, area, CompletionKind.Time, TimeTexts.Range(caret)),
        FieldKind.Duration => Values.OfTexts(caret, area, CompletionKind.Time, TimeTexts.Duration(caret.Analysis, id)),
        FieldKind.Link => Values.OfTexts(caret, area, CompletionKind.Id, Links.ToDocuments(caret.Analysis)),
        _ => [],
    };

    /// <summary>From behind the label's colon to the end of the line, or within the cell.</summary>
    private static TextSpan AreaOf(Caret caret, Field field)
    {
        var end = caret.LineStart + caret.Line.Length;
        if (field.Style == FieldStyle.Table)
        {
            foreach (var cell in caret.Block.Cells)
            {
                var outer = cell.Outer.Shift(caret.Document.GetStart(caret.BlockIndex));
                if (outer.Start >= field.LabelSpan.End && outer.Touches(caret.Offset))
                {
                    return outer;
                }
            }
        }

        var start = field.LabelSpan.End - caret.LineStart;
        while (start < caret.Line.Length && caret.Line[start] is ':' or '：' or '*' or '_')
        {
            start++;
        }

        return TextSpan.FromBounds(caret.LineStart + Math.Min(start, caret.Line.Length), end);
    }
}
