using Postmortem.Analysis.Model.Binding;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>A figure that a sentence states, with the words that state it.</summary>
internal readonly record struct Figure(double Value, string Raw);

/// <summary>An amount of money that a sentence states as lost.</summary>
internal readonly record struct Cost(double Amount, string Currency, string Raw);

/// <summary>
/// The figures of the impact that the sentences of a block state: "431 customers were charged twice", "about 86,000 failed requests",
/// "a peak error rate of 74%". What might have happened, and how many users there are, is no impact.
/// </summary>
internal sealed record ImpactReading(Figure? Users, Figure? Requests, Figure? PeakErrorRate)
{
    /// <summary>What it cost, with the currency.</summary>
    public Cost? Cost { get; init; }

    /// <summary>Users that are counted without a word on what happened to them, which under "Impact" goes without saying.</summary>
    public Figure? Counted { get; init; }

    private const int LongestText = 1200;
    private const int Reach = 3;

    public static readonly ImpactReading None = new(null, null, null);

    public static ImpactReading Of(string text, ReadingWords words)
    {
        if (text.AsSpan().IndexOfAnyInRange('0', '9') < 0)
        {
            return None;
        }

        var read = None;
        var rest = text.AsSpan(0, Math.Min(text.Length, LongestText));
        while (!rest.IsEmpty)
        {
            var end = SentenceEnd(rest, words);
            read = WithSentence(read, rest[..end], words);
            rest = rest[end..];
        }

        return read;
    }

    private static ImpactReading WithSentence(ImpactReading read, ReadOnlySpan<char> sentence, ReadingWords words)
    {
        var group = words.Group("impact-words");
        if (sentence.IndexOfAnyInRange('0', '9') < 0 || Has(sentence, group, "unreal"))
        {
            return read;
        }

        if (read.Cost is null && CostReader.OfSentence(sentence, words) is { } cost)
        {
            read = read with { Cost = new Cost(cost.Amount, cost.Currency, cost.Raw) };
        }

        var failed = Has(sentence, group, "failed");
        var struck = failed || Has(sentence, group, "struck") || Has(sentence, group, "rate");
        for (var at = 0; at < sentence.Length; at++)
        {
            if (!char.IsAsciiDigit(sentence[at]) || (at > 0 && (char.IsLetterOrDigit(sentence[at - 1]) || sentence[at - 1] is '.' or ',' or '#' or ':' or '-' or '/' or '$' or '€' or '£')))
            {
                continue;
            }

            var end = NumberEnd(sentence, at);
            if (end < sentence.Length && sentence[end] is '%')
            {
                if (read.PeakErrorRate is null && IsErrorRate(sentence, at, end + 1, group) && ImpactBinder.FindNumber(sentence[at..], true) is { } rate)
                {
                    read = read with { PeakErrorRate = new Figure(rate, sentence[at..(end + 1)].ToString()) };
                }
            }
            else if (ImpactBinder.FindNumber(sentence[at..], false) is { } value)
            {
                var noun = NounBehind(sentence, end, group, out var stop);
                if (noun == "users" && struck && read.Users is null)
                {
                    read = read with { Users = new Figure(value, sentence[at..stop].ToString()) };
                }
                else if (noun == "users" && read.Counted is null)
                {
                    read = read with { Counted = new Figure(value, sentence[at..stop].ToString()) };
                }
                else if (noun == "requests" && failed && read.Requests is null)
                {
                    read = read with { Requests = new Figure(value, sentence[at..stop].ToString()) };
                }
            }

            at = end;
        }

        return read;
    }

    /// <summary>"74%" behind "peak error rate of", "error rate peaked at", "errors spiked to", but not "below 1%".</summary>
    private static bool IsErrorRate(ReadOnlySpan<char> sentence, int at, int end, WordMap<string> group)
    {
        var before = sentence[Math.Max(0, at - 48)..at];
        return Has(before, group, "rate") && Has(before, group, "peak") && !Has(before, group, "calm");
    }

    /// <summary>What a number counts, over a few words such as "of our paying": "users", "requests" or nothing known.</summary>
    private static string? NounBehind(ReadOnlySpan<char> sentence, int from, WordMap<string> group, out int stop)
    {
        stop = from;
        for (var n = 0; n <= Reach; n++)
        {
            while (stop < sentence.Length && (sentence[stop] == ' ' || (n > 0 && sentence[stop] is '"' or '\'')))
            {
                stop++;
            }

            var start = stop;
            if (start < sentence.Length && sentence[start] >= '\u2E80')
            {
                var length = group.GluedPrefixLength(sentence[start..].TrimStart("万萬人名件个個位の "), out var glued);
                return length > 0 && glued is "users" or "requests" ? glued : null;
            }

            while (stop < sentence.Length && (char.IsLetter(sentence[stop]) || sentence[stop] is '-' or '\'' or '’' || (stop > start && char.IsAsciiDigit(sentence[stop]))))
            {
                stop++;
            }

            if (stop == start)
            {
                // "1,200 of 40,000 users": the first number counts.
                if (n == 0 || !char.IsAsciiDigit(sentence.Length > start ? sentence[start] : ' '))
                {
                    return null;
                }

                stop = NumberEnd(sentence, start);
                continue;
            }

            if (group.TryGet(sentence[start..stop], out var id))
            {
                if (id is "users" or "requests")
                {
                    return id;
                }

                if (id is "unit")
                {
                    return null;
                }
            }
        }

        return null;
    }

    private static int NumberEnd(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] is ',' or '.' or '\u00a0' or '\u202f' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])) || (text[at] == ' ' && IsThousands(text, at))))
        {
            at++;
        }

        return at < text.Length && text[at] is 'k' or 'K' or 'M' && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1])) ? at + 1 : at;
    }

    /// <summary>"1 840": a space that groups digits.</summary>
    private static bool IsThousands(ReadOnlySpan<char> text, int at) =>
        at > 0 && at + 3 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3]) && (at + 4 == text.Length || !char.IsAsciiDigit(text[at + 4]));

    private static bool Has(ReadOnlySpan<char> text, WordMap<string> group, string key)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsLetter(text[at]) || (at > 0 && char.IsLetterOrDigit(text[at - 1]) && text[at] < '\u2E80'))
            {
                continue;
            }

            var length = text[at] >= '\u2E80' ? group.GluedPrefixLength(text[at..], out var id) : group.PrefixLength(text[at..], out id);
            if (length > 0 && id == key)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"ca." and "approx." end no sentence.</summary>
    private static bool IsShortened(ReadOnlySpan<char> text, ReadingWords words) => text.Length <= 8 || text[^8..].IndexOf(' ') >= 0 ? words.Group("about").Contains(text[(text.LastIndexOf(' ') + 1)..]) : false;

    private static int SentenceEnd(ReadOnlySpan<char> text, ReadingWords words)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '。' or '\n' or ';' || (text[i] is '.' or '!' or '?' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])) && !IsShortened(text[..(i + 1)], words)))
            {
                return i + 1;
            }
        }

        return text.Length;
    }
}
