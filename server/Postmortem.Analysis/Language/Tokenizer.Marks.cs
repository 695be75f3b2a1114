using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

internal ref partial struct Tokenizer
{
    private void ReadMark(char c)
    {
        switch (c)
        {
            case '`':
                ReadCode();
                break;
            case '\\':
                _at += Peek() is '\n' or '\r' ? 1 : 2;
                break;
            case '*' or '_' or '~' or '#':
                _at++;
                break;
            case '[':
                ReadBracket();
                break;
            case ']':
                ReadLinkTarget();
                break;
            case '<':
                ReadAngle();
                break;
            case '{':
                ReadDelimited('}', TokenKind.Placeholder);
                break;
            case '"':
                ReadQuotation('"');
                break;
            case '“' or '„' or '«':
                ReadQuotation(c == '«' ? '»' : '”');
                break;
            case '\'' or '‘':
                ReadSingleQuote();
                break;
            case '’' when _out.Count > 0:
                MarkPossessive();
                break;
            case '@':
                ReadHandle();
                break;
            case '!' or '?':
                ReadExclamation();
                break;
            case '.':
                ReadStop();
                break;
            case ':':
                ReadColon();
                break;
            default:
                ReadOther(c);
                break;
        }
    }

    private void ReadCode()
    {
        var run = 1;
        while (Peek(run) == '`')
        {
            run++;
        }

        var limit = Math.Min(_text.Length, _at + MaxSpan);
        for (var i = _at + run; i < limit; i++)
        {
            if (_text[i] != '`')
            {
                continue;
            }

            var close = 1;
            while (i + close < limit && _text[i + close] == '`')
            {
                close++;
            }

            if (close == run)
            {
                Emit(_at, i + close, TokenKind.Code);
                return;
            }

            i += close - 1;
        }

        _at += run;
    }

    private void ReadBracket()
    {
        if (FactNeeded.LengthAt(_text[_at..]) is var asked and > 0)
        {
            Emit(_at, _at + asked, TokenKind.Placeholder);
            return;
        }

        var window = _text.Slice(_at, Math.Min(MaxSpan, _text.Length - _at));
        var close = window.IndexOf(']');
        if (close < 0)
        {
            _at++;
            return;
        }

        var after = _at + close + 1 < _text.Length ? _text[_at + close + 1] : '\0';
        if (after is '(' or '[' || window[1] == '[')
        {
            // A link: its text is prose and is read on, its target is passed over at the closing bracket.
            _at++;
        }
        else if (close <= 2 || window[1] == '^')
        {
            _at += close + 1;
        }
        else
        {
            var word = close < 12 ? _words.Find(window[..(close + 1)]) : 0;
            Emit(_at, _at + close + 1, word != 0 ? TokenKind.Symbol : TokenKind.Placeholder, TokenShape.None, word);
        }
    }

    private void ReadLinkTarget()
    {
        _at++;
        if (_at >= _text.Length || _text[_at] is not ('(' or '['))
        {
            return;
        }

        var close = _text[_at] == '(' ? ')' : ']';
        var window = _text.Slice(_at, Math.Min(MaxSpan, _text.Length - _at));
        var end = window.IndexOf(close);
        if (end > 0)
        {
            _at += end + 1;
        }
    }

    private void ReadAngle()
    {
        var next = Peek();
        if (char.IsAsciiLetter(next) || next is '/' or '!')
        {
            var window = _text.Slice(_at, Math.Min(MaxSpan, _text.Length - _at));
            var end = window.StartsWith("<!--") ? window.IndexOf("-->") + 2 : window.IndexOf('>');
            if (end > 1)
            {
                if (window.StartsWith("<http") || window.StartsWith("<mailto"))
                {
                    Emit(_at, _at + end + 1, TokenKind.Url);
                }
                else if (window.StartsWith("<br", StringComparison.OrdinalIgnoreCase))
                {
                    Emit(_at, _at + end + 1, TokenKind.Break);
                }
                else
                {
                    _at += end + 1;
                }

                return;
            }
        }

        Emit(_at, _at + 1, TokenKind.Symbol);
    }

    private void ReadDelimited(char close, TokenKind kind)
    {
        var window = _text.Slice(_at, Math.Min(MaxSpan, _text.Length - _at));
        var end = window.IndexOf(close);
        if (end < 0)
        {
            _at++;
            return;
        }

        while (end + 1 < window.Length && window[end + 1] == close)
        {
            end++;
        }

        Emit(_at, _at + end + 1, kind);
    }

    private void ReadQuotation(char close)
    {
        var window = _text.Slice(_at, Math.Min(MaxSpan, _text.Length - _at));
        var end = window[1..].IndexOfAny(close, '”') + 1;

        // A straight mark after a digit is inches, one that is never closed is a slip of the writer: neither hides prose.
        if (end <= 0 || (close == '"' && _at > 0 && char.IsAsciiDigit(_text[_at - 1])))
        {
            _at++;
            return;
        }

        Emit(_at, _at + end + 1, TokenKind.Quote);
    }

    private void ReadSingleQuote()
    {
        if (IsWordBefore)
        {
            MarkPossessive();
            return;
        }

        _at++;
        var end = _at;
        while (end < _text.Length && (char.IsLetter(_text[end]) || _text[end] is '-' or ' ') && end - _at < 24)
        {
            end++;
        }

        if (end > _at && end < _text.Length && _text[end] is '\'' or '’' && (end + 1 == _text.Length || !char.IsLetter(_text[end + 1])) && char.IsAsciiLetter(_text[_at]))
        {
            ReadWord(TokenShape.ScareQuoted);
        }
    }

    private void MarkPossessive()
    {
        // "the engineers' change": the mark belongs to the word before it.
        if (_lastEnd == _at && _at > 0 && _text[_at - 1] is 's')
        {
            Emit(_at, _at + 1, TokenKind.Word, TokenShape.Possessive, _words.Find("'s"));
        }
        else
        {
            _at++;
        }
    }

    private void ReadHandle()
    {
        var end = _at + 1;
        while (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] is '-' or '_'))
        {
            end++;
        }

        if (end - _at < 2 || IsWordBefore)
        {
            _at++;
            return;
        }

        // "@scope/package" and "@v2.1" are names of software.
        var software = end < _text.Length && (_text[end] == '/' || (_text[end] == '.' && end + 1 < _text.Length && char.IsLetterOrDigit(_text[end + 1])));
        if (software)
        {
            while (end < _text.Length && _text[end] > ' ' && _text[end] is not (',' or ')' or ';'))
            {
                end++;
            }
        }

        Emit(_at, end, software ? TokenKind.Code : TokenKind.Handle);
    }

    private void ReadExclamation()
    {
        if (_text[_at] == '!' && Peek() == '[')
        {
            SkipImage();
            return;
        }

        var end = _at;
        bool asks = false, exclaims = false;
        while (end < _text.Length && _text[end] is '!' or '?')
        {
            asks |= _text[end] == '?';
            exclaims |= _text[end] == '!';
            end++;
        }

        // "!=" and "?page=2" are no punctuation.
        if (end < _text.Length && (_text[end] == '=' || char.IsLetterOrDigit(_text[end])))
        {
            _at = end;
            return;
        }

        var form = end - _at == 1 ? (asks ? "?" : "!") : asks && exclaims ? "?!" : asks ? "??" : "!!";
        Emit(_at, end, asks ? TokenKind.Question : TokenKind.Exclamation, TokenShape.None, _words.Find(form));
    }

    private void SkipImage()
    {
        var window = _text.Slice(_at, Math.Min(MaxSpan, _text.Length - _at));
        var target = window.IndexOf("](");
        var close = target < 0 ? -1 : window[target..].IndexOf(')');
        _at += close < 0 ? 2 : target + close + 1;
    }

    private void ReadStop()
    {
        var end = _at;
        while (end < _text.Length && _text[end] == '.')
        {
            end++;
        }

        var rest = _text[end..].TrimStart("*_)\"”’'");
        if (rest.Length > 0 && rest[0] > ' ')
        {
            _at = end;
            return;
        }

        var next = rest.TrimStart();
        var abbreviation = next.Length > 0 && (char.IsLower(next[0])
            ? end - _at > 1 || EndsWithAbbreviation(_text[.._at])
            : _text[.._at].EndsWith("e.g") || _text[.._at].EndsWith("i.e") || _text[.._at].EndsWith("approx"));
        if (abbreviation)
        {
            _at = end;
        }
        else
        {
            Emit(_at, end, TokenKind.Stop);
        }
    }

    private static bool EndsWithAbbreviation(ReadOnlySpan<char> before)
    {
        var start = before.Length;
        while (start > 0 && (char.IsLetter(before[start - 1]) || before[start - 1] == '.'))
        {
            start--;
        }

        return before[start..] is "e.g" or "i.e" or "etc" or "vs" or "approx" or "cf" or "ca" or "incl" or "esp" or "resp" or "Dr" or "Mr" or "Ms" or "No" or "no" or "w.r.t" or "aka" or "a.k.a";
    }

    private void ReadColon()
    {
        var end = _at + 1;
        while (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] is '_' or '-') && end - _at < 30)
        {
            end++;
        }

        if (end > _at + 1 && end < _text.Length && _text[end] == ':' && !IsWordBefore)
        {
            Emit(_at, end + 1, TokenKind.Symbol, TokenShape.None, _words.Find(_text[_at..(end + 1)]));
            return;
        }

        Emit(_at, _at + 1, TokenKind.Colon);
    }

    private void ReadOther(char c)
    {
        if (c == '-' && Peek() == '>' || (c == '=' && Peek() == '>'))
        {
            Emit(_at, _at + 2, TokenKind.Arrow);
            return;
        }

        if (char.IsHighSurrogate(c) && char.IsLowSurrogate(Peek()))
        {
            Emit(_at, _at + 2, TokenKind.Symbol, TokenShape.None, _words.Find(_text.Slice(_at, 2)));
            return;
        }

        var kind = c switch
        {
            ',' => TokenKind.Comma,
            ';' => TokenKind.Semicolon,
            '(' => TokenKind.Open,
            ')' => TokenKind.Close,
            '/' => TokenKind.Slash,
            '→' or '⇒' => TokenKind.Arrow,
            '—' or '–' => TokenKind.Dash,
            '-' when !IsWordBefore || Peek() is ' ' or '-' => TokenKind.Dash,
            _ => TokenKind.Symbol,
        };
        Emit(_at, _at + 1, kind, TokenShape.None, kind == TokenKind.Symbol ? _words.Find(_text.Slice(_at, 1)) : 0);
    }
}
