using System.Text;

namespace Postmortem.Analysis.Editing;

/// <summary>How many columns a text takes in a monospaced font: two for wide East Asian characters and emoji, none for combining marks.</summary>
internal static class DisplayWidth
{
    private const int ZeroWidthJoiner = 0x200D;
    private const int EmojiPresentation = 0xFE0F;

    public static int Of(ReadOnlySpan<char> text)
    {
        var width = 0;
        var last = 0;
        var joined = false;
        var flags = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var value = rune.Value;
            if (value is >= 0x20 and < 0x300)
            {
                width++;
                (last, joined, flags) = (1, false, 0);
                continue;
            }

            if (value == ZeroWidthJoiner)
            {
                // What follows is drawn into the same glyph.
                joined = true;
                continue;
            }

            if (value == EmojiPresentation)
            {
                width += last == 1 ? 1 : 0;
                last = 2;
                continue;
            }

            if (joined)
            {
                joined = false;
                continue;
            }

            if (value is >= 0x1F1E6 and <= 0x1F1FF)
            {
                // Two regional indicators are one flag.
                flags++;
                width += flags % 2 == 1 ? 2 : 0;
                last = 2;
                continue;
            }

            flags = 0;
            if (IsZeroWidth(rune))
            {
                continue;
            }

            last = IsWide(value) ? 2 : 1;
            width += last;
        }

        return width;
    }

    private static bool IsZeroWidth(Rune rune) =>
        rune.Value is (>= 0x200B and <= 0x200F) or (>= 0xFE00 and <= 0xFE0E) or (>= 0x1F3FB and <= 0x1F3FF) or 0xFEFF or < 0x20
        || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.EnclosingMark;

    /// <summary>The characters of the width classes W and F, by block, and those that are drawn as emoji by themselves.</summary>
    private static bool IsWide(int value) => value is
        (>= 0x1100 and <= 0x115F) or (>= 0x231A and <= 0x231B) or (>= 0x23E9 and <= 0x23EC) or 0x23F0 or 0x23F3 or
        (>= 0x25FD and <= 0x25FE) or (>= 0x2614 and <= 0x2615) or (>= 0x2648 and <= 0x2653) or 0x267F or 0x2693 or 0x26A1 or
        (>= 0x26AA and <= 0x26AB) or (>= 0x26BD and <= 0x26BE) or (>= 0x26C4 and <= 0x26C5) or 0x26CE or 0x26D4 or 0x26EA or
        (>= 0x26F2 and <= 0x26F3) or 0x26F5 or 0x26FA or 0x26FD or 0x2705 or (>= 0x270A and <= 0x270B) or 0x2728 or 0x274C or 0x274E or
        (>= 0x2753 and <= 0x2755) or 0x2757 or (>= 0x2795 and <= 0x2797) or 0x27B0 or 0x27BF or (>= 0x2B1B and <= 0x2B1C) or 0x2B50 or 0x2B55 or
        (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0x33FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or
        (>= 0xA000 and <= 0xA4CF) or (>= 0xA960 and <= 0xA97F) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or
        (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF01 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or
        (>= 0x1F004 and <= 0x1F004) or 0x1F0CF or 0x1F18E or (>= 0x1F191 and <= 0x1F19A) or (>= 0x1F200 and <= 0x1F320) or
        (>= 0x1F32D and <= 0x1F335) or (>= 0x1F337 and <= 0x1F37C) or (>= 0x1F37E and <= 0x1F393) or (>= 0x1F3A0 and <= 0x1F3CA) or
        (>= 0x1F3CF and <= 0x1F3D3) or (>= 0x1F3E0 and <= 0x1F3F0) or 0x1F3F4 or (>= 0x1F3F8 and <= 0x1F43E) or 0x1F440 or
        (>= 0x1F442 and <= 0x1F4FC) or (>= 0x1F4FF and <= 0x1F53D) or (>= 0x1F54B and <= 0x1F567) or 0x1F57A or
        (>= 0x1F595 and <= 0x1F596) or 0x1F5A4 or (>= 0x1F5FB and <= 0x1F64F) or (>= 0x1F680 and <= 0x1F6C5) or
        (>= 0x1F6CC and <= 0x1F6D7) or (>= 0x1F6DC and <= 0x1F6EC) or (>= 0x1F6F4 and <= 0x1F6FC) or (>= 0x1F7E0 and <= 0x1F7F0) or
        (>= 0x1F90C and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
