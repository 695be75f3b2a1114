using System.Globalization;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Syntax;

/// <summary>
/// Reads blocks from lines, one after the other, each from nothing but the lines from its first on and the <see cref="ScanState"/>
/// before it. That is what makes it possible to go on in the middle of a document after an edit.
/// It follows CommonMark where people's post-mortems do, flattens nesting, and never looks back.
/// </summary>
internal ref struct BlockScanner(SourceText text)
{
    private const int FrontMatterReach = 200;
    private const int TabSize = 4;

    private readonly SourceText _text = text;

    public Block Next(int line, ScanState state)
    {
        var first = Shape(line);
        if (line == 0 && FindFrontMatterEnd() is { } frontMatterEnd)
        {
            return Finish(BlockKind.FrontMatter, 0, frontMatterEnd, first, default, new Parts { Fenced = true });
        }

        var reach = line == 0 && IsFrontMatterFence(_text.GetLine(0)) ? FrontMatterReach : 0;
        if (first.IsBlank || first.IsEmptyQuote)
        {
            return Finish(BlockKind.Blank, line, first.IsBlank ? line : line + 1, first, state with { InTable = false, AfterHeaderRow = false }, new Parts());
        }

        var inList = state.ListIndent > 0;
        if (inList && first.Indent == 0 && FindMarker(first) is null && !state.InTable)
        {
            // An unindented line after a blank line ends the list; lazy continuation lines were taken by the item itself.
            inList = false;
        }

        var listIndent = inList ? state.ListIndent : 0;
        var outside = new ScanState(false, false, listIndent);

        if (first.Indent >= listIndent + TabSize && FindMarker(first) is null && !state.InTable)
        {
            return Finish(BlockKind.Code, line, IndentedCodeEnd(line, listIndent + TabSize), first, outside, new Parts());
        }

        var rest = first.Rest;
        if (HeadingLevel(rest) is var level and > 0)
        {
            return Finish(BlockKind.Heading, line, line + 1, first, outside, new Parts { HeadingLevel = level, Reach = reach });
        }

        var marker = FindMarker(first);
        var fenceAt = marker is { } m ? m.ContentAt : first.ContentAt;
        if (FenceLength(first.Line.AsSpan(fenceAt)) is var fence and > 0)
        {
            return Finish(BlockKind.Code, line, FenceEnd(line, first, fenceAt, fence), first, outside, new Parts { Fenced = true, FenceAt = fenceAt, Fence = fence });
        }

        if (IsThematicBreak(rest))
        {
            return Finish(BlockKind.ThematicBreak, line, line + 1, first, outside with { ListIndent = 0 }, new Parts { Reach = reach });
        }

        if (marker is { } item)
        {
            return ListItem(line, first, item, outside);
        }

        if (HtmlEnd(line, first) is { } htmlEnd)
        {
            return Finish(BlockKind.Html, line, htmlEnd, first, outside, new Parts());
        }

        if (FindRow(line, first, state) is var row and not RowKind.None)
        {
            var after = new ScanState(true, row == RowKind.Header, listIndent);
            return Finish(BlockKind.TableRow, line, line + 1, first, after, new Parts { Row = row, Reach = 1 });
        }

        return Paragraph(line, first, outside, reach);
    }

    private readonly Block ListItem(int line, LineShape first, ListMarker item, ScanState outside)
    {
        var end = line + 1;
        while (end < _text.LineCount && Continues(Shape(end), end, first.QuoteDepth, inItem: true))
        {
            end++;
        }

        var indent = first.Indent + (item.ContentAt - first.ContentAt);
        return Finish(BlockKind.ListItem, line, end, first, outside with { ListIndent = Math.Max(indent, 1) }, new Parts { Marker = item, Reach = 2 });
    }

    private readonly Block Paragraph(int line, LineShape first, ScanState outside, int reach)
    {
        var end = line + 1;
        if (end < _text.LineCount && UnderlineLevel(Shape(end), first.QuoteDepth) is var level and > 0)
        {
            return Finish(BlockKind.Heading, line, end + 1, first, outside, new Parts { HeadingLevel = level, Underlined = true, Reach = reach });
        }

        while (end < _text.LineCount && Continues(Shape(end), end, first.QuoteDepth, inItem: false))
        {
            end++;
        }

        return Finish(BlockKind.Paragraph, line, end, first, outside, new Parts { Reach = Math.Max(2, reach) });
    }

    /// <summary>Whether a line goes on with the paragraph or list item above it.</summary>
    private readonly bool Continues(LineShape shape, int line, int quoteDepth, bool inItem)
    {
        if (shape.IsBlank || shape.IsEmptyQuote || shape.QuoteDepth != quoteDepth)
        {
            return false;
        }

        var rest = shape.Rest;
        if (HeadingLevel(rest) > 0 || FenceLength(rest) > 0 || IsThematicBreak(rest))
        {
            return false;
        }

        if (FindMarker(shape) is { } marker)
        {
            // Prose may wrap onto a number; only a list that starts at one, or a sibling, interrupts.
            return !inItem && (marker.IsEmpty || marker.Number is not (null or 1));
        }

        return !StartsHtml(rest) && FindRow(line, shape, default) == RowKind.None;
    }

    private readonly RowKind FindRow(int line, LineShape shape, ScanState state)
    {
        var rest = shape.Rest;
        if (!rest.Contains('|'))
        {
            return RowKind.None;
        }

        if (state.InTable)
        {
            return TableRow.IsDelimiter(rest) && state.AfterHeaderRow ? RowKind.Delimiter : RowKind.Body;
        }

        if (line + 1 < _text.LineCount && Shape(line + 1) is var next && next.QuoteDepth == shape.QuoteDepth && TableRow.IsDelimiter(next.Rest))
        {
            return RowKind.Header;
        }

        if (TableRow.IsDelimiter(rest))
        {
            return RowKind.Delimiter;
        }

        // A table that lost its header or its delimiter row is still a table to its reader.
        return rest[0] == '|' && rest.TrimEnd() is { Length: > 2 } row && row[^1] == '|' ? RowKind.Body : RowKind.None;
    }

    private readonly Block Finish(BlockKind kind, int line, int end, LineShape first, ScanState after, Parts parts)
    {
        var contentLines = end;
        while (end < _text.LineCount && Shape(end).IsBlank && Shape(end).QuoteDepth == 0)
        {
            end++;
            after = after with { InTable = false, AfterHeaderRow = false };
        }

        var source = end - line == 1 ? _text.GetLine(line) : Join(line, end);
        var contentEnd = source.Length;
        if (contentLines < end)
        {
            contentEnd = _text.GetLineStart(contentLines) - _text.GetLineStart(line);
        }

        var content = ContentOf(kind, line, contentLines, first, parts, source, contentEnd);
        var marker = parts.Marker is { } item ? new TextSpan(first.ContentAt, item.Length) : default;
        var checkMark = kind == BlockKind.ListItem ? CheckMarkAt(source, content) : default;
        if (!checkMark.IsEmpty)
        {
            content = TrimSpan(source, TextSpan.FromBounds(checkMark.End + 1, content.End));
        }

        return new Block
        {
            Kind = kind,
            Text = source,
            LineCount = end - line,
            BlankLinesAfter = end - contentLines,
            Content = content,
            Indent = first.Indent,
            QuoteDepth = first.QuoteDepth,
            HeadingLevel = parts.HeadingLevel,
            Marker = marker,
            Number = parts.Marker?.Number,
            CheckMark = checkMark,
            Checked = checkMark.IsEmpty ? null : source[checkMark.Start] is not ' ',
            Row = parts.Row,
            Info = parts.Fence > 0 ? first.Line[(parts.FenceAt + parts.Fence)..].Trim() : null,
            Reach = Math.Max(1, parts.Reach),
            After = after,
        };
    }

    private readonly TextSpan ContentOf(BlockKind kind, int line, int endLine, LineShape first, Parts parts, string source, int contentEnd)
    {
        if (kind == BlockKind.Blank)
        {
            return default;
        }

        if (parts.Fenced)
        {
            var start = Math.Min(first.Line.Length, contentEnd);
            var last = endLine - 1 > line ? _text.GetLine(endLine - 1) : "";
            var closed = endLine - 1 > line && (kind == BlockKind.FrontMatter || IsClosingFence(Shape(endLine - 1).Rest, first.Line[parts.FenceAt], parts.Fence));
            return TextSpan.FromBounds(start, Math.Max(start, closed ? contentEnd - last.Length : contentEnd));
        }

        var from = first.ContentAt;
        if (parts.Marker is { } marker)
        {
            from = marker.ContentAt;
        }
        else if (parts.HeadingLevel > 0 && !parts.Underlined)
        {
            from += parts.HeadingLevel;
        }

        var to = parts.Underlined ? first.Line.Length : contentEnd;
        var span = TrimSpan(source, TextSpan.FromBounds(Math.Min(from, to), to));
        return parts.HeadingLevel > 0 && !parts.Underlined ? WithoutClosingHashes(source, span) : span;
    }

    private static TextSpan WithoutClosingHashes(string source, TextSpan span)
    {
        var end = span.End;
        while (end > span.Start && source[end - 1] == '#')
        {
            end--;
        }

        return end == span.End || (end > span.Start && !char.IsWhiteSpace(source[end - 1]))
            ? span
            : TrimSpan(source, TextSpan.FromBounds(span.Start, end));
    }

    private static TextSpan CheckMarkAt(string source, TextSpan content) =>
        content.Length >= 3 && source[content.Start] == '[' && source[content.Start + 2] == ']' && source[content.Start + 1] is ' ' or 'x' or 'X'
        && (content.Length == 3 || char.IsWhiteSpace(source[content.Start + 3]))
            ? new TextSpan(content.Start + 1, 1)
            : default;

    private readonly string Join(int line, int end)
    {
        var length = _text.GetLineStart(end) - _text.GetLineStart(line);
        return string.Create(length, (_text, line, end), static (span, s) =>
        {
            for (var i = s.line; i < s.end; i++)
            {
                var text = s._text.GetLine(i);
                text.CopyTo(span);
                span = span[text.Length..];
            }
        });
    }

    private static TextSpan TrimSpan(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }

    // ---- what a single line is

    private readonly LineShape Shape(int line)
    {
        var text = _text.GetLine(line);
        var at = line == 0 && text.StartsWith('\uFEFF') ? 1 : 0;
        var column = 0;
        var depth = 0;
        var quoteColumn = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (c == ' ')
            {
                column++;
            }
            else if (c == '\t')
            {
                column += TabSize - (column % TabSize);
            }
            else if (c == '>' && column - quoteColumn < TabSize)
            {
                depth++;
                column++;
                quoteColumn = column;
                if (at + 1 < text.Length && text[at + 1] == ' ')
                {
                    at++;
                    quoteColumn = ++column;
                }
            }
            else
            {
                break;
            }

            at++;
        }

        var blank = at >= text.Length || text[at] is '\n' or '\r';
        return new LineShape(text, at, column - quoteColumn, depth, blank && depth == 0, blank);
    }

    private static int HeadingLevel(ReadOnlySpan<char> rest)
    {
        var level = 0;
        while (level < rest.Length && rest[level] == '#')
        {
            level++;
        }

        return level is >= 1 and <= 6 && (level == rest.Length || char.IsWhiteSpace(rest[level])) ? level : 0;
    }

    private static int UnderlineLevel(LineShape shape, int quoteDepth)
    {
        var rest = shape.Rest.TrimEnd();
        if (shape.QuoteDepth != quoteDepth || shape.Indent >= TabSize || rest.Length < 2)
        {
            return 0;
        }

        return rest[0] switch
        {
            '=' when rest.IndexOfAnyExcept('=') < 0 => 1,
            '-' when rest.IndexOfAnyExcept('-') < 0 => 2,
            _ => 0,
        };
    }

    private static bool IsThematicBreak(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] is not ('-' or '*' or '_'))
        {
            return false;
        }

        var count = 0;
        foreach (var c in rest)
        {
            if (c == rest[0])
            {
                count++;
            }
            else if (!char.IsWhiteSpace(c))
            {
                return false;
            }
        }

        return count >= 3;
    }

    private static int FenceLength(ReadOnlySpan<char> rest)
    {
        if (rest.Length < 3 || rest[0] is not ('`' or '~'))
        {
            return 0;
        }

        var length = rest.IndexOfAnyExcept(rest[0]);
        length = length < 0 ? rest.Length : length;
        return length >= 3 && (rest[0] == '~' || !rest[length..].Contains('`')) ? length : 0;
    }

    private static bool IsClosingFence(ReadOnlySpan<char> rest, char fence, int length)
    {
        var trimmed = rest.TrimEnd();
        return trimmed.Length >= length && trimmed.IndexOfAnyExcept(fence) < 0;
    }

    private readonly int FenceEnd(int line, LineShape first, int fenceAt, int length)
    {
        for (var i = line + 1; i < _text.LineCount; i++)
        {
            var shape = Shape(i);
            if (first.QuoteDepth > 0 && shape.QuoteDepth < first.QuoteDepth)
            {
                return i;
            }

            if (IsClosingFence(shape.Rest, first.Line[fenceAt], length))
            {
                return i + 1;
            }
        }

        return _text.LineCount;
    }

    private readonly int IndentedCodeEnd(int line, int indent)
    {
        var end = line + 1;
        for (var i = line + 1; i < _text.LineCount; i++)
        {
            var shape = Shape(i);
            if (!shape.IsBlank && shape.Indent < indent)
            {
                break;
            }

            end = shape.IsBlank ? end : i + 1;
        }

        return end;
    }

    private static ListMarker? FindMarker(LineShape shape)
    {
        var rest = shape.Rest;
        if (rest.IsEmpty)
        {
            return null;
        }

        var length = 0;
        int? number = null;
        if (rest[0] is '-' or '*' or '+')
        {
            length = 1;
        }
        else if (char.IsAsciiDigit(rest[0]))
        {
            while (length < rest.Length && length < 10 && char.IsAsciiDigit(rest[length]))
            {
                length++;
            }

            if (length > 9 || length == rest.Length || rest[length] is not ('.' or ')'))
            {
                return null;
            }

            number = int.Parse(rest[..length], CultureInfo.InvariantCulture);
            length++;
        }

        if (length == 0 || (length < rest.Length && !char.IsWhiteSpace(rest[length])))
        {
            return null;
        }

        var content = length;
        while (content < rest.Length && rest[content] is ' ' or '\t')
        {
            content++;
        }

        var empty = content >= rest.Length || rest[content] is '\n' or '\r';
        return new ListMarker(length, shape.ContentAt + (empty ? length : content), number, empty);
    }

    private readonly int? HtmlEnd(int line, LineShape first)
    {
        var rest = first.Rest;
        if (!StartsHtml(rest))
        {
            return null;
        }

        if (rest.StartsWith("<!--"))
        {
            for (var i = line; i < _text.LineCount; i++)
            {
                var text = _text.GetLine(i);
                var from = i == line ? first.ContentAt + 4 : 0;
                if (text.AsSpan(from).Contains("-->", StringComparison.Ordinal))
                {
                    return i + 1;
                }
            }

            return _text.LineCount;
        }

        var end = line + 1;
        while (end < _text.LineCount && Shape(end) is var shape && !shape.IsBlank && shape.QuoteDepth == first.QuoteDepth)
        {
            end++;
        }

        return end;
    }

    private static bool StartsHtml(ReadOnlySpan<char> rest)
    {
        if (rest.Length < 3 || rest[0] != '<')
        {
            return false;
        }

        if (rest.StartsWith("<!--"))
        {
            return true;
        }

        var name = rest[(rest[1] == '/' ? 2 : 1)..];
        var length = 0;
        while (length < name.Length && length < 12 && char.IsAsciiLetterOrDigit(name[length]))
        {
            length++;
        }

        return length > 0
            && (length == name.Length || name[length] is '>' or ' ' or '/' or '\n' or '\r')
            && BlockTags.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name[..length]);
    }

    private static readonly HashSet<string> BlockTags = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "center", "details", "dialog", "div", "dl", "dt", "dd", "figure", "figcaption",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "iframe", "li", "main", "nav", "ol", "p", "pre",
        "script", "section", "style", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    };

    private readonly int? FindFrontMatterEnd()
    {
        if (!IsFrontMatterFence(_text.GetLine(0)))
        {
            return null;
        }

        var toml = _text.GetLine(0).Contains('+');
        for (var i = 1; i < Math.Min(_text.LineCount, FrontMatterReach); i++)
        {
            var line = _text.GetLine(i).AsSpan().TrimEnd();
            if (toml ? line is "+++" : line is "---" or "...")
            {
                return i + 1;
            }
        }

        return null;
    }

    private static bool IsFrontMatterFence(string line) => line.AsSpan().TrimEnd().TrimStart('\uFEFF') is "---" or "+++";

    private readonly record struct LineShape(string Line, int ContentAt, int Indent, int QuoteDepth, bool IsBlank, bool IsEmptyQuote)
    {
        public ReadOnlySpan<char> Rest => Line.AsSpan(ContentAt);
    }

    private readonly record struct ListMarker(int Length, int ContentAt, int? Number, bool IsEmpty);

    private record struct Parts
    {
        public int HeadingLevel;
        public bool Underlined;
        public bool Fenced;
        public int FenceAt;
        public int Fence;
        public ListMarker? Marker;
        public RowKind Row;
        public int Reach;
    }
}
