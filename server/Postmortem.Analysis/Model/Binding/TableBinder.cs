using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>The tables of the document with what their columns mean.</summary>
internal static class TableBinder
{
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
        var profile = walk.SectionAt(header)?.ProfileSection?.Columns ?? (IReadOnlyList<ProfileColumn>)[];
        for (var c = 0; c < columns.Length; c++)
        {
            var name = Names.Normalize(cells[c].Text);
            columns[c] = InProfile(profile, name) ?? (group is not null && walk.Words.Group(group).TryGet(name, out var id) ? id : group == "action-columns" && cells[c].Text.Trim() == "#" ? "id" : null);
        }

        return columns;
    }

    private static string? InProfile(IReadOnlyList<ProfileColumn> columns, string name)
    {
        foreach (var column in columns)
        {
            if (Names.Normalize(column.Label) == name)
            {
                return column.Id;
            }

            foreach (var alias in column.Aliases)
            {
                if (Names.Normalize(alias) == name)
                {
                    return column.Id;
                }
            }
        }

        return null;
    }
}
