using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Editing;

/// <summary>Texts with tab stops, in the syntax of editors: <c>${1:text}</c>, <c>${1|one,two|}</c>, <c>$0</c>.</summary>
internal static class Snippet
{
    private static readonly ConditionalWeakTable<Profile, Dictionary<string, Vocabulary>> VocabulariesByLabel = [];

    /// <summary>A text that means itself in a snippet.</summary>
    public static string Escape(string text) => Append(new StringBuilder(text.Length + 8), text).ToString();

    /// <summary>
    /// A piece of template whose slots become tab stops. A slot that stands where a field of a closed vocabulary has its value becomes a choice
    /// that begins with the slot itself, so that passing over it writes nothing that nobody said.
    /// </summary>
    public static string FromTemplate(string text, Profile? profile = null)
    {
        var result = new StringBuilder(text.Length + 64);
        var at = 0;
        var stop = 0;
        foreach (var slot in Slot.In(text))
        {
            Append(result, text.AsSpan(at, slot.Start - at));
            stop++;
            var inside = text.AsSpan(slot.Start, slot.Length);
            result.Append("${").Append(stop.ToString(CultureInfo.InvariantCulture));
            if (profile is not null && FindVocabulary(text, slot.Start, profile) is { } vocabulary)
            {
                result.Append('|');
                AppendChoice(result, inside);
                foreach (var value in vocabulary.Values.Where(v => !v.Discouraged))
                {
                    result.Append(',');
                    AppendChoice(result, value.Value);
                }

                result.Append("|}");
            }
            else
            {
                result.Append(':');
                Append(result, inside).Append('}');
            }

            at = slot.End;
        }

        Append(result, text.AsSpan(at));
        return result.Append("$0").ToString();
    }

    private static StringBuilder Append(StringBuilder result, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is '\\' or '$' or '}')
            {
                result.Append('\\');
            }

            result.Append(c);
        }

        return result;
    }

    private static void AppendChoice(StringBuilder result, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is '\\' or '$' or '}' or ',' or '|')
            {
                result.Append('\\');
            }

            result.Append(c);
        }
    }

    /// <summary>The vocabulary of the field whose label precedes the slot on its line or in its row.</summary>
    private static Vocabulary? FindVocabulary(string text, int slot, Profile profile)
    {
        var start = text.LastIndexOf('\n', Math.Max(slot - 1, 0)) + 1;
        var before = text.AsSpan(start, slot - start).TrimEnd();
        if (before.IsEmpty || before[^1] is not (':' or '*' or '|'))
        {
            return null;
        }

        var key = VocabularyValue.KeyOf(before.ToString());
        if (key.Length == 0)
        {
            return null;
        }

        return VocabulariesByLabel.GetValue(profile, IndexOf).GetValueOrDefault(key);
    }

    private static Dictionary<string, Vocabulary> IndexOf(Profile profile)
    {
        var index = new Dictionary<string, Vocabulary>();
        foreach (var field in profile.Fields)
        {
            if (profile.VocabularyOf(field) is { } vocabulary)
            {
                foreach (var name in field.Aliases.Prepend(field.Label))
                {
                    index.TryAdd(VocabularyValue.KeyOf(name), vocabulary);
                }
            }
        }

        return index;
    }
}
