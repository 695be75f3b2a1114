using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Editing;

/// <summary>The one placeholder form of the product: <c>[What belongs here]</c>.</summary>
internal static class Slot
{
    /// <summary>
    /// The slots of a text, with their brackets. A link, a reference, a footnote and the box of a task are none.
    /// </summary>
    public static IEnumerable<TextSpan> In(string text)
    {
        for (var at = text.IndexOf('['); at >= 0; at = text.IndexOf('[', at + 1))
        {
            var end = text.AsSpan(at + 1).IndexOfAny("[]\n");
            if (end < 1 || text[at + 1 + end] != ']' || text[at + 1] == '^')
            {
                continue;
            }

            var close = at + 1 + end;
            var inside = text.AsSpan(at + 1, end);
            if (inside is " " or "x" or "X" || (close + 1 < text.Length && text[close + 1] is '(' or '[') || (at > 0 && text[at - 1] is '!' or '\\' or ']'))
            {
                continue;
            }

            yield return TextSpan.FromBounds(at, close + 1);
            at = close;
        }
    }

    /// <summary>What a slot says where a template has no own words: the guidance's first sentence, without brackets.</summary>
    public static string FromGuidance(string guidance, string fallback)
    {
        var end = guidance.IndexOf(". ", StringComparison.Ordinal);
        var sentence = (end < 0 ? guidance : guidance[..end]).TrimEnd('.').Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Trim();
        return sentence.Length == 0 ? fallback : sentence;
    }
}
