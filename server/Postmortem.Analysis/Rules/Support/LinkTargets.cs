using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <param name="Span">Of the whole link, relative to the block.</param>
/// <param name="HasText">Something stands between its brackets.</param>
internal sealed record LinkTarget(TextSpan Span, string Url, bool IsImage, bool HasText);

/// <summary>The links and images of a block.</summary>
internal static class LinkTargets
{
    public static IReadOnlyList<LinkTarget> Find(Block block)
    {
        if (block.Kind is BlockKind.Code or BlockKind.Html or BlockKind.FrontMatter or BlockKind.Blank || block.IsOversized || !block.Text.Contains("](", StringComparison.Ordinal))
        {
            return [];
        }

        var found = new List<LinkTarget>();
        if (block.Kind == BlockKind.TableRow)
        {
            foreach (var cell in block.Cells)
            {
                Add(cell.Inlines, found);
            }
        }
        else
        {
            Add(block.Inlines, found);
        }

        return found;
    }

    /// <summary>The path in the workspace that a relative link leads to; null for addresses, fragments and what leads outside.</summary>
    public static string? Resolve(string from, string url)
    {
        var end = url.AsSpan().IndexOfAny('#', '?');
        var target = end < 0 ? url : url[..end];
        if (target.Length == 0 || target.Contains(':') || target.StartsWith("//", StringComparison.Ordinal) || target.Contains('{') || target.Contains('<'))
        {
            return null;
        }

        var parts = target[0] == '/' ? [] : from.Split('/').SkipLast(1).ToList();
        foreach (var part in System.Net.WebUtility.UrlDecode(target.Replace("+", "%2B")).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                if (parts.Count == 0)
                {
                    return null;
                }

                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        // A link to a folder is not followed.
        return parts.Count > 0 && parts[^1].Contains('.') && !target.EndsWith('/') ? string.Join('/', parts) : null;
    }

    private static void Add(InlineText inlines, List<LinkTarget> found)
    {
        foreach (var span in inlines.Spans)
        {
            if (span.Kind is InlineKind.Link or InlineKind.Image && span.Url is { Length: > 0 } url)
            {
                found.Add(new LinkTarget(span.Span, url, span.Kind == InlineKind.Image, !span.Plain.IsEmpty));
            }
        }
    }
}
