using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Features.Completion;

/// <summary>Keys of the front matter and their values. The kind is completed in any Markdown file: it is how a file becomes a post-mortem.</summary>
internal static class FrontMatterCompletion
{
    private static readonly string[] KindKeys = ["kind", "type", "template"];

    public static IReadOnlyList<CompletionItem> At(Caret caret)
    {
        var colon = caret.Line.IndexOf(':', StringComparison.Ordinal);
        if (caret.LineStart == 0 || caret.Line.TrimEnd() is "---" or "...")
        {
            return [];
        }

        if (colon < 0 || caret.Column <= colon)
        {
            return Keys(caret, colon);
        }

        var key = caret.Line[..colon].Trim();
        var area = caret.Span(colon + 1, caret.Line.Length);
        if (key == KindKeys[0] || (caret.Model.IsPostMortem && KindKeys.Contains(key)))
        {
            return Kinds(caret, area);
        }

        return caret.Model.IsPostMortem && FindField(caret, key) is { } field ? FieldCompletion.ValuesOf(caret, field, area) ?? [] : [];
    }

    private static IReadOnlyList<CompletionItem> Kinds(Caret caret, Text.TextSpan area)
    {
        var kinds = caret.Analysis.Context.Profiles.Profiles;
        return ValueSlot.At(caret, area, static _ => false) is { } slot
            ? [.. kinds.Select(p => slot.Filtered(slot.Item(p.Id, CompletionKind.DocumentKind) with { Detail = p.Title, Documentation = p.Description }, kinds.Any(k => k.Id == slot.Text) ? [] : [p.Id]))]
            : [];
    }

    private static IReadOnlyList<CompletionItem> Keys(Caret caret, int colon)
    {
        if (caret.Line.Length > 0 && char.IsWhiteSpace(caret.Line[0]))
        {
            return [];
        }

        var span = caret.Span(0, colon < 0 ? caret.Line.Length : colon);
        var after = colon < 0 ? ": " : "";
        var lines = caret.Block.Text.Split('\n');
        bool IsThere(string key) => lines.Any(l => l.StartsWith(key + ":", StringComparison.Ordinal));

        var items = new List<CompletionItem>();
        if (!IsThere(KindKeys[0]))
        {
            items.Add(new CompletionItem(KindKeys[0], CompletionKind.Key, new Text.TextEdit(span, KindKeys[0] + after)) { Documentation = "What kind of document this is. It decides which sections and fields belong here." });
        }

        if (caret.Model.IsPostMortem && caret.Profile is { } profile)
        {
            foreach (var field in profile.Fields.Where(f => f.Section is null && !IsThere(f.Id) && caret.Model.FindField(f.Id) is null))
            {
                items.Add(new CompletionItem(field.Id, CompletionKind.Field, new Text.TextEdit(span, field.Id + after)) { Detail = field.Label, Documentation = field.Guidance });
            }
        }

        var typed = caret.Before.Trim();
        return [.. items.Where(i => TypedText.Continues(typed, i.Label))];
    }

    private static ProfileField? FindField(Caret caret, string key)
    {
        var name = VocabularyValue.KeyOf(key);
        return caret.Profile?.Fields.FirstOrDefault(f => VocabularyValue.KeyOf(f.Id) == name || VocabularyValue.KeyOf(f.Label) == name || f.Aliases.Any(a => VocabularyValue.KeyOf(a) == name));
    }
}
