namespace Postmortem.Analysis.Model.Reading;

/// <summary>
/// A file of words in the part of YAML that such a file needs: groups, keys in a group, and lists of words,
/// either <c>[in, brackets]</c> or one per line behind a dash. It is read by hand because it is needed for the first
/// document after a start, where a general reader would cost more than everything else together.
/// </summary>
internal static class WordFile
{
    /// <summary>Calls <paramref name="add"/> for every word, in the order of the file; what is no such file yields what can be read of it.</summary>
    public static void Read(string text, Action<string, string, string> add)
    {
        var group = "";
        var key = "";
        var inBrackets = false;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = raw.TrimEnd();
            var indent = line.Length - line.TrimStart().Length;
            line = line[indent..];
            if (line.IsEmpty || line[0] == '#')
            {
                continue;
            }

            if (inBrackets)
            {
                inBrackets = ReadList(line, group, key, add);
                continue;
            }

            if (line[0] == '-' && (line.Length == 1 || line[1] == ' '))
            {
                AddWord(line[1..], group, key, add);
                continue;
            }

            var name = Name(line, out var rest);
            if (indent == 0)
            {
                (group, key) = (name, "");
            }
            else
            {
                key = name;
            }

            if (rest.StartsWith("["))
            {
                inBrackets = ReadList(rest[1..], group, key, add);
            }
            else
            {
                AddWord(rest, group, key, add);
            }
        }
    }

    private static string Name(ReadOnlySpan<char> line, out ReadOnlySpan<char> rest)
    {
        if (line[0] is '"' or '\'' && line[1..].IndexOf(line[0]) is var close and >= 0)
        {
            rest = line[(close + 2)..].TrimStart().TrimStart(':').TrimStart();
            return line[1..(close + 1)].ToString();
        }

        var colon = line.IndexOf(':');
        rest = colon < 0 ? default : line[(colon + 1)..].Trim();
        return (colon < 0 ? line : line[..colon]).Trim().ToString();
    }

    /// <summary>Whether the list goes on in the next line.</summary>
    private static bool ReadList(ReadOnlySpan<char> line, string group, string key, Action<string, string, string> add)
    {
        while (!line.IsEmpty)
        {
            line = line.TrimStart();
            if (line.IsEmpty || line[0] == '#')
            {
                return true;
            }

            if (line[0] == ']')
            {
                return false;
            }

            if (line[0] == ',')
            {
                line = line[1..];
                continue;
            }

            var length = line[0] is '"' or '\'' && line[1..].IndexOf(line[0]) is var close and >= 0 ? close + 2 : line.IndexOfAny(',', ']');
            length = length < 0 ? line.Length : length;
            AddWord(line[..length], group, key, add);
            line = line[length..];
        }

        return true;
    }

    private static void AddWord(ReadOnlySpan<char> word, string group, string key, Action<string, string, string> add)
    {
        word = word.Trim();
        if (word.Length >= 2 && word[0] is '"' or '\'' && word[^1] == word[0])
        {
            word = word[1..^1];
        }
        else if (word.IndexOf(" #") is var comment and >= 0)
        {
            word = word[..comment].TrimEnd();
        }

        if (!word.IsEmpty)
        {
            add(group, key, word.ToString());
        }
    }
}
