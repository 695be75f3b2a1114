namespace Postmortem.Analysis.Features.Completion;

/// <summary>What somebody has typed so far against what it could become.</summary>
internal static class TypedText
{
    /// <summary>Whether it begins one of the words of a text: prose on a new line is no request for sections.</summary>
    public static bool Continues(ReadOnlySpan<char> typed, ReadOnlySpan<char> text)
    {
        if (typed.IsEmpty)
        {
            return true;
        }

        for (var at = 0; at < text.Length;)
        {
            if (text[at..].StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            var space = text[at..].IndexOfAny(' ', '-', '(');
            if (space < 0)
            {
                return false;
            }

            at += space + 1;
        }

        return false;
    }
}
