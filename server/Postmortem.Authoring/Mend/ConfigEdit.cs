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

    /// <summary>Adds words to the list of those that are never reported, in whatever style the list is written.</summary>
    public static TextEdit AllowWording(string config, string words)
    {
        const string Key = "allowedWords";
        var text = SourceText.From(config);
        var lineBreak = text.LineBreak;
        var quoted = Quote(words);
        if (FindKey(text, 0, "language", 0) is not { } language)
        {
            var isOpen = config.Length > 0 && !config.EndsWith('\n');
            return TextEdit.Insert(config.Length, $"{(isOpen ? lineBreak : "")}language:{lineBreak}  {Key}:{lineBreak}    - {quoted}{lineBreak}");
        }

        var start = text.GetLineStart(language);
        var line = text.GetLine(language);
        if (line.IndexOf('{') is > 0 and var brace)
        {
            var list = line.IndexOf(Key + ":", brace, StringComparison.Ordinal);
            var open = list < 0 ? -1 : line.IndexOf('[', list);
            return open > 0
                ? InsertInFlow(config, start + open + 1, ']', quoted)
                : InsertInFlow(config, start + brace + 1, '}', $"{Key}: [{quoted}]");
        }

        var indent = IndentBelow(text, language);
        if (FindKey(text, language + 1, Key, indent) is not { } known)
        {
            return InsertBelow(text, config, language, $"{new string(' ', indent)}{Key}:{lineBreak}{new string(' ', indent + 2)}- {quoted}");
        }

        var listLine = text.GetLine(known);
        if (listLine.IndexOf('[') is > 0 and var bracket)
        {
            return InsertInFlow(config, text.GetLineStart(known) + bracket + 1, ']', quoted);
        }

        // Items of a list may stand as far left as their key.
        var item = known + 1;
        while (item < text.LineCount && text.GetLine(item).AsSpan().Trim() is var content && (content.Length == 0 || content.StartsWith("#")))
        {
            item++;
        }

        var first = item < text.LineCount ? text.GetLine(item) : "";
        var depth = first.TrimStart(' ').StartsWith("- ", StringComparison.Ordinal) ? first.Length - first.TrimStart(' ').Length : indent + 2;
        return InsertBelow(text, config, known, $"{new string(' ', Math.Max(depth, indent))}- {quoted}");
    }

    private static TextEdit InsertInFlow(string config, int at, char close, string entry)
    {
        var next = at;
        while (next < config.Length && char.IsWhiteSpace(config[next]))
        {
            next++;
        }

        return TextEdit.Insert(at, next < config.Length && config[next] != close ? entry + ", " : entry);
    }

    private static TextEdit InsertBelow(SourceText text, string config, int line, string entry)
    {
        var next = line + 1 < text.LineCount ? text.GetLineStart(line + 1) : config.Length;
        var isLast = next == config.Length && !text.GetLine(line).EndsWith('\n');
        return TextEdit.Insert(next, $"{(isLast ? text.LineBreak : "")}{entry}{text.LineBreak}");
    }

    private static string Quote(string words) => $"\"{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

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
