namespace Postmortem.Analysis.Model.Reading;

/// <summary>Tells what is written in the place of something: "N/A", "None (all of it is done)", "No further action required."</summary>
internal static class Nothing
{
    private const int Longest = 80;

    public static bool Is(ReadOnlySpan<char> text, ReadingWords words)
    {
        text = text.Trim(" \t\r\n.!-–—*_[]()");
        if (text.IsEmpty || text.Length > Longest)
        {
            return false;
        }

        var map = words.Group("nothing");
        if (map.TryGet(text, out _))
        {
            return true;
        }

        // "N/A" is no word to the map.
        var first = text.IndexOfAny(" (,;:");
        var length = map.PrefixLength(text, out var key) is var prefix and > 0 ? prefix : first > 0 && map.TryGet(text[..first], out key) ? first : 0;
        if (length == 0 || text[0] >= '\u2E80')
        {
            return false;
        }

        var rest = text[length..].TrimStart();
        return key switch
        {
            // "None" must be set off: "None of the alerts fired" says something.
            "stated" => rest.IsEmpty || rest[0] is '(' or ',' or ';' or '.' or '-' or '–' or '—' or ':' || rest.StartsWith("at ") || rest.StartsWith("so far") || rest.StartsWith("for now") || rest.StartsWith("yet")
                || rest.StartsWith("known") || rest.StartsWith("else") || rest.StartsWith("needed") || rest.StartsWith("identified") || rest.StartsWith("required"),
            "begins" => rest.IndexOfAny(",;:") < 0 && rest.Count(' ') <= 5,
            _ => false,
        };
    }
}
