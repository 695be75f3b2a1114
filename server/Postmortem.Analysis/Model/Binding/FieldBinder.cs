using System.Runtime.CompilerServices;
using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>Finds every "label: value": lines, bullets, rows of two-column tables, front matter.</summary>
internal static class FieldBinder
{
    private static readonly ConditionalWeakTable<Profile, Dictionary<string, List<ProfileField>>> Indexes = [];

    /// <summary>Behind a longer value a comma is that of a sentence.</summary>
    private const int LongestBesides = 48;

    public static Field[] Bind(Walk walk)
    {
        var fields = new List<Field>();
        var document = walk.Document;
        for (var i = 0; i < walk.Readings.Length; i++)
        {
            switch (document[i].Kind)
            {
                case BlockKind.FrontMatter:
                    ReadFrontMatter(walk, i, fields);
                    break;
                case BlockKind.Paragraph:
                case BlockKind.ListItem:
                    ReadLines(walk, i, fields);
                    break;
                case BlockKind.TableRow when document[i].Row != RowKind.Delimiter && walk.Readings[i].Cells.Count >= 2:
                    i = ReadTable(walk, i, fields);
                    break;
            }
        }

        return [.. fields];
    }

    private static void ReadFrontMatter(Walk walk, int index, List<Field> fields)
    {
        foreach (var line in walk.Readings[index].FrontMatter)
        {
            var name = Names.Normalize(line.Key);
            var id = IdOf(walk, name, null);
            fields.Add(new Field
            {
                // The date of a page is nearly always the day of publication.
                Id = id is "date" or "start" or "time" or "incident-type" or "services" ? null : id,
                Label = line.Key,
                LabelSpan = walk.Absolute(index, line.KeySpan),
                Value = line.Value,
                ValueSpan = walk.Absolute(index, line.ValueSpan),
                Style = FieldStyle.FrontMatter,
                Block = index,
            });
        }
    }

    private static void ReadLines(Walk walk, int index, List<Field> fields)
    {
        var lines = walk.Readings[index].Lines;
        var section = walk.SectionAt(index);
        var role = section?.Effective ?? "";
        if (role is Roles.Timeline or Roles.Actions or Roles.DoneActions or Roles.WentWell or Roles.WentWrong or Roles.Lucky or Roles.Lessons or Roles.Whys or Roles.Factors or "references")
        {
            return;
        }

        var block = walk.Document[index];
        for (var n = 0; n < lines.Count; n++)
        {
            if (lines[n].Label is not { HasColon: true } label || (n > 0 && !lines[n].HardBreakBefore && lines[0].Label is null))
            {
                continue;
            }

            var id = IdOf(walk, label.Name, section);
            var style = block.Kind == BlockKind.ListItem ? FieldStyle.Bullet : label.IsBold ? FieldStyle.Bold : FieldStyle.Plain;
            var above = walk.SectionOf[index] < 0 || section is { Level: 1 } || role is Roles.Metadata || section?.ProfileSection?.Shape == Shape.Fields;
            if (id is null && !(above && (label.IsBold || style == FieldStyle.Bullet || lines.Count > 1 || label.Value.Length is > 0 and < 80)))
            {
                continue;
            }

            var value = label.Value;
            if (n + 1 == lines.Count || lines[n + 1].Label is null)
            {
                // The value goes on over the lines that have no label of their own.
                var last = n;
                while (last + 1 < lines.Count && lines[last + 1].Label is null && !lines[last + 1].HardBreakBefore)
                {
                    last++;
                }

                if (value.Length > 0 && last > n)
                {
                    value = TextSpan.FromBounds(value.Start, lines[last].Span.End);
                }
            }

            var more = id is null ? -1 : NextLabel(walk, index, value, section);
            var rest = more < 0 ? default : TextSpan.FromBounds(more, value.End);
            value = more < 0 ? value : new TextSpan(value.Start, walk.Document[index].Text.AsSpan(value.Start, more - value.Start).TrimEnd(" .,;|·•*/-–—，；、").Length);
            var text = PlainText.Of(walk.TextOf(index, value));
            if (value.Length == 0 && n + 1 == lines.Count)
            {
                if (section is { IsLabel: true } && section.FirstBlock == index)
                {
                    continue;
                }

                text = ValueBelow(walk, index);
            }

            fields.Add(new Field
            {
                Id = id,
                Label = label.Text,
                LabelSpan = walk.Absolute(index, label.Span),
                Value = text,
                ValueSpan = walk.Absolute(index, value),
                Style = style,
                Block = index,
                Section = walk.SectionOf[index],
            });
            while (rest.Length > 0)
            {
                rest = ReadMore(walk, index, rest, section, style, fields);
            }
        }
    }

    /// <summary>Where the next of several labels on one line begins: "**Date:** 2024-03-02. **Severity:** SEV-2"; -1 where there is none.</summary>
    private static int NextLabel(Walk walk, int index, TextSpan value, SectionDraft? section)
    {
        var text = walk.Document[index].Text;
        for (var at = value.Start + 1; at + 4 < value.End; at++)
        {
            var bold = text[at] == '*' && text[at + 1] == '*' && text[at - 1] is ' ';
            if ((bold || text[at - 1] is '|' or '·' or '•' || IsBreak(text, at, value.Start)) && LabelReader.Read(text.AsSpan(at, value.End - at), at) is { HasColon: true, IsAlone: false } label && IdOf(walk, label.Name, section) is not null)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>A comma, semicolon or dash behind a short value, with a capital after it: "Severity: SEV-2, Duration: 45 min".</summary>
    private static bool IsBreak(string text, int at, int start) =>
        at - start < LongestBesides && text[at] == ' ' && at + 1 < text.Length && char.IsUpper(text[at + 1])
        && (text[at - 1] is ',' or ';' or '，' or '；' or '、' || (text[at - 1] is '-' or '–' or '—' or '/' && at >= 2 && text[at - 2] == ' '));

    private static TextSpan ReadMore(Walk walk, int index, TextSpan span, SectionDraft? section, FieldStyle style, List<Field> fields)
    {
        var text = walk.Document[index].Text;
        if (LabelReader.Read(text.AsSpan(span.Start, span.Length), span.Start) is not { } label)
        {
            return default;
        }

        var more = NextLabel(walk, index, label.Value, section);
        var value = new TextSpan(label.Value.Start, text.AsSpan(label.Value.Start, (more < 0 ? label.Value.End : more) - label.Value.Start).TrimEnd(" .,;|·•*/-–—，；、_").Length);
        fields.Add(new Field
        {
            Id = IdOf(walk, label.Name, section),
            Label = label.Text,
            LabelSpan = walk.Absolute(index, label.Span),
            Value = PlainText.Of(walk.TextOf(index, value)),
            ValueSpan = walk.Absolute(index, value),
            Style = style,
            Block = index,
            Section = walk.SectionOf[index],
        });
        return more < 0 ? default : TextSpan.FromBounds(more, label.Value.End);
    }

    /// <summary>"Affected services:" with a list below it.</summary>
    private static string ValueBelow(Walk walk, int index)
    {
        var own = walk.Document[index];
        var items = new List<string>();
        for (var i = index + 1; i < walk.Readings.Length && items.Count < 20; i++)
        {
            var block = walk.Document[i];
            if (block.Kind != BlockKind.ListItem || (own.Kind == BlockKind.ListItem && block.Indent <= own.Indent))
            {
                break;
            }

            items.Add(walk.Readings[i].Plain);
        }

        return string.Join(", ", items);
    }

    /// <summary>The index of the last row of the table.</summary>
    private static int ReadTable(Walk walk, int first, List<Field> fields)
    {
        var end = first;
        while (end + 1 < walk.Readings.Length && walk.Document[end + 1].Kind == BlockKind.TableRow && walk.Document[end].BlankLinesAfter == 0)
        {
            end++;
        }

        var section = walk.SectionAt(first);
        if (section?.Effective is Roles.Timeline or Roles.Actions or Roles.DoneActions or "slo-impact" || walk.Readings[first].Cells.Count != 2)
        {
            return end;
        }

        var isHeader = walk.Document[first].Row == RowKind.Header;
        var heads = isHeader && IsFieldHeader(walk, first);
        var known = 0;
        for (var i = first; i <= end; i++)
        {
            known += walk.Document[i].Row != RowKind.Delimiter && walk.Readings[i].Cells is [var name, ..] && IdOf(walk, name.Name, section) is not null ? 1 : 0;
        }

        if (known == 0 || (!heads && known < 2 && section?.ProfileSection?.Shape != Shape.Fields))
        {
            return end;
        }

        for (var i = isHeader && (heads || IdOf(walk, walk.Readings[first].Cells[0].Name, section) is null) ? first + 1 : first; i <= end; i++)
        {
            if (walk.Document[i].Row == RowKind.Delimiter || walk.Readings[i].Cells is not [var label, var value, ..] || label.Text.Length == 0)
            {
                continue;
            }

            fields.Add(new Field
            {
                Id = IdOf(walk, label.Name, section),
                Label = label.Text.Trim(':', '：', ' '),
                LabelSpan = walk.Absolute(i, label.Span),
                Value = value.IsFiller ? "" : value.Text,
                ValueSpan = walk.Absolute(i, value.Span),
                Style = FieldStyle.Table,
                Block = i,
                Section = walk.SectionOf[i],
            });
        }

        return end;
    }

    private static bool IsFieldHeader(Walk walk, int row)
    {
        var cells = walk.Readings[row].Cells;
        var map = walk.Words.Group("field-columns");
        return (cells[0].Text.Length == 0 && cells[1].Text.Length == 0) || (map.TryGet(cells[0].Name, out var left) && left == "field" && (cells[1].Text.Length == 0 || map.Contains(cells[1].Name)));
    }

    /// <summary>Whether the kind of document has a field of that name, which then is no part of its own.</summary>
    public static bool IsProfileField(Walk walk, string name) => walk.Profile is { } profile && Indexes.GetValue(profile, IndexOf).ContainsKey(name);

    private static string? IdOf(Walk walk, string name, SectionDraft? section)
    {
        if (name.Length == 0)
        {
            return null;
        }

        if (walk.Profile is { } profile)
        {
            var index = Indexes.GetValue(profile, IndexOf);
            if (index.TryGetValue(name, out var fields) || index.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Names.WithoutBrackets(name), out fields))
            {
                var id = section?.ProfileSection?.Id;
                return (fields.FirstOrDefault(f => f.Section == id) ?? fields[0]).Id;
            }
        }

        var map = walk.Words.Group("fields");
        return map.TryGet(name, out var shared) || map.TryGet(Names.WithoutBrackets(name), out shared) ? shared : null;
    }

    private static Dictionary<string, List<ProfileField>> IndexOf(Profile profile) =>
        Names.Index(profile.Fields, static f => f.Label, static f => f.Aliases);
}
