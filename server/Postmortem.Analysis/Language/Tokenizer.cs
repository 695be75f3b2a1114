namespace Postmortem.Analysis.Language;

/// <summary>
/// Turns the text of one block into tokens and, in the same pass, Markdown into prose: emphasis marks and link targets are
/// passed over, code, quotations, addresses and placeholders become opaque tokens. Offsets stay those of the block's text,
/// so nothing has to be mapped back.
/// </summary>
internal ref partial struct Tokenizer
{
    /// <summary>How far the end of a quotation, link or placeholder is looked for; what is longer is read as plain text.</summary>
    private const int MaxSpan = 1000;

    private readonly ReadOnlySpan<char> _text;
    private readonly WordTable _words;
    private readonly TokenBuffer _out;
    private int _at;
    private int _lastEnd;

    private Tokenizer(ReadOnlySpan<char> text, int start, WordTable words, TokenBuffer output)
    {
        _text = text;
        _words = words;
        _out = output;
        _at = start;
        _lastEnd = -1;
    }

    public static void Read(ReadOnlySpan<char> text, int start, int end, WordTable words, TokenBuffer output)
    {
        output.Clear();
        new Tokenizer(text[..end], start, words, output).ReadAll();
    }

    private void ReadAll()
    {
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == '\n')
            {
                ReadLineBreak();
            }
            else if (c <= ' ' || c == '\u00a0')
            {
                _at++;
            }
            else if (char.IsAsciiLetter(c) || (c > 127 && char.IsLetter(c)))
            {
                ReadWord(TokenShape.None);
            }
            else if (char.IsAsciiDigit(c))
            {
                ReadNumber();
            }
            else
            {
                ReadMark(c);
            }
        }
    }

    private void Emit(int start, int end, TokenKind kind, TokenShape shape = TokenShape.None, int word = 0)
    {
        if (start == _lastEnd)
        {
            shape |= TokenShape.Attached;
        }

        _out.Add(new Token(start, end - start, kind, shape, word));
        _lastEnd = end;
        _at = end;
    }

    private readonly char Peek(int ahead = 1) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private readonly bool IsWordBefore => _at > 0 && (char.IsLetterOrDigit(_text[_at - 1]) || _text[_at - 1] == '_');

    /// <summary>
    /// A line break is white space, except after a hard break and before a line that begins like a field or an item:
    /// "Label: value" lines are separate statements although Markdown joins them to one paragraph.
    /// </summary>
    private void ReadLineBreak()
    {
        var before = _text[..(_at > 0 && _text[_at - 1] == '\r' ? _at - 1 : _at)];
        var hard = before.EndsWith("  ") || before.EndsWith("\\");
        var rest = _text[(_at + 1)..].TrimStart(" \t>");
        var startsAnew = rest.Length > 0 && (rest[0] is '→' || rest.StartsWith("->") || rest.StartsWith("=>") || rest.StartsWith("**") || IsLabel(rest));
        if (hard || startsAnew)
        {
            Emit(_at, _at + 1, TokenKind.Break);
        }

        // Quote marks and indentation of the next line are no prose.
        _at = _text.Length - rest.Length;
    }

    private static bool IsLabel(ReadOnlySpan<char> line)
    {
        var i = 0;
        while (i < line.Length && i < 30 && (char.IsLetter(line[i]) || line[i] == ' '))
        {
            i++;
        }

        return i > 1 && i + 1 < line.Length && line[i] == ':' && line[i + 1] == ' ' && char.IsUpper(line[0]);
    }

    private void ReadNumber()
    {
        var end = _at;
        while (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || (_text[end] is '.' or ',' or ':' or '/' or '-' or '%' or '+'
            && end + 1 < _text.Length && char.IsAsciiDigit(_text[end + 1])) || _text[end] == '%'))
        {
            end++;
        }

        Emit(_at, end, TokenKind.Number, TokenShape.HasDigit);
    }

    private void ReadWord(TokenShape shape)
    {
        if (_at + 7 < _text.Length && _text[_at] is 'h' or 'w' && IsUrlAhead())
        {
            ReadUrl();
            return;
        }

        var start = _at;
        var end = start;
        int uppers = 0, digits = 0, dots = 0, innerUpper = 0, underscores = 0, marks = 0, apostrophe = -1;
        for (; end < _text.Length; end++)
        {
            var c = _text[end];
            if (char.IsAsciiLetterLower(c))
            {
                continue;
            }

            if (char.IsAsciiLetterUpper(c))
            {
                uppers++;
                innerUpper += end > start && char.IsAsciiLetterLower(_text[end - 1]) ? 1 : 0;
            }
            else if (char.IsAsciiDigit(c))
            {
                digits++;
            }
            else if (c is '\'' or '’' && end + 1 < _text.Length && char.IsAsciiLetter(_text[end + 1]) && apostrophe < 0)
            {
                apostrophe = end;
            }
            else if (c == '_' && end + 1 < _text.Length && char.IsLetterOrDigit(_text[end + 1]))
            {
                underscores++;
            }
            else if (c == '-' && end + 1 < _text.Length && char.IsLetterOrDigit(_text[end + 1]))
            {
            }
            else if (c == '.' && end + 1 < _text.Length && char.IsLetterOrDigit(_text[end + 1]) && char.IsLetterOrDigit(_text[end - 1]))
            {
                dots++;
            }
            else if (c <= 127 || !(char.IsLetter(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark))
            {
                break;
            }
            else if (char.IsUpper(c))
            {
                uppers++;
            }
            else
            {
                marks += c is >= '\u0300' and <= '\u036F' ? 1 : 0;
            }
        }

        if (char.IsUpper(_text[start]))
        {
            shape |= TokenShape.Capitalised;
        }

        if (uppers > 1 && uppers == end - start)
        {
            shape |= TokenShape.AllCaps;
        }

        if (digits > 0)
        {
            shape |= TokenShape.HasDigit;
        }

        if (end < _text.Length && _text[end] == '@')
        {
            ReadMailbox(start, end);
        }
        else if (apostrophe > 0)
        {
            ReadClitic(start, apostrophe, end, shape);
        }
        else
        {
            var word = end - start <= 40 ? _words.Find(marks == 0 ? _text[start..end] : VietnameseLetters.Composed(_text[start..end])) : 0;
            var opaque = word == 0 && (underscores > 0 || dots > 0 || innerUpper > 0);
            Emit(start, end, opaque ? TokenKind.Code : TokenKind.Word, shape, word);
        }
    }

    /// <summary>"dylan@" is how some companies write a colleague; "dylan@example.org" is an address.</summary>
    private void ReadMailbox(int start, int at)
    {
        var end = at + 1;
        while (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || (_text[end] is '.' or '-' && end + 1 < _text.Length && char.IsAsciiLetterOrDigit(_text[end + 1]))))
        {
            end++;
        }

        Emit(start, end, end == at + 1 ? TokenKind.Handle : TokenKind.Url);
    }

    private void ReadClitic(int start, int apostrophe, int end, TokenShape shape)
    {
        var tail = _text[(apostrophe + 1)..end];
        if (tail is "t" or "T" && apostrophe > start + 1 && _text[apostrophe - 1] is 'n' or 'N')
        {
            var stem = _text[start..(apostrophe - 1)];
            var word = stem is "ca" or "Ca" ? _words.Find("can") : stem is "wo" or "Wo" ? _words.Find("will") : _words.Find(stem);
            Emit(start, apostrophe - 1, TokenKind.Word, shape, word);
            Emit(apostrophe - 1, end, TokenKind.Word, TokenShape.None, _words.Find("not"));
            return;
        }

        var full = tail switch
        {
            "ve" => "have",
            "re" => "are",
            "ll" => "will",
            "m" => "am",
            "d" => "'d",
            "s" or "S" => "'s",
            _ => null,
        };
        if (full is null)
        {
            Emit(start, end, TokenKind.Word, shape, _words.Find(_text[start..end]));
            return;
        }

        Emit(start, apostrophe, TokenKind.Word, shape, _words.Find(_text[start..apostrophe]));
        Emit(apostrophe, end, TokenKind.Word, TokenShape.None, _words.Find(full));
    }

    private readonly bool IsUrlAhead()
    {
        var rest = _text[_at..];
        return rest.StartsWith("http://") || rest.StartsWith("https://") || rest.StartsWith("www.");
    }

    private void ReadUrl()
    {
        var end = _at;
        while (end < _text.Length && _text[end] > ' ' && _text[end] is not ('>' or ')' or '|' or ']'))
        {
            end++;
        }

        while (end > _at && _text[end - 1] is '.' or ',' or ';' or ':' or '*' or '_')
        {
            end--;
        }

        Emit(_at, end, TokenKind.Url);
    }
}
