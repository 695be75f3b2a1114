using System.Text;
using Postmortem.Analysis;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Model.Binding;
using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Xunit;

namespace Postmortem.Tests.Model;

/// <summary>Binds invented documents and shows what was read as text.</summary>
internal static class Documents
{
    public static DocumentModel Bind(string text, string? path = null) => Binder.Bind(Document.Parse(text), new AnalysisContext
    {
        Profiles = ProfileSet.Builtin,
        Rules = new RuleContext { Now = DateTimeOffset.UnixEpoch, Path = path },
    });

    /// <summary>One entry a line: line, date, time, zone, milestones, event.</summary>
    public static void CheckTimeline(string text, string expected, string? path = null) => Assert.Equal(Clean(expected), Timeline(Bind(text, path)));

    public static void CheckActions(string text, string expected) => Assert.Equal(Clean(expected), Actions(Bind(text)));

    public static string Timeline(DocumentModel model)
    {
        var lines = new StringBuilder();
        foreach (var entry in model.Timeline.Entries)
        {
            lines.Append(model.Document.Text.GetLineAt(entry.Span.Start) + 1).Append(": ").Append(Show(entry.At, entry.Precision));
            if (entry.End is { } end)
            {
                lines.Append(" - ").Append(end.Date == entry.At.Date ? Show(end with { Date = null, Zone = null }, entry.Precision) : Show(end with { Zone = null }, entry.Precision));
            }

            lines.Append(entry.At.Zone is { } zone ? " " + zone : "").Append(entry.IsApproximate ? " ~" : "").Append(entry.Problem is null ? "" : " !");
            lines.Append(" | ").Append(entry.Event).Append('\n');
        }

        return lines.ToString().TrimEnd();
    }

    public static string Actions(DocumentModel model)
    {
        var lines = new StringBuilder();
        foreach (var item in model.ActionItems)
        {
            lines.Append(model.Document.Text.GetLineAt(item.Span.Start) + 1).Append(": ").Append(item.Text);
            Add(lines, "owner", item.Owner?.Value);
            Add(lines, "due", item.Due is { } due ? due.Value?.ToString("yyyy-MM-dd") ?? "?" : null);
            Add(lines, "priority", item.Priority?.Value?.ToString());
            Add(lines, "ticket", item.Ticket?.Value);
            Add(lines, "done", item.IsDone?.ToString().ToLowerInvariant());
            lines.Append('\n');
        }

        return lines.ToString().TrimEnd();
    }

    public static string Names(Milestones milestones) =>
        string.Join(' ', Enum.GetValues<Milestones>().Where(m => m != Milestones.None && milestones.HasFlag(m)).Select(MilestoneReader.WordOf));

    public static string Clean(string text) => string.Join('\n', text.Trim().Split('\n').Select(l => l.Trim()));

    private static void Add(StringBuilder lines, string name, string? value)
    {
        if (value is not null)
        {
            lines.Append(" · ").Append(name).Append(' ').Append(value);
        }
    }

    private static string Show(Moment moment, Precision precision)
    {
        var time = moment.IsEndOfDay ? "24:00" : moment.Time?.ToString(precision == Precision.Second ? "HH:mm:ss" : "HH:mm");
        return string.Join(' ', new[] { moment.Date?.ToString("yyyy-MM-dd"), time }.Where(p => p is not null));
    }
}
