using Postmortem.Analysis.Text;

namespace Postmortem.Authoring.Mend;

/// <summary>Changes of a workspace's `config.yaml` that leave its comments and order alone.</summary>
internal static class ConfigEdit
{
    /// <summary>Sets the level of a rule, with the smallest edit that does so in block or flow style.</summary>
    public static TextEdit SetRuleLevel(string config, string code, string level)
    {
        var text = SourceText.From(config);
        var lineBreak = text.LineBreak;
        if (FindKey(text, 0, "rules", 0) is not { } rules)
        {
            var isOpen = config.Length > 0 && !config.EndsWith('\n');
            return TextEdit.Insert(config.Length, $"{(isOpen ? lineBreak : "")}rules:{lineBreak}  {code}: {level}{lineBreak}");
        }

        var line = text.GetLine(rules);
        var start = text.GetLineStart(rules);
        var inline = line["rules:".Length..];
        if (inline.LastIndexOf('}') is >= 0 and var brace)
        {
            var isEmpty = inline[..brace].Trim(' ', '{').Length == 0;
            return TextEdit.Insert(start + "rules:".Length + brace, $"{(isEmpty ? "" : ", ")}{code}: {level}");
        }

        var indent = IndentBelow(text, rules);
        if (FindKey(text, rules + 1, code, indent) is { } existing)
        {
            return new TextEdit(TextSpan.FromBounds(text.GetLineStart(existing), text.GetLineEnd(existing)), $"{new string(' ', indent)}{code}: {level}");
        }

        var next = rules + 1 < text.LineCount ? text.GetLineStart(rules + 1) : config.Length;
        var isLast = next == config.Length && !line.EndsWith('\n');
        return TextEdit.Insert(next, $"{(isLast ? lineBreak : "")}{new string(' ', indent)}{code}: {level}{lineBreak}");
    }

    private static int IndentBelow(SourceText text, int line)
    {
        for (var next = line + 1; next < text.LineCount; next++)
        {
            var content = text.GetLine(next);
            if (content.AsSpan().Trim().Length > 0 && !content.AsSpan().TrimStart().StartsWith("#"))
            {
                var indent = content.Length - content.TrimStart(' ').Length;
                return indent > 0 ? indent : 2;
            }
        }

        return 2;
    }

    /// <summary>The line with a key at an indentation, up to the first line that stands further left.</summary>
    private static int? FindKey(SourceText text, int from, string key, int indent)
    {
        for (var line = from; line < text.LineCount; line++)
        {
            var content = text.GetLine(line);
            var trimmed = content.AsSpan().TrimStart(' ');
            if (trimmed.Trim().Length == 0 || trimmed.StartsWith("#"))
            {
                continue;
            }

            var own = content.Length - trimmed.Length;
            if (own < indent)
            {
                return null;
            }

            if (own == indent && trimmed.Length > key.Length && trimmed.StartsWith(key, StringComparison.Ordinal) && trimmed[key.Length] == ':')
            {
                return line;
            }
        }

        return null;
    }
}
