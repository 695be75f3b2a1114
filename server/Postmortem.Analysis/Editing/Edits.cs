using System.Text;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Editing;

internal static class Edits
{
    /// <summary>The text after the edits, whose spans do not overlap; insertions at one place keep their order.</summary>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var edit in edits.OrderBy(e => e.Span.Start).ThenBy(e => e.Span.End))
        {
            result.Append(text.AsSpan(at, edit.Span.Start - at)).Append(edit.NewText);
            at = edit.Span.End;
        }

        return result.Append(text.AsSpan(at)).ToString();
    }
}
