using Postmortem.Analysis.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Postmortem.Analysis.Profiles;

/// <summary>
/// Reads the first document of a YAML text into <see cref="DataNode"/>s. Total: whatever the text, there is a value (what could be read
/// before the first error) and a list of problems. Aliases are not part of the language of these files; this also keeps
/// documents that expand without bound out.
/// </summary>
internal static class Yaml
{
    private const int MaxDepth = 64;

    /// <summary>Reads a data file that is part of the program, whose problems a test has seen.</summary>
    public static DataNode ReadShipped(string path)
    {
        var text = ShippedFiles.Get(path);
        return YamlSubset.TryRead(text) ?? Read(text).Root;
    }

    public static (DataNode Root, IReadOnlyList<ProfileProblem> Problems) Read(string text)
    {
        var problems = new List<ProfileProblem>();
        var builder = new Builder(text, problems);
        // The scanner does not count a byte order mark, so it is taken off before and added to every offset.
        var shift = text.StartsWith('\uFEFF') ? 1 : 0;
        try
        {
            var parser = new Parser(new StringReader(shift == 0 ? text : text[1..]));
            while (!builder.IsComplete && parser.MoveNext())
            {
                builder.Add(parser.Current!, shift);
            }
        }
        catch (YamlException e)
        {
            problems.Add(e.Message.Contains(" tab ", StringComparison.Ordinal) && FindTab(text, builder.Reached) is { } tab
                ? new ProfileProblem(tab, "YAML is indented with spaces, and here stands a tab.")
                : new ProfileProblem(builder.Clip((int)Math.Min(e.Start.Index + shift, text.Length), (int)Math.Min(e.End.Index + shift, text.Length)), $"This is not valid YAML: {Sentence(e.Message)}"));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The parser is third-party code that meets arbitrary text while somebody types; its other exceptions mean the same thing.
            problems.Add(new ProfileProblem(builder.Clip(builder.Reached, builder.Reached + 1), "This is not valid YAML."));
        }

        return (builder.Finish(), problems);
    }

    /// <summary>The parser complains about a tab in the indentation at the beginning of what it stands in.</summary>
    private static TextSpan? FindTab(string text, int from)
    {
        for (var line = from; line >= 0 && line < text.Length; line = text.IndexOf('\n', line) is var end and >= 0 ? end + 1 : -1)
        {
            var tab = line + text.AsSpan(line).IndexOfAnyExcept(' ');
            if (tab >= line && text[tab] == '\t' && (line == 0 || text[line - 1] == '\n'))
            {
                return new TextSpan(tab, 1);
            }
        }

        return null;
    }

    /// <summary>The parser's message without its position, which the span already tells.</summary>
    private static string Sentence(string message)
    {
        var from = message.StartsWith('(') ? message.IndexOf("): ", StringComparison.Ordinal) : -1;
        return (from < 0 ? message : message[(from + 3)..]).TrimEnd();
    }

    private sealed class Open(bool isMapping, int start)
    {
        public bool IsMapping { get; } = isMapping;

        public int Start { get; } = start;

        public List<DataNode> Items { get; } = [];

        public List<DataEntry> Entries { get; } = [];

        public DataNode? Key { get; set; }

        public DataNode Close(int end) => IsMapping
            ? DataNode.Mapping(TextSpan.FromBounds(Start, Math.Max(Start, end)), Entries)
            : DataNode.Sequence(TextSpan.FromBounds(Start, Math.Max(Start, end)), Items);
    }

    private sealed class Builder(string text, List<ProfileProblem> problems)
    {
        private readonly Stack<Open> _open = new();
        private DataNode? _root;
        private int _lastEnd;

        public bool IsComplete { get; private set; }

        public int Reached { get; private set; }

        public TextSpan Clip(int start, int end)
        {
            start = Math.Clamp(start, 0, text.Length);
            return TextSpan.FromBounds(start, Math.Clamp(end, start, text.Length));
        }

        public void Add(ParsingEvent current, int shift)
        {
            var start = (int)Math.Min(current.Start.Index + shift, text.Length);
            var end = (int)Math.Min(current.End.Index + shift, text.Length);
            Reached = start;
            if (current is SequenceEnd or MappingEnd && end == start && end < text.Length && text[end] is ']' or '}')
            {
                // The parser reports the end of a flow collection as empty, in front of its bracket.
                end++;
            }

            switch (current)
            {
                case MappingStart or SequenceStart when _open.Count >= MaxDepth:
                    problems.Add(new ProfileProblem(Clip(start, end), $"Nested deeper than {MaxDepth} levels; nothing is read from here on."));
                    IsComplete = true;
                    return;
                case MappingStart:
                    _open.Push(new Open(isMapping: true, start));
                    break;
                case SequenceStart:
                    _open.Push(new Open(isMapping: false, start));
                    break;
                case MappingEnd or SequenceEnd:
                    // A block collection ends where the next token begins; what belongs to it ends with its last value.
                    Put(_open.Pop().Close(end > start ? end : _lastEnd));
                    break;
                case Scalar scalar:
                    Put(DataNode.Scalar(Clip(start, Math.Max(start, end)), scalar.Value, scalar.Style != ScalarStyle.Plain));
                    break;
                case AnchorAlias:
                    problems.Add(new ProfileProblem(Clip(start, end), "Aliases (*name) are not supported here; repeat the value."));
                    Put(DataNode.Nothing(Clip(start, end)));
                    break;
                case DocumentEnd:
                    IsComplete = true;
                    break;
            }

            if (current is Scalar or AnchorAlias || (current is MappingEnd or SequenceEnd && end > start))
            {
                _lastEnd = end;
            }
        }

        public DataNode Finish()
        {
            while (_open.Count > 0)
            {
                Put(_open.Pop().Close(_lastEnd));
            }

            return _root ?? DataNode.Nothing(default);
        }

        private void Put(DataNode node)
        {
            if (_open.Count == 0)
            {
                _root ??= node;
                return;
            }

            var parent = _open.Peek();
            if (!parent.IsMapping)
            {
                parent.Items.Add(node);
            }
            else if (parent.Key is null)
            {
                parent.Key = node;
            }
            else
            {
                parent.Entries.Add(new DataEntry(parent.Key, node));
                parent.Key = null;
            }
        }
    }
}
