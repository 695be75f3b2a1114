using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Profiles;

internal enum DataKind
{
    /// <summary>No value at all: an empty file, or a key with nothing after it.</summary>
    Nothing,
    Scalar,
    Sequence,
    Mapping,
}

/// <summary>A value of a YAML or JSON data file with the place it was read from.</summary>
internal sealed class DataNode
{
    private DataNode(DataKind kind, TextSpan span)
    {
        Kind = kind;
        Span = span;
    }

    public DataKind Kind { get; }

    /// <summary>From the first to behind the last character of the value, quotes and brackets included.</summary>
    public TextSpan Span { get; }

    /// <summary>A scalar's text with quotes and escapes resolved; empty for everything else.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Whether a scalar was written in quotes or as a block, and so is never a number, a boolean or nothing.</summary>
    public bool IsQuoted { get; private init; }

    public IReadOnlyList<DataNode> Items { get; private init; } = [];

    /// <summary>In the order of the file; a repeated key stands twice.</summary>
    public IReadOnlyList<DataEntry> Entries { get; private init; } = [];

    public static DataNode Scalar(TextSpan span, string text, bool isQuoted = false) =>
        !isQuoted && text is "" or "~" or "null" && !isQuoted
            ? new DataNode(DataKind.Nothing, span)
            : new DataNode(DataKind.Scalar, span) { Text = text, IsQuoted = isQuoted };

    public static DataNode Sequence(TextSpan span, IReadOnlyList<DataNode> items) => new(DataKind.Sequence, span) { Items = items };

    public static DataNode Mapping(TextSpan span, IReadOnlyList<DataEntry> entries) => new(DataKind.Mapping, span) { Entries = entries };

    public static DataNode Nothing(TextSpan span) => new(DataKind.Nothing, span);

    /// <summary>The value of the first entry with this key.</summary>
    public DataNode? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key.Text == key)
            {
                return entry.Value;
            }
        }

        return null;
    }
}

internal readonly record struct DataEntry(DataNode Key, DataNode Value);
