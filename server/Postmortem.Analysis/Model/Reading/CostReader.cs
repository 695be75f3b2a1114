using Postmortem.Analysis.Model.Binding;
using Postmortem.Analysis.Text;
using static Postmortem.Analysis.Model.Reading.ClockReader;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>Reads what an incident cost: an amount of money, in a sentence only where it speaks of a loss.</summary>
internal static class CostReader
{
    /// <summary>The amount in the sentence of a loss: "we lost about $12k in orders"; null where it speaks of none.</summary>
    public static (double Amount, string Currency, string Raw)? OfSentence(ReadOnlySpan<char> sentence, ReadingWords words)
    {
        var map = words.Group("money-words");
        if (sentence.IndexOfAnyInRange('0', '9') < 0 || !map.StandsIn(sentence, "lost") || map.StandsIn(sentence, "rate"))
        {
            return null;
        }

        // "One gained $20k, another lost $21k": the amount behind the word, or else what stands before it.
        for (var at = 0; at < sentence.Length; at++)
        {
            if (char.IsLetter(sentence[at]) && (at == 0 || !char.IsLetter(sentence[at - 1]) || sentence[at] >= '\u2E80')
                && (sentence[at] >= '\u2E80' ? map.GluedPrefixLength(sentence[at..], out _) : map.PrefixLength(sentence[at..], out _)) > 0
                && Find(sentence[at..], words) is { } behind)
            {
                return behind;
            }
        }

        return Find(sentence, words);
    }

    /// <summary>The first amount that has a currency.</summary>
    public static (double Amount, string Currency, string Raw)? Find(ReadOnlySpan<char> text, ReadingWords words)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiDigit(text[at]) || (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or ',') && Before(text, at, words, out _) is null))
            {
                continue;
            }

            var end = NumberEnd(text, at);
            var scaled = ScaleEnd(text, end);
            var currency = Before(text, at, words, out var start) ?? Behind(text, scaled, words, out scaled);
            if (currency is not null && Amount(text[at..end], text[end..scaled]) is { } amount)
            {
                return (amount, currency, text[start..scaled].ToString());
            }

            at = end;
        }

        return null;
    }

    /// <summary>"$", "US$ ", "EUR " in front of a number.</summary>
    private static string? Before(ReadOnlySpan<char> text, int at, ReadingWords words, out int start)
    {
        var end = at > 0 && text[at - 1] is ' ' or '\u00a0' ? at - 1 : at;
        var map = words.Group("currencies");
        for (var length = Math.Min(3, end); length > 0; length--)
        {
            start = end - length;
            if (map.TryGet(text[start..end], out var currency) && (start == 0 || !char.IsLetterOrDigit(text[start - 1]) || !char.IsLetter(text[start])))
            {
                return currency;
            }
        }

        start = at;
        return null;
    }

    private static string? Behind(ReadOnlySpan<char> text, int at, ReadingWords words, out int end)
    {
        end = at;
        var next = SkipSpaces(text, at);
        if (next >= text.Length)
        {
            return null;
        }

        var map = words.Group("currencies");
        var length = text[next] >= '\u2E80' ? map.GluedPrefixLength(text[next..], out var currency) : char.IsLetter(text[next]) ? map.PrefixLength(text[next..], out currency) : map.TryGet(text.Slice(next, 1), out currency) ? 1 : 0;
        end = next + length;
        return length > 0 ? currency : null;
    }

    /// <summary>Where three digits follow, a point groups as a comma does: nobody writes tenths of a cent.</summary>
    private static double? Amount(ReadOnlySpan<char> digits, ReadOnlySpan<char> rest)
    {
        var amount = digits.LastIndexOf('.') is var point and > 0 && digits.Length - point == 4 && digits[0] != '0' ? ImpactBinder.FindNumber(digits.ToString().Replace('.', ','), false) : ImpactBinder.FindNumber(digits, false);
        rest = rest.TrimStart();
        var end = 0;
        while (end < rest.Length && char.IsLetter(rest[end]) && (end == 0 || rest[end] < '\u2E80'))
        {
            end++;
        }

        return amount * ScaleOf(rest[..end]);
    }

    private static double ScaleOf(ReadOnlySpan<char> word) => word switch
    {
        "k" or "K" or "thousand" or "mil" or "mille" or "Tausend" or "nghìn" or "ngàn" => 1e3,
        "万" or "萬" or "만" => 1e4,
        "M" or "m" or "mn" or "million" or "millions" or "Mio" or "Millionen" or "Million" or "millones" or "milhões" or "triệu" => 1e6,
        "億" or "亿" or "억" => 1e8,
        "B" or "bn" or "billion" or "tỷ" => 1e9,
        _ => 1,
    };

    private static int NumberEnd(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] is ',' or '.' or '\u00a0' or '\u202f' or ' ' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && (text[at] is not ' ' || Digits(text, at + 1, 4) == 3))))
        {
            at++;
        }

        return at;
    }

    /// <summary>Behind "k", "million", "万".</summary>
    private static int ScaleEnd(ReadOnlySpan<char> text, int at)
    {
        var start = SkipSpaces(text, at);
        var end = start;
        while (end < text.Length && char.IsLetter(text[end]) && (text[end] < '\u2E80' || end == start))
        {
            end++;
        }

        return ScaleOf(text[start..end]) > 1 ? end : at;
    }
}
