using System.Buffers;
using System.Text;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Syntax;

/// <summary>
/// Reads the inline markup of one block with Markdig, and only where there is any. Markdig's spans are inclusive and
/// count from the text it is given; this is the only place where they become ours.
/// </summary>
internal static class InlineParser
{
    /// <summary>
    /// Marks that wait for their end cost Markdig the square of their number: a thousand a few milliseconds, as many as fit into
    /// a block half a second at each key. No paragraph that somebody wrote has that many.
    /// </summary>
    private const int MostOpenMarks = 1000;

    private static readonly SearchValues<char> Markup = SearchValues.Create("*_`[]<>\\&~");
    private static readonly Lazy<MarkdownPipeline> Pipeline = new(CreatePipeline);

    public static InlineText Parse(Block block, TextSpan span)
    {
        var content = block.Text.AsSpan(span.Start, span.Length);
        if (content.IsEmpty || block.Kind is BlockKind.Code or BlockKind.FrontMatter or BlockKind.Html)
        {
            return InlineText.Empty;
        }

        return block.IsOversized || (!content.ContainsAny(Markup) && !HasLink(content)) || IsTangled(content)
            ? Plain(content, span.Start, block.QuoteDepth)
            : ReadMarkup(WithoutQuoteSigns(content, block.QuoteDepth), span.Start);
    }

    /// <summary>Whether more marks stay open than can be paired in reasonable time; emphasis and definitions of links count also where they are closed.</summary>
    internal static bool IsTangled(ReadOnlySpan<char> text)
    {
        if (text.Length <= MostOpenMarks)
        {
            return false;
        }

        var (brackets, parentheses, others) = (0, 0, 0);
        for (var i = 0; i < text.Length && brackets + parentheses + others <= MostOpenMarks; i++)
        {
            switch (text[i])
            {
                case '[':
                    brackets++;
                    break;
                case ']':
                    brackets = Math.Max(0, brackets - 1);
                    break;
                case '(':
                    parentheses++;
                    break;
                case ')':
                    parentheses = Math.Max(0, parentheses - 1);
                    break;
                case '*' or '_' or '~' when i == 0 || text[i - 1] != text[i]:
                case '?' when i > 0 && text[i - 1] == '<':
                case ':' when i > 0 && text[i - 1] == ']':
                    others++;
                    break;
            }
        }

        return brackets + parentheses + others > MostOpenMarks;
    }

    /// <summary>Whether there is an address that counts as a link without brackets.</summary>
    private static bool HasLink(ReadOnlySpan<char> text) => text.Contains("://", StringComparison.Ordinal) || text.ContainsIgnoringCase("www.") || text.ContainsIgnoringCase("mailto:");

    private static InlineText ReadMarkup(string source, int offset)
    {
        try
        {
            return new Walk(offset).Read(source);
        }
        catch (ArgumentException)
        {
            // Markdig refuses markup that is nested too deeply; then the text counts as it stands.
            return Plain(source, offset, 0);
        }
    }

    private static InlineText Plain(ReadOnlySpan<char> content, int offset, int quoteDepth)
    {
        if (content.IndexOfAny('\n', '\r') < 0)
        {
            return new InlineText(content.ToString(), [new(0, offset, content.Length)], []);
        }

        var plain = new StringBuilder(content.Length);
        var segments = new List<InlineText.Segment>();
        var at = 0;
        while (at < content.Length)
        {
            var end = content[at..].IndexOfAny('\n', '\r');
            end = end < 0 ? content.Length : at + end;
            var from = at;
            while (from < end && (content[from] is ' ' or '\t' || (at > 0 && quoteDepth > 0 && content[from] == '>')))
            {
                from++;
            }

            var to = end;
            while (to > from && content[to - 1] is ' ' or '\t')
            {
                to--;
            }

            segments.Add(new(plain.Length, offset + from, to - from + 1));
            plain.Append(content[from..to]);
            if (end < content.Length)
            {
                plain.Append('\n');
            }

            at = end + (end + 1 < content.Length && content[end] == '\r' && content[end + 1] == '\n' ? 2 : 1);
        }

        return new InlineText(plain.ToString(), [.. segments], []);
    }

    /// <summary>Quote signs at the beginning of lines become spaces, so that every other character keeps its place.</summary>
    private static string WithoutQuoteSigns(ReadOnlySpan<char> content, int quoteDepth)
    {
        if (quoteDepth == 0)
        {
            return content.ToString();
        }

        var chars = content.ToArray();
        var lineStart = false;
        for (var i = 0; i < chars.Length; i++)
        {
            if (chars[i] is '\n' or '\r')
            {
                lineStart = true;
            }
            else if (lineStart && chars[i] == '>')
            {
                chars[i] = ' ';
            }
            else if (chars[i] is not (' ' or '\t'))
            {
                lineStart = false;
            }
        }

        return new string(chars);
    }

    private static MarkdownPipeline CreatePipeline()
    {
        var builder = new MarkdownPipelineBuilder { PreciseSourceLocation = true };
        builder.BlockParsers.Clear();
        builder.BlockParsers.Add(new ParagraphBlockParser());
        builder.Extensions.Add(new EmphasisExtraExtension(EmphasisExtraOptions.Strikethrough));
        builder.Extensions.Add(new AutoLinkExtension(new AutoLinkOptions()));
        return builder.Build();
    }

    private sealed class Walk(int offset)
    {
        private readonly StringBuilder _plain = new();
        private readonly List<InlineText.Segment> _segments = [];
        private readonly List<InlineSpan> _spans = [];
        private string _source = "";

        public InlineText Read(string source)
        {
            _source = source;
            var first = true;
            foreach (var block in Markdown.Parse(source, Pipeline.Value))
            {
                if (block is LeafBlock { Inline: { } inlines })
                {
                    if (!first)
                    {
                        Append("\n", block.Span.Start);
                    }

                    first = false;
                    Children(inlines);
                }
            }

            return first
                ? InlineParser.Plain(source, offset, 0)
                : new InlineText(_plain.ToString(), [.. _segments], [.. _spans]);
        }

        private void Children(ContainerInline container)
        {
            for (var child = container.FirstChild; child is not null; child = child.NextSibling)
            {
                Visit(child);
            }
        }

        private void Visit(Inline inline)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    var text = literal.Content.AsSpan();
                    Append(text, Math.Max(0, literal.Span.End + 1 - text.Length));
                    break;
                case LineBreakInline:
                    Append("\n", inline.Span.Start);
                    break;
                case CodeInline code:
                    var inner = _source.AsSpan(inline.Span.Start, inline.Span.Length).IndexOf(code.Content.AsSpan());
                    Mark(InlineKind.Code, inline, null, () => Append(code.Content, inline.Span.Start + Math.Max(inner, code.DelimiterCount)));
                    break;
                case AutolinkInline link:
                    Mark(InlineKind.Autolink, inline, link.Url, () => Append(link.Url, inline.Span.Start + 1));
                    break;
                case HtmlEntityInline entity:
                    Append(entity.Transcoded.AsSpan(), inline.Span.Start);
                    break;
                case HtmlInline html:
                    Mark(InlineKind.Html, inline, null, () =>
                    {
                        if (html.Tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase))
                        {
                            Append("\n", inline.Span.Start);
                        }
                    });
                    break;
                case LinkInline link:
                    Mark(link.IsImage ? InlineKind.Image : InlineKind.Link, inline, link.GetDynamicUrl?.Invoke() ?? link.Url, () => Children(link));
                    break;
                case EmphasisInline emphasis:
                    var kind = emphasis.DelimiterChar == '~' ? InlineKind.Strikethrough : emphasis.DelimiterCount >= 2 ? InlineKind.Strong : InlineKind.Emphasis;
                    Mark(kind, inline, null, () => Children(emphasis));
                    break;
                case ContainerInline container:
                    Children(container);
                    break;
            }
        }

        private void Mark(InlineKind kind, Inline inline, string? url, Action contents)
        {
            var start = _plain.Length;
            var index = _spans.Count;
            _spans.Add(default);
            contents();
            var span = new TextSpan(offset + inline.Span.Start, Math.Max(0, inline.Span.Length));
            _spans[index] = new InlineSpan(kind, span, TextSpan.FromBounds(start, _plain.Length), url);
        }

        private void Append(ReadOnlySpan<char> text, int source)
        {
            _segments.Add(new(_plain.Length, offset + source, text.Length));
            _plain.Append(text);
        }
    }
}
