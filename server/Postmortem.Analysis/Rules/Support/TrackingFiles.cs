using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>Files in which a team keeps one row for each of its post-mortems, such as <c>POST_MORTEM_TRACKING.md</c>.</summary>
internal static class TrackingFiles
{
    private const int MostRows = 5_000;

    public static bool IsOne(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        return name.ContainsIgnoringCase("tracking") && name.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
    }

    public static IReadOnlyList<TrackingRow> Read(string path, string text)
    {
        var rows = new List<TrackingRow>();
        foreach (var block in Document.Parse(text).Blocks)
        {
            if (block.Row == RowKind.Body && rows.Count < MostRows)
            {
                // The address of a link is what names the document.
                rows.Add(new TrackingRow(path, string.Join(" | ", block.Cells.Select(c => c.Text))));
            }
        }

        return rows;
    }
}
