using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>One line of front matter at the top level; spans are relative to the block.</summary>
internal readonly record struct FrontMatterLine(string Key, string Value, TextSpan KeySpan, TextSpan ValueSpan);

/// <summary>The scalar keys of front matter, in YAML or TOML; a list becomes its items with commas between them.</summary>
internal static class FrontMatter
{
    public static IReadOnlyList<FrontMatterLine> Read(Block block)
    {
        var lines = new List<FrontMatterLine>();
        var text = block.Text;
        var at = block.Content.Start;
        while (at < block.Content.End)
        {
            var newline = text.IndexOf('\n', at, block.Content.End - at);
            var end = newline < 0 ? block.Content.End : newline;
            ReadLine(text, at, end, lines);
            at = end + 1;
        }

        return lines;
    }

    private static void ReadLine(string text, int start, int end, List<FrontMatterLine> lines)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end == start || text[start] is '#' or '[')
        {
            return;
        }

        var first = start;
        while (first < end && text[first] is ' ' or '\t')
        {
            first++;
        }

        if (text[first] == '-' && lines.Count > 0)
        {
            var item = Unquote(text, first + 1, end);
            var last = lines[^1];
            if (item.Length > 0)
            {
                var value = text.Substring(item.Start, item.Length);
                lines[^1] = last.Value.Length == 0
                    ? last with { Value = value, ValueSpan = item }
                    : last with { Value = last.Value + ", " + value, ValueSpan = TextSpan.FromBounds(last.ValueSpan.Start, item.End) };
            }

            return;
        }

        if (first > start)
        {
            return;
        }

        var colon = text.AsSpan(start, end - start).IndexOfAny(':', '=');
        if (colon <= 0)
        {
            return;
        }

        var key = text.AsSpan(start, colon).Trim();
        var span = Unquote(text, start + colon + 1, end);
        lines.Add(new FrontMatterLine(key.ToString(), text.Substring(span.Start, span.Length), new TextSpan(start, key.Length), span));
    }

    private static TextSpan Unquote(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        if (end - start >= 2 && text[start] is '[' && text[end - 1] == ']')
        {
            (start, end) = (start + 1, end - 1);
        }

        if (end - start >= 2 && text[start] is '"' or '\'' && text[end - 1] == text[start])
        {
            (start, end) = (start + 1, end - 1);
        }

        return TextSpan.FromBounds(start, Math.Max(start, end));
    }
}
