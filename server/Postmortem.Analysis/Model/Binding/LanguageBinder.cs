using System.Runtime.CompilerServices;
using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>The language that most of the prose is written in, by its script and its most common words.</summary>
internal static class LanguageBinder
{
    private const int Sample = 60;

    /// <summary>A word or two that another language has as well do not make a short English text one in that language.</summary>
    private const int Fewest = 3;

    private static readonly ConditionalWeakTable<ReadingWords, Dictionary<string, string[]>> Indexes = [];

    public static string Bind(Walk walk)
    {
        var votes = new Dictionary<string, int>(StringComparer.Ordinal);
        var blocks = 0;
        for (var i = 0; i < walk.Readings.Length && blocks < Sample; i++)
        {
            if (walk.Document[i].Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.TableRow or BlockKind.Heading)
            {
                blocks++;
                foreach (var (language, count) in walk.Readings[i].Languages)
                {
                    votes[language] = votes.GetValueOrDefault(language) + count;
                }
            }
        }

        var best = "en";
        var most = votes.GetValueOrDefault("en");
        foreach (var (language, count) in votes)
        {
            if (count > most && (count >= Fewest || language is "ja" or "zh" or "ko" or "vi"))
            {
                (best, most) = (language, count);
            }
        }

        return best;
    }

    /// <summary>How many words of each language a text has; for scripts of their own, how many characters.</summary>
    public static IReadOnlyList<(string Language, int Count)> Count(ReadOnlySpan<char> text, ReadingWords words)
    {
        text = text[..Math.Min(text.Length, 1000)];
        var kana = 0;
        var hangul = 0;
        var han = 0;
        var votes = new List<(string, int)>();
        foreach (var c in text.IndexOfAnyInRange('\u3040', '\uD7AF') < 0 ? [] : text)
        {
            kana += c is >= '\u3040' and <= '\u30FF' ? 1 : 0;
            hangul += c is >= '\uAC00' and <= '\uD7AF' ? 1 : 0;
            han += c is >= '\u4E00' and <= '\u9FFF' ? 1 : 0;
        }

        if (kana > 2)
        {
            votes.Add(("ja", (kana + han) / 2));
        }
        else if (han > 3)
        {
            votes.Add(("zh", han / 2));
        }

        if (hangul > 2)
        {
            votes.Add(("ko", hangul / 2));
        }

        var index = Indexes.GetValue(words, IndexOf);
        var lookup = index.GetAlternateLookup<ReadOnlySpan<char>>();
        var first = votes.Count;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetter(text[i]) || text[i] >= '\u2E80')
            {
                continue;
            }

            var start = i;
            while (i < text.Length && char.IsLetter(text[i]))
            {
                i++;
            }

            if (lookup.TryGetValue(text[start..i], out var languages))
            {
                foreach (var language in languages)
                {
                    Count(language, votes, first);
                }
            }
        }

        return votes;
    }

    private static void Count(string language, List<(string Language, int Count)> votes, int from)
    {
        for (var i = from; i < votes.Count; i++)
        {
            if (votes[i].Language == language)
            {
                votes[i] = (language, votes[i].Count + 1);
                return;
            }
        }

        votes.Add((language, 1));
    }

    /// <summary>The languages of every word. By hand: it is made at every start, for which the library's grouping would be compiled.</summary>
    private static Dictionary<string, string[]> IndexOf(ReadingWords words)
    {
        var index = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var (language, word) in words.LanguageWords)
        {
            var known = index.GetValueOrDefault(word, []);
            if (!known.Contains(language))
            {
                index[word] = [.. known, language];
            }
        }

        return index;
    }
}
