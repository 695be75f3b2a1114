using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>Lessons whose kind stands in front of each: "Went well: the alert fired at once", as lines of a paragraph or as bullets.</summary>
internal static class LabelledLessons
{
    public static List<(string Role, Fact<string> Point)> Of(Walk walk)
    {
        var found = new List<(string Role, Fact<string> Point)>();
        var loose = new List<(int Section, string Role, Fact<string> Point)>();
        for (var i = 0; i < walk.Readings.Length; i++)
        {
            var lines = walk.Readings[i].Lines;
            for (var n = 0; n < lines.Count; n++)
            {
                if (RoleOf(walk, i, lines[n]) is not { } role)
                {
                    continue;
                }

                var start = lines[n].Label!.Value.Start;
                var last = n;
                while (last + 1 < lines.Count && lines[last + 1].Label is not { HasColon: true })
                {
                    last++;
                }

                var point = walk.Fact(i, TextSpan.FromBounds(start, lines[last].Span.End));
                n = last;
                if (Nothing.Is(point.Value, walk.Words))
                {
                    continue;
                }

                if (walk.RoleAt(i) == Roles.Lessons)
                {
                    found.Add((role, point));
                }
                else
                {
                    loose.Add((walk.SectionOf[i], role, point));
                }
            }
        }

        if (loose.Count == 0)
        {
            return found;
        }

        // Elsewhere "Good: …" may be anything, unless its counterpart stands with it.
        var roles = loose.Select(static l => (l.Section, l.Role)).Distinct().CountBy(static l => l.Section).ToDictionary();
        found.AddRange(loose.Where(l => roles[l.Section] > 1).Select(static l => (l.Role, l.Point)));
        return found;
    }

    /// <summary>Whether the block begins with such a label.</summary>
    public static bool IsLabelled(Walk walk, int index) => walk.Readings[index].First is { } line && RoleOf(walk, index, line) is not null;

    private static string? RoleOf(Walk walk, int index, LineReading line)
    {
        if (line.Label is not { HasColon: true, IsAlone: false } label || walk.Document[index] is not { Kind: BlockKind.Paragraph or BlockKind.ListItem, QuoteDepth: 0 })
        {
            return null;
        }

        var around = walk.SectionAt(index);
        return around is { IsLabel: true } opened && opened.FirstBlock == index || (around is { IsLabel: false, Effective: Roles.Actions or Roles.DoneActions }) || around?.Effective is Roles.Timeline or Roles.WentWell or Roles.WentWrong or Roles.Lucky or Roles.Impact or Roles.Other or "references"
            ? null
            : SectionNames.OfLabel(label.Name, walk.Words) is { } role && role is Roles.WentWell or Roles.WentWrong or Roles.Lucky ? role : null;
    }
}
