using System.Globalization;
using System.Text;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Profiles;

/// <summary>Scalars and keys, and the small questions about what stands at a place.</summary>
internal sealed partial class YamlSubset
{
    private DataNode Scalar(bool isFlow) => _text[_pos] switch
    {
        '"' => DoubleQuoted(),
        '\'' => SingleQuoted(),
        _ => Plain(isFlow),
    };

    private DataNode Plain(bool isFlow)
    {
        var start = _pos;
        if (_text[_pos] is '&' or '*' or '!' or '|' or '>' or '%' or '@' or '`' or '#' or ',' or ']' or '}' or '?' or ':' || (_text[_pos] == '-' && (isFlow || IsBlank(_pos + 1))))
        {
            return Fail();
        }

        var end = start;
        for (; _pos < _text.Length && _text[_pos] is not ('\r' or '\n'); _pos++)
        {
            var c = _text[_pos];
            if (isFlow && c is ',' or '[' or ']' or '{' or '}')
            {
                break;
            }

            if (c == '#' && _pos > start && _text[_pos - 1] == ' ')
            {
                break;
            }

            if (c == '\t' || (c == ':' && (IsBlank(_pos + 1) || isFlow)))
            {
                return Fail();
            }

            if (c != ' ')
            {
                end = _pos + 1;
            }
        }

        if (isFlow && (_pos >= _text.Length || _text[_pos] is '\r' or '\n'))
        {
            // The scalar may go on in the next line, unless the list goes on first.
            var at = _pos;
            SkipFlowSpace();
            if (_pos >= _text.Length || _text[_pos] is not (',' or ']' or '}'))
            {
                return Fail();
            }

            _pos = at;
        }

        _lastEnd = end;
        return DataNode.Scalar(TextSpan.FromBounds(start, end), _text[start..end]);
    }

    private DataNode SingleQuoted()
    {
        var start = _pos++;
        while (true)
        {
            var quote = _text.AsSpan(_pos).IndexOfAny('\'', '\n');
            if (quote < 0 || _text[_pos + quote] == '\n')
            {
                return Fail();
            }

            _pos += quote + 1;
            if (_pos >= _text.Length || _text[_pos] != '\'')
            {
                break;
            }

            _pos++;
        }

        _lastEnd = _pos;
        return DataNode.Scalar(TextSpan.FromBounds(start, _pos), _text[(start + 1)..(_pos - 1)].Replace("''", "'"), isQuoted: true);
    }

    private DataNode DoubleQuoted()
    {
        var start = _pos++;
        StringBuilder? escaped = null;
        var from = _pos;
        while (true)
        {
            var next = _text.AsSpan(_pos).IndexOfAny('"', '\\', '\n');
            if (next < 0 || _text[_pos + next] == '\n')
            {
                return Fail();
            }

            _pos += next;
            if (_text[_pos] == '"')
            {
                break;
            }

            escaped = (escaped ?? new StringBuilder()).Append(_text, from, _pos - from);
            if (!Escape(escaped))
            {
                return Fail();
            }

            from = _pos;
        }

        var text = escaped is null ? _text[from.._pos] : escaped.Append(_text, from, _pos - from).ToString();
        _lastEnd = ++_pos;
        return DataNode.Scalar(TextSpan.FromBounds(start, _pos), text, isQuoted: true);
    }

    private bool Escape(StringBuilder output)
    {
        var kind = _pos + 1 < _text.Length ? _text[_pos + 1] : '\0';
        if (kind == 'u' && _pos + 6 <= _text.Length && int.TryParse(_text.AsSpan(_pos + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            output.Append((char)code);
            _pos += 6;
            return true;
        }

        var c = kind switch { '"' => '"', '\\' => '\\', '/' => '/', 'n' => '\n', 't' => '\t', _ => '\0' };
        output.Append(c);
        _pos += 2;
        return c != '\0';
    }

    private DataNode Key()
    {
        var key = _text[_pos] is '"' ? DoubleQuoted() : _text[_pos] is '\'' ? SingleQuoted() : PlainKey();
        if (_pos < _text.Length)
        {
            _pos++;
        }

        return key;
    }

    private DataNode PlainKey()
    {
        var start = _pos;
        while (_pos < _text.Length && !(_text[_pos] == ':' && IsBlank(_pos + 1)))
        {
            _pos++;
        }

        return DataNode.Scalar(TextSpan.FromBounds(start, _pos), _text[start.._pos].TrimEnd(), isQuoted: _pos == start);
    }

    /// <summary>Whether a key with its colon stands here: quoted, or words without any sign that means something in YAML.</summary>
    private bool IsKey()
    {
        var at = _pos;
        if (_text[at] is '"' or '\'')
        {
            var quote = _text[at];
            for (at++; at < _text.Length && _text[at] != quote; at++)
            {
                if (_text[at] is '\\' or '\n')
                {
                    return false;
                }
            }

            return at + 1 < _text.Length && _text[at + 1] == ':' && IsBlank(at + 2);
        }

        for (; at < _text.Length; at++)
        {
            if (_text[at] == ':' && IsBlank(at + 1))
            {
                return at > _pos && _text[at - 1] != ' ';
            }

            if (_text[at] is '\r' or '\n' or '\t' or '#' or ',' or '[' or ']' or '{' or '}' or '&' or '*' or '!' or '|' or '>' or '%' or '@' or '`' or '"' or '\'' or '?')
            {
                return false;
            }
        }

        return false;
    }

    private bool IsDash() => _pos < _text.Length && _text[_pos] == '-' && IsBlank(_pos + 1);

    private bool IsBlank(int at) => at >= _text.Length || _text[at] is ' ' or '\r' or '\n';

    private bool IsAtLineEnd() => _pos >= _text.Length || _text[_pos] is '\r' or '\n' || (_text[_pos] == '#' && _text[_pos - 1] == ' ');

    private void SkipSpaces()
    {
        while (_pos < _text.Length && _text[_pos] == ' ')
        {
            _pos++;
        }
    }

    private void SkipFlowSpace()
    {
        while (_pos < _text.Length && (_text[_pos] is ' ' or '\r' or '\n' || (_text[_pos] == '#' && _text[_pos - 1] is ' ' or '\n')))
        {
            if (_text[_pos] == '#')
            {
                SkipLine();
            }
            else
            {
                _pos++;
            }
        }
    }

    private void SkipLine()
    {
        var end = _text.AsSpan(Math.Min(_pos, _text.Length)).IndexOf('\n');
        _pos = end < 0 ? _text.Length : _pos + end + 1;
    }
}
