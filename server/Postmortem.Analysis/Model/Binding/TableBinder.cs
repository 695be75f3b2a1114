using System.Runtime.CompilerServices;
using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>The tables of the document with what their columns mean.</summary>
internal static class TableBinder
{
    private static readonly ConditionalWeakTable<ProfileSection, Dictionary<string, string>> Indexes = [];

    public static IReadOnlyList<Table> Bind(Walk walk)
    {
        List<Table>? tables = null;
        for (var i = 0; i < walk.Readings.Length; i++)
        {
            if (walk.Document[i].Kind != BlockKind.TableRow)
            {
                continue;
            }

            var end = i + 1;
            while (end < walk.Readings.Length && walk.Document[end].Kind == BlockKind.TableRow && walk.Document[end - 1].BlankLinesAfter == 0)
            {
                end++;
            }

            var header = walk.Document[i].Row == RowKind.Header ? i : -1;
            (tables ??= []).Add(new Table
            {
                FirstBlock = i,
                EndBlock = end,
                Header = header,
                Section = walk.SectionOf[i],
                Columns = header < 0 ? [] : Columns(walk, header),
            });
            i = end - 1;
        }

        return tables ?? (IReadOnlyList<Table>)[];
    }

    private static string?[] Columns(Walk walk, int header)
    {
        var group = walk.RoleAt(header) switch
        {
            Roles.Timeline => "timeline-columns",
            Roles.Actions or Roles.DoneActions or Roles.Prevention => "action-columns",
            "slo-impact" => "slo-columns",
            _ => null,
        };
        var cells = walk.Readings[header].Cells;
        var columns = new string?[cells.Count];
        var profile = walk.SectionAt(header)?.ProfileSection;
        for (var c = 0; c < columns.Length; c++)
        {
            var name = cells[c].Name;
            columns[c] = InProfile(profile, name) ?? (group is not null && walk.Words.Group(group).TryGet(name, out var id) ? id : group == "action-columns" && cells[c].Text.Trim() == "#" ? "id" : null);
        }

        return columns;
    }

    private static string? InProfile(ProfileSection? section, string name) =>
        section is { Columns.Count: > 0 } && Indexes.GetValue(section, IndexOf).TryGetValue(name, out var id) ? id : null;

    private static Dictionary<string, string> IndexOf(ProfileSection section)
    {
        var index = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in section.Columns)
        {
            index.TryAdd(Names.Normalize(column.Label), column.Id);
            foreach (var alias in column.Aliases)
            {
                index.TryAdd(Names.Normalize(alias), column.Id);
            }
        }

        return index;
    }
}
