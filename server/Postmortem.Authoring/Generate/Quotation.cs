using System.Text;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Authoring.Generate;

/// <summary>
/// Takes pieces out of one document for another: as Markdown, on one line, with links that still lead where they led.
/// What is empty or only a placeholder is null.
/// </summary>
internal sealed class Quotation(DocumentModel model, string sourcePath, string targetPath)
{
    /// <summary>Long accounts are cut at a paragraph beyond this; the reader is sent to the source.</summary>
    private const int LongText = 1500;

    public DocumentModel Model => model;

    public string? Of(Fact<string>? fact) => fact is null ? null : Of(fact.Span) ?? Clean(fact.Raw);

    public string? Of(IReadOnlyList<Fact<string>> facts)
    {
        var values = facts.Select(f => Clean(f.Raw)).OfType<string>().ToList();
        return values.Count == 0 ? null : string.Join(", ", values);
    }

    /// <summary>The first field of this meaning that says something.</summary>
    public string? Field(string id)
    {
        foreach (var field in model.Fields)
        {
            if (field.Id == id && field.Value.Length > 0 && Of(field.ValueSpan) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The text of the first section of this meaning that has some, without its sub-sections, tables and code.</summary>
    public string? Section(string id)
    {
        foreach (var section in model.Sections)
        {
            if (section.Id == id && !section.IsEmpty && Prose(section) is { } prose)
            {
                return prose;
            }
        }

        return null;
    }

    public string? Of(TextSpan span)
    {
        if (span.IsEmpty || Slots.Cover(model, span))
        {
            return null;
        }

        var document = model.Document;
        var index = document.GetBlockAt(span.Start);
        var block = document[index];
        var start = document.GetStart(index);
        if (span.End > start + block.Length)
        {
            return Clean(document.Text.ToString(span));
        }

        return Clean(WithLinks(block, span.Shift(-start)));
    }

    private string? Prose(Section section)
    {
        var document = model.Document;
        var text = new StringBuilder();
        var end = section.Body.End;
        for (var i = section.FirstBlock; i < section.EndBlock && document.GetStart(i) < end; i++)
        {
            var kind = document[i].Kind;
            if (document.GetStart(i) < section.Body.Start || kind is not (BlockKind.Paragraph or BlockKind.ListItem) || Of(document.GetContentSpan(i)) is not { } part)
            {
                continue;
            }

            if (text.Length + part.Length > LongText && text.Length > 0)
            {
                text.Append($" (continued in [{WorkspaceName(sourcePath)}]({Link(WorkspacePath.Relative(targetPath, sourcePath))}))");
                break;
            }

            var isList = kind == BlockKind.ListItem;
            text.Append(text.Length == 0 ? "" : isList && text[^1] is not ('.' or ':' or ';' or '!' or '?') ? "; " : " ").Append(part);
        }

        return text.Length == 0 ? null : text.ToString();
    }

    private static string WorkspaceName(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>A piece of a block with the relative targets of its links seen from the other document.</summary>
    private string WithLinks(Block block, TextSpan span)
    {
        var source = block.Text;
        var inlines = block.Kind == BlockKind.TableRow
            ? block.Cells.FirstOrDefault(c => c.Span.Start <= span.Start && span.End <= c.Span.End)?.Inlines
            : block.IsOversized ? null : block.Inlines;
        var result = new StringBuilder(span.Length);
        var at = span.Start;
        foreach (var inline in inlines?.Spans ?? [])
        {
            if (inline.Kind is not (InlineKind.Link or InlineKind.Image) || inline.Url is not { Length: > 0 } url
                || inline.Span.Start < at || inline.Span.End > span.End || Rebase(url) is not { } rebased)
            {
                continue;
            }

            // The target stands between the last "](" and the closing bracket; a title behind it stays.
            var target = source.LastIndexOf("](", inline.Span.End - 1, inline.Span.Length, StringComparison.Ordinal);
            var from = target < 0 ? -1 : source.IndexOf(url, target, inline.Span.End - target, StringComparison.Ordinal);
            if (from < 0)
            {
                continue;
            }

            result.Append(source, at, from - at).Append(rebased);
            at = from + url.Length;
        }

        return result.Append(source, at, span.End - at).ToString();
    }

    /// <summary>Null for targets that are the same from everywhere.</summary>
    private string? Rebase(string url)
    {
        if (url.StartsWith('#'))
        {
            return Link(WorkspacePath.Relative(targetPath, sourcePath)) + url;
        }

        var end = url.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? url : url[..end];
        if (path.StartsWith('/') || path.AsSpan().IndexOf(':') >= 0)
        {
            return null;
        }

        var folder = sourcePath.LastIndexOf('/');
        return WorkspacePath.Normalize((folder < 0 ? "" : sourcePath[..(folder + 1)]) + path) is { } full
            ? WorkspacePath.Relative(targetPath, full) + url[path.Length..]
            : null;
    }

    /// <summary>A path as the target of a link.</summary>
    public static string Link(string path) => path.Replace(" ", "%20").Replace("(", "%28").Replace(")", "%29");

    /// <summary>On one line, without comments; null when nothing is left.</summary>
    private static string? Clean(string text)
    {
        text = WithoutComments(text);
        var result = new StringBuilder(text.Length);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var part = line.Trim();
            part = result.Length > 0 ? part.TrimStart("> ") : part;
            part = part.EndsWith("\\") ? part[..^1].TrimEnd() : part;
            if (part.Length > 0)
            {
                result.Append(result.Length > 0 ? " " : "").Append(part);
            }
        }

        var clean = result.ToString();
        if (clean.Split("**").Length % 2 == 0)
        {
            // A piece that was cut out of the middle of bold text.
            clean = clean.Replace("**", "");
        }

        return clean.Trim() is "" or "-" or "–" or "—" ? null : clean.Trim();
    }

    private static string WithoutComments(string text)
    {
        var open = text.IndexOf("<!--", StringComparison.Ordinal);
        if (open < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var at = 0;
        while (open >= 0)
        {
            result.Append(text, at, open - at);
            var close = text.IndexOf("-->", open, StringComparison.Ordinal);
            at = close < 0 ? text.Length : close + 3;
            open = text.IndexOf("<!--", at, StringComparison.Ordinal);
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
