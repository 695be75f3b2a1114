namespace Postmortem.Analysis.Language;

/// <summary>
/// What Vietnamese does with letters: marks for tone and shape, two places for the mark of an open syllable, and no marks at
/// all where somebody types in a hurry.
/// </summary>
internal static class VietnameseLetters
{
    /// <summary>A letter without a tone, then with grave, acute, hook, tilde and dot.</summary>
    private static readonly string[] Rows =
    [
        "aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ",
    ];

    private const string Plain = "aaaeeiooouuy";
    private const string Tones = "\u0300\u0301\u0309\u0303\u0323";
    private static readonly Dictionary<char, (int Row, int Tone)> Places = FindPlaces();

    /// <summary>The word as it is typed without marks; the same string where it has none.</summary>
    public static string WithoutMarks(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', '\u007f'))
        {
            return text;
        }

        return string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
            {
                var lower = char.ToLowerInvariant(from[i]);
                var plain = lower == 'đ' ? 'd' : Places.TryGetValue(lower, out var place) ? Plain[place.Row] : lower;
                to[i] = lower == from[i] ? plain : char.ToUpperInvariant(plain);
            }
        });
    }

    /// <summary>Whether a text has a letter that only Vietnamese has or a mark on a letter.</summary>
    public static bool HasMarks(ReadOnlySpan<char> text) => text.ContainsAnyInRange('\u00C0', '\u1EF9');

    /// <summary>Letters with their marks as one sign each; some keyboards and file systems write the marks as signs of their own.</summary>
    public static string Composed(ReadOnlySpan<char> text)
    {
        Span<char> to = text.Length <= 64 ? stackalloc char[64] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (c is < '\u0300' or > '\u036F' || length == 0)
            {
                to[length++] = c;
                continue;
            }

            var last = to[length - 1];
            var lower = char.ToLowerInvariant(last);
            if (Places.TryGetValue(lower, out var place) && Marked(place.Row, place.Tone, c) is var marked and not '\0')
            {
                to[length - 1] = lower == last ? marked : char.ToUpperInvariant(marked);
            }
        }

        return to[..length].ToString();
    }

    /// <summary>"xoá" is also written "xóa", "huỷ" also "hủy"; null where there is one way only.</summary>
    public static string? OtherSpelling(string word)
    {
        if (word.Length < 3 || word[^1] < 'a' || word[^3] is 'q' or 'Q' || (word[^1] < 128 && word[^2] < 128) || !Places.TryGetValue(word[^2], out var first) || !Places.TryGetValue(word[^1], out var second))
        {
            return null;
        }

        var isPair = (Rows[first.Row][0], Rows[second.Row][0]) is ('o', 'a') or ('o', 'e') or ('u', 'y');
        return isPair && (first.Tone == 0) != (second.Tone == 0)
            ? $"{word[..^2]}{Rows[first.Row][second.Tone]}{Rows[second.Row][first.Tone]}"
            : null;
    }

    private static char Marked(int row, int tone, char mark)
    {
        var shaped = (Rows[row][0], mark) switch
        {
            ('a', '\u0306') => 'ă',
            ('a', '\u0302') => 'â',
            ('e', '\u0302') => 'ê',
            ('o', '\u0302') => 'ô',
            ('o', '\u031B') => 'ơ',
            ('u', '\u031B') => 'ư',
            _ => '\0',
        };
        return shaped != '\0' ? Rows[Places[shaped].Row][tone] : Tones.IndexOf(mark) is var found and >= 0 ? Rows[row][found + 1] : '\0';
    }

    private static Dictionary<char, (int Row, int Tone)> FindPlaces()
    {
        var places = new Dictionary<char, (int, int)>();
        for (var row = 0; row < Rows.Length; row++)
        {
            for (var tone = 0; tone < Rows[row].Length; tone++)
            {
                places[Rows[row][tone]] = (row, tone);
            }
        }

        return places;
    }
}
