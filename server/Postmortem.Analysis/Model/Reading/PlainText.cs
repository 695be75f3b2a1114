namespace Postmortem.Analysis.Model.Reading;

/// <summary>
/// What a reader sees of a short piece of Markdown. It knows emphasis, code, links and line breaks, which is enough for
/// the text of an entry or an item, at a small part of the cost of reading inlines properly.
/// </summary>
internal static class PlainText
{
    /// <summary>How far the end of a tag or of a link's target is looked for, so that many which never end cost no more than others.</summary>
    private const int LongestMark = 1000;

    private const int LongestOnStack = 512;

    public static string Of(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IndexOfAny("*_`[<\\\n~|&") < 0)
        {
            return text.ToString();
        }

        // What a reader sees is never longer than what is written.
        var plain = text.Length <= LongestOnStack ? stackalloc char[LongestOnStack] : new char[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '*':
                case '`':
                case '~' when i + 1 < text.Length && text[i + 1] == '~':
                    i += c == '~' ? 1 : 0;
                    break;
                case '_' when !InsideWord(text, i):
                    break;
                case '\\' when i + 1 < text.Length && (char.IsPunctuation(text[i + 1]) || char.IsSymbol(text[i + 1])):
                    plain[length++] = text[++i];
                    break;
                case '\\' when i + 1 >= text.Length || text[i + 1] is '\n' or '\r':
                    break;
                case '!' when i + 1 < text.Length && text[i + 1] == '[':
                    break;
                case '[' when LinkLength(text, i, out var label) is var link and > 0:
                    Append(Of(text.Slice(i + 1, label)), plain, ref length);
                    i += link - 1;
                    break;
                case '<' when TagLength(text, i, out var address) is var tag and > 0:
                    Append(address ? text.Slice(i + 1, tag - 2) : " ", plain, ref length);
                    i += tag - 1;
                    break;
                default:
                    if (!char.IsWhiteSpace(c))
                    {
                        plain[length++] = c;
                    }
                    else if (length > 0 && plain[length - 1] != ' ')
                    {
                        plain[length++] = ' ';
                    }

                    break;
            }
        }

        return plain[..length].Trim().ToString();
    }

    private static void Append(ReadOnlySpan<char> piece, Span<char> plain, ref int length)
    {
        piece.CopyTo(plain[length..]);
        length += piece.Length;
    }

    private static bool InsideWord(ReadOnlySpan<char> text, int at) =>
        at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);

    /// <summary><c>[label](target)</c> or <c>[label][name]</c>.</summary>
    private static int LinkLength(ReadOnlySpan<char> text, int at, out int label)
    {
        label = 0;
        var rest = text[at..];
        var next = rest[1..].IndexOf('[');
        var inside = next < 0 ? rest : rest[..(next + 2)];
        var close = inside.IndexOf("](");
        var middle = close >= 0 ? close : inside.IndexOf("][");
        if (middle < 1)
        {
            return 0;
        }

        var target = rest[(middle + 2)..];
        var end = target[..Math.Min(target.Length, LongestMark)].IndexOf(close >= 0 ? ')' : ']');
        label = middle - 1;
        return end < 0 ? 0 : middle + 3 + end;
    }

    private static int TagLength(ReadOnlySpan<char> text, int at, out bool address)
    {
        address = false;
        var rest = text.Slice(at, Math.Min(text.Length - at, LongestMark));
        var end = rest.IndexOf('>');
        if (end < 2 || !(char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '!'))
        {
            return 0;
        }

        var inside = rest[1..end];
        address = inside.StartsWith("http") || inside.StartsWith("mailto:");
        return address || inside.IndexOfAny(" /") >= 0 || inside.Length <= 10 ? end + 1 : 0;
    }
}
