using System.Globalization;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Profiles;

/// <summary>
/// Reads the keys of one mapping. Every call names a key, says what it is for and gives its value; a value of the wrong type is a problem at its
/// place and reads as absent, and a key that nothing asked for is a problem with the nearest key that exists.
/// The same calls, on a map made by <see cref="Record"/>, describe the keys instead.
/// </summary>
internal sealed partial class DataMap
{
    private static readonly DataNode NoNode = DataNode.Mapping(default, []);

    private readonly DataNode _node;
    private readonly List<ProfileProblem> _problems;
    private readonly DataShape? _shape;
    private readonly HashSet<string>? _recording;
    private readonly List<string> _asked = [];

    private DataMap(DataNode node, List<ProfileProblem> problems, DataShape? shape = null, HashSet<string>? recording = null)
    {
        _node = node;
        _problems = problems;
        _shape = shape;
        _recording = recording;
    }

    public TextSpan Span => _node.Span;

    /// <summary>Whether the calls only describe keys, so that checks across keys make no sense.</summary>
    public bool IsRecording => _shape is not null;

    /// <summary>Reads a whole file. A file that is no mapping at all is a problem and reads as an empty one.</summary>
    public static T Read<T>(DataNode root, List<ProfileProblem> problems, Func<DataMap, T> read)
    {
        if (root.Kind is DataKind.Scalar or DataKind.Sequence)
        {
            problems.Add(new ProfileProblem(root.Span, "Expected keys with values (`key: value`)."));
        }

        var map = new DataMap(root.Kind == DataKind.Mapping ? root : NoNode, problems);
        var value = read(map);
        map.ReportUnknownKeys();
        return value;
    }

    public static DataShape Record<T>(string name, string description, Func<DataMap, T> read)
    {
        var shape = new DataShape("object") { Name = name, Description = description };
        read(new DataMap(NoNode, [], shape, [name]));
        return shape;
    }

    public void Report(TextSpan span, string message, RuleLevel level = RuleLevel.Error) => _problems.Add(new ProfileProblem(span, message, level));

    /// <summary>The place of a key's value; the place of the mapping when the key is absent.</summary>
    public TextSpan SpanOf(string key) => _node.Find(key)?.Span ?? FirstKey();

    public string? Text(string key, string description, bool required = false, string? fallback = null)
    {
        var node = Ask(key, () => new DataShape("string") { Description = description, IsRequired = required, Default = fallback });
        if (node is { Kind: DataKind.Scalar })
        {
            return node.Text;
        }

        if (node is null or { Kind: DataKind.Nothing })
        {
            Missing(key, required);
            return fallback;
        }

        Wrong(node, key, "a text");
        return fallback;
    }

    /// <summary>A text in which names in braces are filled in: others are most likely misspelt.</summary>
    public string? Pattern(string key, string description, string fallback, params ReadOnlySpan<string> names)
    {
        var text = Text(key, description, fallback: fallback);
        for (var open = text?.IndexOf('{') ?? -1; open >= 0; open = text!.IndexOf('{', open + 1))
        {
            var close = text!.IndexOf('}', open);
            var name = close < 0 ? "" : text[(open + 1)..close].Split(':')[0];
            if (close >= 0 && !names.Contains(name))
            {
                Report(SpanOf(key), $"Nothing is filled in for `{{{Short(name)}}}` here; known are {string.Join(", ", names.ToArray().Select(n => $"`{{{n}}}`"))}.");
            }
        }

        return text;
    }

    public bool? Flag(string key, string description, bool? fallback = null)
    {
        var node = Ask(key, () => new DataShape("boolean") { Description = description, Default = fallback });
        switch (node)
        {
            case null or { Kind: DataKind.Nothing }:
                return fallback;
            case { Kind: DataKind.Scalar, IsQuoted: false } when BoolOf(node.Text) is { } value:
                return value;
            default:
                Wrong(node, key, "true or false");
                return fallback;
        }
    }

    public int? Number(string key, string description, int minimum, int maximum, int? fallback = null)
    {
        var node = Ask(key, () => new DataShape("integer") { Description = description, Minimum = minimum, Maximum = maximum, Default = fallback });
        if (node is null or { Kind: DataKind.Nothing })
        {
            return fallback;
        }

        if (node is { Kind: DataKind.Scalar, IsQuoted: false }
            && int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= minimum && value <= maximum)
        {
            return value;
        }

        Wrong(node, key, $"a whole number from {minimum} to {maximum}");
        return fallback;
    }

    /// <summary>One of the words, as its index; the fallback when the key is absent or has another word.</summary>
    public int Choice(string key, string description, IReadOnlyList<(string Word, string Meaning)> words, int fallback)
    {
        var node = Ask(key, () => new DataShape("string") { Description = description, Words = words, Default = fallback < 0 ? null : words[fallback].Word });
        if (node is null or { Kind: DataKind.Nothing })
        {
            return fallback;
        }

        return IndexOf(node, key, words) ?? fallback;
    }

    /// <summary>A list of texts; one text alone is a list of one.</summary>
    public IReadOnlyList<string> Texts(string key, string description, bool required = false, IReadOnlyList<string>? fallback = null)
    {
        var node = Ask(key, () => new DataShape("array")
        {
            Description = description,
            IsRequired = required,
            Default = fallback,
            Items = new DataShape("string"),
            Shorthand = new DataShape("string"),
        });
        switch (node)
        {
            case null or { Kind: DataKind.Nothing }:
                Missing(key, required);
                return fallback ?? [];
            case { Kind: DataKind.Scalar }:
                return [node.Text];
            case { Kind: DataKind.Mapping }:
                Wrong(node, key, "a list of texts");
                return fallback ?? [];
        }

        var texts = new List<string>(node.Items.Count);
        foreach (var item in node.Items)
        {
            if (item.Kind == DataKind.Scalar)
            {
                texts.Add(item.Text);
            }
            else
            {
                Wrong(item, key, "a list of texts");
            }
        }

        return texts;
    }

    /// <summary>A mapping inside of this one; an absent one is read as an empty one, so that its defaults stand in one place.</summary>
    public T Map<T>(string key, string description, string name, Func<DataMap, T> read)
    {
        var node = Ask(key, () => RecordItem(description, name, read));
        if (IsRecording)
        {
            return default!;
        }

        if (node is { Kind: DataKind.Scalar or DataKind.Sequence })
        {
            Wrong(node, key, "keys with values");
        }

        return ReadMap(node is { Kind: DataKind.Mapping } ? node : NoNode, read);
    }

    /// <summary>A list of mappings. With a shorthand key, an item that is only a text stands for a mapping with that key.</summary>
    public IReadOnlyList<T> List<T>(string key, string description, string name, Func<DataMap, T> read, string? shorthand = null)
    {
        var node = Ask(key, () => new DataShape("array")
        {
            Description = description,
            Items = RecordItem("", name, read, shorthand is null ? null : new DataShape("string")),
        });
        if (IsRecording || node is null or { Kind: DataKind.Nothing })
        {
            return [];
        }

        if (node.Kind != DataKind.Sequence)
        {
            Wrong(node, key, "a list");
            return [];
        }

        var list = new List<T>(node.Items.Count);
        foreach (var item in node.Items)
        {
            if (item.Kind == DataKind.Mapping)
            {
                list.Add(ReadMap(item, read));
            }
            else if (item.Kind == DataKind.Scalar && shorthand is not null)
            {
                var keyNode = DataNode.Scalar(item.Span, shorthand, isQuoted: true);
                list.Add(ReadMap(DataNode.Mapping(item.Span, [new DataEntry(keyNode, item)]), read));
            }
            else
            {
                Wrong(item, key, shorthand is null ? "a list of entries with keys" : $"a list of entries, each a text or keys with values");
            }
        }

        return list;
    }

    /// <summary>A mapping whose keys are free; the values are read one by one, and null leaves an entry out.</summary>
    public IReadOnlyDictionary<string, T> Table<T>(string key, string description, DataShape values, Func<DataMap, DataEntry, T?> read)
        where T : struct
    {
        var node = Ask(key, () => new DataShape("object") { Description = description, Items = values });
        var table = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        if (node is { Kind: DataKind.Scalar or DataKind.Sequence })
        {
            Wrong(node, key, "keys with values");
        }

        foreach (var entry in node?.Entries ?? [])
        {
            if (entry.Key.Kind != DataKind.Scalar)
            {
                Report(entry.Key.Span, "Expected a text as the key.");
            }
            else if (table.ContainsKey(entry.Key.Text))
            {
                ReportRepeated(entry.Key);
            }
            else if (read(this, entry) is { } value)
            {
                table[entry.Key.Text] = value;
            }
        }

        return table;
    }

    /// <summary>The value as it stands, for keys with a grammar of their own.</summary>
    public DataNode? Node(string key, DataShape shape) => Ask(key, () => shape);

    public int? IndexOf(DataNode node, string key, IReadOnlyList<(string Word, string Meaning)> words)
    {
        if (node.Kind == DataKind.Scalar)
        {
            for (var i = 0; i < words.Count; i++)
            {
                if (words[i].Word.Equals(node.Text, StringComparison.OrdinalIgnoreCase))
                {
                    return i;
                }
            }

            var nearest = Nearest.Find(node.Text, words.Select(w => w.Word));
            Report(node.Span, nearest is null
                ? $"`{Short(node.Text)}` is no value of `{key}`; choose {string.Join(", ", words.Select(w => w.Word))}."
                : $"`{Short(node.Text)}` is no value of `{key}`; did you mean `{nearest}`?");
            return null;
        }

        Wrong(node, key, "one of " + string.Join(", ", words.Select(w => w.Word)));
        return null;
    }

    public void Wrong(DataNode node, string key, string expected) => Report(node.Span, $"Expected {expected} for `{key}`.");

    private static bool? BoolOf(string text) => text switch
    {
        "true" or "True" or "yes" or "on" => true,
        "false" or "False" or "no" or "off" => false,
        _ => null,
    };

    private static string Short(string text) => text.Length <= 40 ? text : text[..39] + "…";

    private TextSpan FirstKey() => _node.Entries.Count > 0 ? _node.Entries[0].Key.Span : _node.Span;
}
