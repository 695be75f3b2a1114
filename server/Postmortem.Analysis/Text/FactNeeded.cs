namespace Postmortem.Analysis.Text;

/// <summary>Reads <c>[FACT NEEDED: what]</c>, in which code, links and line breaks may stand.</summary>
internal static class FactNeeded
{
    public const string Mark = "[FACT NEEDED";

    private const int Longest = 2000;

    /// <summary>The length of the mark at the start of a text with all that is asked, 0 where there is none or it is left open.</summary>
    public static int LengthAt(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith(Mark, StringComparison.Ordinal))
        {
            return 0;
        }

        var depth = 0;
        for (var i = 0; i < text.Length && i < Longest; i++)
        {
            depth += text[i] == '[' ? 1 : text[i] == ']' ? -1 : 0;
            if (depth == 0)
            {
                return i + 1;
            }
        }

        return 0;
    }
}
