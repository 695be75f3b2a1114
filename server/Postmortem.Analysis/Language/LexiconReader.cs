using System.Text;

namespace Postmortem.Analysis.Language;

/// <summary>
/// Reads the part of YAML that lexicons are written in: block mappings and sequences, flow sequences of scalars, plain and
/// quoted scalars on one line, folded scalars (<c>&gt;-</c>) and comments. A general YAML parser takes longer to warm up than
/// the whole server may take to start, and the words of a language are needed by the first document that is opened.
/// A test proves that the shipped files mean the same to a real YAML parser.
/// </summary>
internal sealed class LexiconReader
{
    private const int MaxDepth = 16;
    private readonly List<(int Line, int Indent, string Text)> _lines = [];
    private readonly List<LexiconProblem> _problems = [];
    private int _at;

    public static (LexiconNode Root, IReadOnlyList<LexiconProblem> Problems) Read(string text)
    {
        var reader = new LexiconReader();
        reader.SplitLines(text);
        var root = reader._lines.Count == 0 ? null : reader.ReadBlock(reader._lines[0].Indent, 0);
        if (reader._at < reader._lines.Count)
        {
            reader.Report(reader._lines[reader._at].Line, "This line is indented differently from the lines before it and is not read, nor is what follows.");
        }

        return (root ?? new LexiconNode(0) { Entries = [] }, reader._problems);
    }

    private void SplitLines(string text)
    {
        var line = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var content = text.AsSpan()[range].TrimEnd();
            var indent = content.IndexOfAnyExcept(' ');
            if (indent >= 0 && content[indent] != '#')
            {
                _lines.Add((line, indent, content[indent..].ToString()));
            }

            line++;
        }
    }

    private LexiconNode? ReadBlock(int indent, int depth)
    {
        if (depth > MaxDepth)
        {
            Report(_lines[_at].Line, "This is nested too deeply.");
            _at = _lines.Count;
            return null;
        }

        return _lines[_at].Text.StartsWith("- ", StringComparison.Ordinal) || _lines[_at].Text == "-"
            ? ReadSequence(indent, depth)
            : ReadMapping(indent, depth);
    }

    private LexiconNode ReadSequence(int indent, int depth)
    {
        var node = new LexiconNode(_lines[_at].Line) { Items = [] };
        while (_at < _lines.Count && _lines[_at].Indent == indent && _lines[_at].Text.StartsWith('-'))
        {
            var (line, _, text) = _lines[_at];
            var rest = text.Length > 1 ? text[1..].TrimStart() : "";
            if (rest.Length == 0)
            {
                _at++;
                if (_at < _lines.Count && _lines[_at].Indent > indent && ReadBlock(_lines[_at].Indent, depth + 1) is { } nested)
                {
                    node.Items.Add(nested);
                }
            }
            else if (FindKeyEnd(rest) >= 0)
            {
                // "- key: value" opens a mapping whose keys stand where the first one stands.
                var inner = indent + text.Length - rest.Length;
                _lines[_at] = (line, inner, rest);
                node.Items.Add(ReadMapping(inner, depth + 1));
            }
            else
            {
                _at++;
                node.Items.Add(ReadValue(rest, line, indent));
            }
        }

        return node;
    }

    private LexiconNode ReadMapping(int indent, int depth)
    {
        var node = new LexiconNode(_lines[_at].Line) { Entries = [] };
        while (_at < _lines.Count && _lines[_at].Indent == indent)
        {
            var (line, _, text) = _lines[_at];
            var end = FindKeyEnd(text);
            if (end < 0)
            {
                Report(line, "A key, a colon and a value are expected here.");
                _at++;
                continue;
            }

            var key = Unquote(text[..end].Trim());
            var rest = text[(end + 1)..].Trim();
            _at++;
            if (rest.Length > 0 && rest[0] != '#')
            {
                node.Entries.Add(new(key, ReadValue(rest, line, indent)));
            }
            else if (_at < _lines.Count && (_lines[_at].Indent > indent || (_lines[_at].Indent == indent && _lines[_at].Text.StartsWith("- ", StringComparison.Ordinal))))
            {
                node.Entries.Add(new(key, ReadBlock(_lines[_at].Indent, depth + 1) ?? new LexiconNode(line)));
            }
            else
            {
                node.Entries.Add(new(key, new LexiconNode(line) { Scalar = "" }));
            }
        }

        return node;
    }

    private LexiconNode ReadValue(string text, int line, int indent)
    {
        if (text[0] == '[')
        {
            return ReadFlow(text, line);
        }

        if (text is ">-" or ">" or "|" or "|-")
        {
            var folded = new StringBuilder();
            while (_at < _lines.Count && _lines[_at].Indent > indent)
            {
                folded.Append(folded.Length > 0 ? (text[0] == '|' ? "\n" : " ") : "").Append(_lines[_at].Text);
                _at++;
            }

            return new LexiconNode(line) { Scalar = folded.ToString() };
        }

        return new LexiconNode(line) { Scalar = Unquote(WithoutComment(text)) };
    }

    private LexiconNode ReadFlow(string first, int line)
    {
        var items = new List<LexiconNode>();
        var text = first[1..];
        while (true)
        {
            var at = 0;
            while (at < text.Length)
            {
                if (text[at] is ' ' or ',')
                {
                    at++;
                }
                else if (text[at] == ']')
                {
                    return new LexiconNode(line) { Items = items };
                }
                else if (text[at] == '#' && (at == 0 || text[at - 1] == ' '))
                {
                    break;
                }
                else
                {
                    var end = EndOfFlowScalar(text, at);
                    items.Add(new LexiconNode(line) { Scalar = Unquote(text[at..end].Trim()) });
                    at = end;
                }
            }

            if (_at >= _lines.Count)
            {
                Report(line, "This list is not closed by a bracket.");
                return new LexiconNode(line) { Items = items };
            }

            text = _lines[_at].Text;
            _at++;
        }
    }

    private static int EndOfFlowScalar(string text, int at)
    {
        if (text[at] is '"' or '\'')
        {
            var close = text.IndexOf(text[at], at + 1);
            return close < 0 ? text.Length : close + 1;
        }

        var end = text.AsSpan(at).IndexOfAny(',', ']');
        return end < 0 ? text.Length : at + end;
    }

    /// <summary>Where the colon after a key stands, or -1 when the text is not a key with a value.</summary>
    private static int FindKeyEnd(string text)
    {
        if (text[0] is '[' or '{')
        {
            return -1;
        }

        var from = 0;
        if (text[0] is '"' or '\'')
        {
            from = text.IndexOf(text[0], 1) + 1;
            return from > 0 && from < text.Length && text[from] == ':' ? from : -1;
        }

        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == ':' && (i + 1 == text.Length || text[i + 1] == ' '))
            {
                return i;
            }
        }

        return -1;
    }

    private static string WithoutComment(string text)
    {
        if (text[0] is '"' or '\'')
        {
            var close = text.LastIndexOf(text[0]);
            return close > 0 ? text[..(close + 1)] : text;
        }

        var comment = text.IndexOf(" #", StringComparison.Ordinal);
        return comment < 0 ? text : text[..comment].TrimEnd();
    }

    private static string Unquote(string text)
    {
        if (text.Length >= 2 && text[0] == text[^1] && text[0] is '"' or '\'')
        {
            var inner = text[1..^1];
            return text[0] == '\'' ? inner.Replace("''", "'") : inner.Replace("\\\"", "\"").Replace("\\n", "\n").Replace("\\\\", "\\");
        }

        return text;
    }

    private void Report(int line, string message) => _problems.Add(new LexiconProblem(line, message));
}
