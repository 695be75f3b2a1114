using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.Completion;

/// <summary>
/// Keys and values of a YAML file of which only the shape is known, such as <c>.postmortem/config.yaml</c>. Reads lines by their indentation,
/// because the file at the cursor is hardly ever valid.
/// </summary>
internal static class ConfigCompletion
{
    private const string RuleTable = "rules";

    /// <summary>What a file below <c>.postmortem/</c> may say, by its path or address with forward slashes; null for any other file.</summary>
    public static DataShape? FindShape(string path)
    {
        var folder = path.LastIndexOf(".postmortem/", StringComparison.Ordinal);
        if (folder < 0 || !(path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var parts = path[(folder + 12)..].Split('/');
        return parts switch
        {
            ["config.yaml"] => Settings.Shape,
            ["profiles", _] => ProfileReader.Shape,
            ["vocabularies", _] => ProfileReader.VocabularyShape,
            _ => null,
        };
    }

    public static IReadOnlyList<CompletionItem> At(SourceText text, int offset, DataShape shape)
    {
        var number = text.GetLineAt(offset);
        var line = text.GetLine(number).TrimEnd('\r', '\n');
        var column = Math.Min(offset - text.GetLineStart(number), line.Length);
        if (line[..column].Contains('#', StringComparison.Ordinal))
        {
            return [];
        }

        var indent = KeyStart(line);
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (Find(shape, PathTo(text, number, indent)) is not var (parent, name))
        {
            return [];
        }

        if (colon >= 0 && column > colon)
        {
            var key = line[indent..colon].Trim();
            var start = colon + 1;
            while (start < column && line[start] == ' ')
            {
                start++;
            }

            var prefix = start == colon + 1 ? " " : "";
            return ChildOf(parent, key) is { } value ? ValuesOf(value, SpanOf(text, number, start, line.TrimEnd().Length), prefix) : [];
        }

        var end = colon < 0 ? line.TrimEnd().Length : colon;
        return KeysOf(parent, name, Siblings(text, number, indent), SpanOf(text, number, Math.Min(indent, column), Math.Max(end, column)), colon >= 0, new string(' ', indent), text.LineBreak);
    }

    private static List<CompletionItem> KeysOf(DataShape parent, string name, HashSet<string> present, TextSpan span, bool hasColon, string indent, string lineBreak)
    {
        var items = new List<CompletionItem>();
        if (parent.Type == "array" && parent.Items is { Properties.Count: > 0 } item)
        {
            parent = item;
        }

        foreach (var (key, shape) in parent.Properties)
        {
            if (!present.Contains(key))
            {
                Add(key, shape.Description, shape.Default is null ? null : $"default: {Text(shape.Default)}", shape);
            }
        }

        if (parent is { Type: "object", Items: { } values, Properties.Count: 0 })
        {
            foreach (var (key, detail, documentation) in FreeKeys(name))
            {
                if (!present.Contains(key))
                {
                    Add(key, documentation, detail, values);
                }
            }
        }

        return items;

        void Add(string key, string documentation, string? detail, DataShape shape)
        {
            var after = hasColon ? "" : shape.Type == "object" && shape.Shorthand is null ? $":{lineBreak}{indent}  " : shape.Type == "array" ? $":{lineBreak}{indent}  - " : ": ";
            items.Add(new CompletionItem(key, CompletionKind.Key, new TextEdit(span, key + after)) { Detail = detail, Documentation = documentation });
        }
    }

    /// <summary>Of mappings whose keys are no fixed set, those that are known: codes of rules, severities.</summary>
    private static IEnumerable<(string Key, string? Detail, string Documentation)> FreeKeys(string name) =>
        name == RuleTable ? AllRules.List.Select(r => (r.Code, (string?)$"default: {r.DefaultLevel.ToString().ToLowerInvariant()}", RulePages.FindSummary(r) ?? ""))
        : MetricTargets.Metrics.Any(m => m.Id == name) ? Enumerable.Range(1, 5).Select(n => ($"sev-{n}", (string?)null, "A duration: 5 min, 4 h, 2 d."))
        : [];

    private static List<CompletionItem> ValuesOf(DataShape shape, TextSpan span, string prefix)
    {
        IEnumerable<(string Word, string Meaning)> words = shape.Words.Count > 0 ? shape.Words
            : shape.Type == "boolean" ? [("true", ""), ("false", "")]
            : shape.Default is { } value && shape.Type is "string" or "integer" && Text(value).Length > 0 ? [(Text(value), "The default.")]
            : [];
        return
        [
            .. words.Select(w => new CompletionItem(w.Word, CompletionKind.Value, new TextEdit(span, prefix + w.Word))
            {
                Documentation = w.Meaning,
                Detail = shape.Default is { } d && Text(d) == w.Word ? "default" : null,
            }),
        ];
    }

    private static string Text(object value) => value switch
    {
        bool b => b ? "true" : "false",
        IEnumerable<string> list => "[" + string.Join(", ", list) + "]",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>The shape that the keys lead to, with the last of them.</summary>
    private static (DataShape Shape, string Name)? Find(DataShape root, List<string> path)
    {
        var shape = root;
        var name = "";
        foreach (var key in path)
        {
            if (ChildOf(shape, key) is not { } child)
            {
                return null;
            }

            (shape, name) = (child, key);
        }

        return (shape, name);
    }

    private static DataShape? ChildOf(DataShape shape, string key)
    {
        if (shape is { Type: "array", Items: { } item })
        {
            shape = item;
        }

        foreach (var (name, child) in shape.Properties)
        {
            if (name == key)
            {
                return child;
            }
        }

        return shape.Properties.Count == 0 ? shape.Items : null;
    }

    /// <summary>The keys above the line with less and less indentation, the outermost first.</summary>
    private static List<string> PathTo(SourceText text, int number, int indent)
    {
        var path = new List<string>();
        for (var i = number - 1; i >= 0 && indent > 0; i--)
        {
            var line = text.GetLine(i).TrimEnd();
            var start = KeyStart(line);
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line.Length == 0 || line.TrimStart().StartsWith('#') || start >= indent || colon < start)
            {
                continue;
            }

            path.Insert(0, line[start..colon].Trim(' ', '"', '\''));
            indent = start;
        }

        return path;
    }

    private static HashSet<string> Siblings(SourceText text, int number, int indent)
    {
        var keys = new HashSet<string>();
        foreach (var step in (int[])[-1, 1])
        {
            for (var i = number + step; i >= 0 && i < text.LineCount; i += step)
            {
                var line = text.GetLine(i).TrimEnd();
                var start = KeyStart(line);
                if (line.Length == 0 || start > indent)
                {
                    continue;
                }

                if (start < indent)
                {
                    break;
                }

                if (line.IndexOf(':', StringComparison.Ordinal) is var colon && colon > start)
                {
                    keys.Add(line[start..colon].Trim(' ', '"', '\''));
                }
            }
        }

        return keys;
    }

    /// <summary>Where the key of a line begins: behind its indentation and the dash of a list.</summary>
    private static int KeyStart(string line)
    {
        var at = 0;
        while (at < line.Length && (line[at] == ' ' || (line[at] == '-' && (at + 1 == line.Length || line[at + 1] == ' '))))
        {
            at++;
        }

        return at;
    }

    private static TextSpan SpanOf(SourceText text, int line, int from, int to) =>
        TextSpan.FromBounds(text.GetLineStart(line) + Math.Min(from, to), text.GetLineStart(line) + to);
}
