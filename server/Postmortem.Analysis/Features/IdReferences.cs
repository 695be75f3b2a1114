using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features;

/// <summary>An id under the cursor.</summary>
/// <param name="IsLocal">The id of an action item: AI-003 means another thing in every document, so that it is looked for in this one only.</param>
internal sealed record IdTarget(string Id, TextSpan Span, bool IsLocal);

/// <summary>Ids of incidents, documents and action items wherever they stand.</summary>
internal static class IdReferences
{
    private const int LongestId = 64;

    public static IdTarget? At(Analysis analysis, int offset)
    {
        var model = analysis.Model;
        if (!model.IsPostMortem)
        {
            return null;
        }

        foreach (var header in new[] { model.Header.IncidentId, model.Header.DocumentId })
        {
            if (header is not null && header.Span.Touches(offset) && IsName(header.Value) && model.Document.Text.ToString(header.Span) == header.Value)
            {
                return new IdTarget(header.Value, header.Span, false);
            }
        }

        foreach (var item in model.ActionItems)
        {
            if (item.Id is { } id && id.Span.Touches(offset) && IsName(id.Value) && model.Document.Text.ToString(id.Span) == id.Value)
            {
                return new IdTarget(id.Value, id.Span, true);
            }
        }

        var block = model.Document.GetBlockAt(offset);
        var start = model.Document.GetStart(block);
        foreach (var word in model.Document[block].Get(IdRecognizer.Instance))
        {
            if (!word.Span.Shift(start).Touches(offset))
            {
                continue;
            }

            var isLocal = model.ActionItems.Any(a => a.Id?.Value == word.Text);
            return isLocal || IsOfWorkspace(analysis, word.Text) ? new IdTarget(word.Text, word.Span.Shift(start), isLocal) : null;
        }

        return null;
    }

    /// <summary>Every place where a text has the id as a word of its own.</summary>
    public static IReadOnlyList<TextSpan> In(string text, string id)
    {
        var spans = new List<TextSpan>();
        for (var at = text.IndexOf(id, StringComparison.Ordinal); at >= 0; at = text.IndexOf(id, at + id.Length, StringComparison.Ordinal))
        {
            var end = at + id.Length;
            if ((at == 0 || !IsIdPart(text[at - 1])) && (end == text.Length || !IsIdPart(text[end]) || (text[end] == '-' && (end + 1 == text.Length || !char.IsLetterOrDigit(text[end + 1])))))
            {
                spans.Add(new TextSpan(at, id.Length));
            }
        }

        return spans;
    }

    /// <summary>Why a name is no id, as a sentence; null when it is one.</summary>
    public static string? FindProblem(string name) =>
        IsName(name) ? null : "An id has letters, digits and hyphens, with at least one of each of the first two: INC-2026-03-17-001.";

    private static bool IsOfWorkspace(Analysis analysis, string id)
    {
        var header = analysis.Model.Header;
        return header.IncidentId?.Value == id || header.DocumentId?.Value == id
            || analysis.Context.Rules.Workspace.Documents.Any(d => d.IncidentId == id || d.DocumentId == id);
    }

    private static bool IsName(string name) =>
        name.Length is > 1 and <= LongestId && name.Any(char.IsAsciiDigit) && name.Any(char.IsAsciiLetter) && name.All(IsIdPart) && char.IsLetterOrDigit(name[0]) && char.IsLetterOrDigit(name[^1]);

    private static bool IsIdPart(char c) => char.IsLetterOrDigit(c) || c is '-' or '_';
}
