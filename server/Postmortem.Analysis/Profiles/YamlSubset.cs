using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Profiles;

/// <summary>
/// The part of YAML that the shipped data files are written in: block and flow collections, and scalars on one line. Reads them ten times as
/// fast as the full reader, whose start alone costs a fifth of the time until an editor shows its first findings. Gives up (null) on
/// everything else, errors included: the full reader then has the word.
/// </summary>
internal sealed partial class YamlSubset
{
    private const int MaxDepth = 64;

    private readonly string _text;
    private int _pos;
    private int _indent;
    private bool _isAtToken;
    private bool _hasFailed;
    private int _depth;
    private int _lastEnd;

    private YamlSubset(string text) => _text = text;

    public static DataNode? TryRead(string text)
    {
        var reader = new YamlSubset(text);
        if (!reader.Peek())
        {
            return null;
        }

        var root = reader.Block(reader._indent);
        return !reader._hasFailed && !reader.Peek() && !reader._hasFailed && reader._pos >= text.Length ? root : null;
    }

    private DataNode Fail()
    {
        _hasFailed = true;
        _pos = _text.Length;
        _isAtToken = false;
        return DataNode.Nothing(default);
    }

    /// <summary>Goes to the next token that begins a line, over blank lines and comments; false at the end.</summary>
    private bool Peek()
    {
        if (_isAtToken)
        {
            return true;
        }

        while (_pos < _text.Length)
        {
            var start = _pos;
            while (_pos < _text.Length && _text[_pos] == ' ')
            {
                _pos++;
            }

            if (_pos >= _text.Length)
            {
                return false;
            }

            if (_text[_pos] is '#')
            {
                SkipLine();
            }
            else if (_text[_pos] is '\r' or '\n')
            {
                _pos++;
            }
            else if (_text[_pos] is '\t' or '\uFEFF' || (_pos == start && (_text.AsSpan(_pos).StartsWith("---") || _text.AsSpan(_pos).StartsWith("..."))))
            {
                Fail();
                return false;
            }
            else
            {
                _indent = _pos - start;
                _isAtToken = true;
                return true;
            }
        }

        return false;
    }

    private DataNode Block(int indent)
    {
        if (++_depth > MaxDepth)
        {
            return Fail();
        }

        var node = IsDash() ? Sequence(indent) : IsKey() ? Mapping(indent) : Fail();
        _depth--;
        return node;
    }

    private DataNode Sequence(int indent)
    {
        var start = _pos;
        var items = new List<DataNode>();
        while (Peek() && _indent == indent && IsDash())
        {
            var dash = _pos++;
            _isAtToken = false;
            SkipSpaces();
            if (IsAtLineEnd())
            {
                SkipLine();
                _lastEnd = dash + 1;
                items.Add(Peek() && _indent > indent ? Block(_indent) : DataNode.Nothing(new TextSpan(dash + 1, 0)));
                continue;
            }

            if (IsDash() || IsKey())
            {
                _indent = indent + (_pos - dash);
                _isAtToken = true;
                items.Add(Block(_indent));
            }
            else
            {
                items.Add(Inline());
            }
        }

        return _isAtToken && _indent > indent ? Fail() : DataNode.Sequence(TextSpan.FromBounds(start, Math.Max(start, _lastEnd)), items);
    }

    private DataNode Mapping(int indent)
    {
        var start = _pos;
        var entries = new List<DataEntry>();
        while (Peek() && _indent == indent && !IsDash())
        {
            if (!IsKey())
            {
                return Fail();
            }

            _isAtToken = false;
            var key = Key();
            var afterColon = _pos;
            SkipSpaces();
            if (!IsAtLineEnd())
            {
                entries.Add(new DataEntry(key, Inline()));
                continue;
            }

            _lastEnd = afterColon;
            SkipLine();
            var hasValue = Peek() && (_indent > indent || (_indent == indent && IsDash()));
            entries.Add(new DataEntry(key, hasValue ? Block(_indent) : DataNode.Nothing(new TextSpan(afterColon, 0))));
        }

        return _isAtToken && _indent >= indent ? Fail() : DataNode.Mapping(TextSpan.FromBounds(start, Math.Max(start, _lastEnd)), entries);
    }

    /// <summary>A value on the line of its key or dash, with the end of the line.</summary>
    private DataNode Inline()
    {
        var node = _text[_pos] is '[' or '{' ? Flow() : Scalar(isFlow: false);
        SkipSpaces();
        if (!IsAtLineEnd())
        {
            return Fail();
        }

        SkipLine();
        return node;
    }

    private DataNode Flow()
    {
        if (++_depth > MaxDepth)
        {
            return Fail();
        }

        var start = _pos;
        var isMapping = _text[_pos++] == '{';
        var close = isMapping ? '}' : ']';
        var items = new List<DataNode>();
        var entries = new List<DataEntry>();
        while (true)
        {
            SkipFlowSpace();
            if (_pos >= _text.Length)
            {
                return Fail();
            }

            if (_text[_pos] == close)
            {
                break;
            }

            if (_text[_pos - 1] == '\n')
            {
                return Fail();
            }

            if (isMapping)
            {
                if (!IsKey())
                {
                    return Fail();
                }

                var key = Key();
                SkipFlowSpace();
                entries.Add(new DataEntry(key, FlowValue()));
            }
            else
            {
                items.Add(FlowValue());
            }

            SkipFlowSpace();
            if (_pos < _text.Length && _text[_pos] == ',')
            {
                _pos++;
            }
            else if (_pos >= _text.Length || _text[_pos] != close)
            {
                return Fail();
            }
        }

        _lastEnd = ++_pos;
        _depth--;
        var span = TextSpan.FromBounds(start, _pos);
        return isMapping ? DataNode.Mapping(span, entries) : DataNode.Sequence(span, items);
    }

    private DataNode FlowValue() => _pos >= _text.Length || _text[_pos] is ',' or ']' or '}'
        ? Fail()
        : _text[_pos] is '[' or '{' ? Flow() : Scalar(isFlow: true);
}
