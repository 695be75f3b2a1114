using System.Globalization;
using System.Text;
using Postmortem.Analysis.Model;

namespace Postmortem.Authoring.Generate;

/// <summary>A document whose action items are exported.</summary>
/// <param name="Path">As it is shown and linked.</param>
internal sealed record ActionSource(string Path, DocumentModel Model)
{
    public string Name => Model.Header.IncidentId?.Value ?? Model.Header.DocumentId?.Value ?? System.IO.Path.GetFileNameWithoutExtension(Path);
}

/// <summary>Action items in the forms of the places where work is tracked.</summary>
internal static class ActionExport
{
    public static readonly string[] Formats = ["markdown", "tasks", "jira-csv", "github", "json"];

    /// <summary>One table over all documents.</summary>
    public static string Markdown(IEnumerable<ActionSource> sources)
    {
        var text = new StringBuilder("| Incident | ID | Action | Owner | Priority | Due | Ticket | Status |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var (source, item) in Items(sources))
        {
            string[] cells =
            [
                $"[{source.Name}]({Quotation.Link(source.Path)})", item.Id?.Value ?? "", item.Text, item.Owner?.Value ?? "", PriorityOf(item) ?? "",
                DueOf(item) ?? "", item.Ticket?.Value ?? "", StatusOf(item) ?? "",
            ];
            text.Append("| ").AppendJoin(" | ", cells.Select(MarkdownText.Cell)).Append(" |\n");
        }

        return text.ToString();
    }

    /// <summary>A box for each item, by document.</summary>
    public static string Tasks(IEnumerable<ActionSource> sources)
    {
        var text = new StringBuilder();
        foreach (var source in sources.Where(s => s.Model.ActionItems.Count > 0))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append($"## [{MarkdownText.Line(source.Name)}]({Quotation.Link(source.Path)})\n\n");
            foreach (var item in source.Model.ActionItems)
            {
                var details = new[] { item.Owner?.Value, PriorityOf(item), DueOf(item) is { } due ? "due " + due : null, item.Ticket?.Value }.OfType<string>().ToList();
                var id = item.Id is { } own ? own.Value + ": " : "";
                text.Append(IsClosed(item) ? "- [x] " : "- [ ] ")
                    .Append(MarkdownText.Line(id + item.Text + (details.Count == 0 ? "" : $" ({string.Join(", ", details)})"))).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>For the CSV import of Jira: what is open and has no ticket yet.</summary>
    public static string JiraCsv(IEnumerable<ActionSource> sources)
    {
        var text = new StringBuilder("Summary,Issue Type,Priority,Assignee,Due Date,Labels,Description\r\n");
        foreach (var (source, item) in Untracked(sources))
        {
            string[] cells =
            [
                item.Text, "Task", PriorityOf(item) ?? "", item.Owner?.Value.TrimStart('@') ?? "",
                DueOf(item) ?? "", "post-mortem", Description(source, item),
            ];
            text.AppendJoin(',', cells.Select(Csv)).Append("\r\n");
        }

        return text.ToString();
    }

    /// <summary>Commands of GitHub's command line for a POSIX shell: what is open and has no ticket yet.</summary>
    public static string GitHub(IEnumerable<ActionSource> sources)
    {
        var text = new StringBuilder();
        foreach (var (source, item) in Untracked(sources))
        {
            var assignee = item.Owner?.Value is ['@', .. var handle] && handle.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? $" --assignee {handle}" : "";
            text.Append($"gh issue create --title {Shell(item.Text)} --body {Shell(Description(source, item))} --label post-mortem{assignee}\n");
        }

        return text.ToString();
    }

    public static IEnumerable<(ActionSource Source, ActionItem Item)> Items(IEnumerable<ActionSource> sources) =>
        sources.SelectMany(s => s.Model.ActionItems.Select(i => (s, i)));

    public static string? PriorityOf(ActionItem item) => item.Priority?.Value switch { 1 => "High", 2 => "Medium", 3 => "Low", _ => null };

    /// <summary>The date, or what is written where that is no date.</summary>
    public static string? DueOf(ActionItem item) =>
        item.Due is { } due ? due.Value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? due.Raw.Trim() : null;

    public static string? StatusOf(ActionItem item) => item.Status?.Value switch
    {
        ActionStatus.Open => "Open",
        ActionStatus.InProgress => "In Progress",
        ActionStatus.Done => "Done",
        ActionStatus.Cancelled => "Cancelled",
        _ => item.IsDone switch { true => "Done", false => "Open", null => null },
    };

    private static IEnumerable<(ActionSource Source, ActionItem Item)> Untracked(IEnumerable<ActionSource> sources) =>
        Items(sources).Where(x => !IsClosed(x.Item) && x.Item.Ticket is null);

    private static bool IsClosed(ActionItem item) => item.IsDone == true || item.Status?.Value is ActionStatus.Done or ActionStatus.Cancelled;

    private static string Description(ActionSource source, ActionItem item)
    {
        var text = new StringBuilder(item.Text).Append("\n\nFrom ").Append(source.Name).Append(" (").Append(source.Path).Append(')');
        text.Append(item.Id is { } id ? $", action item {id.Value}" : "").Append('.');
        text.Append(DueOf(item) is { } due ? $"\nDue: {due}" : "").Append(item.Factor is { } factor ? $"\nAddresses: {factor.Value}" : "");
        return text.ToString();
    }

    /// <summary>A spreadsheet would run what begins like a formula.</summary>
    private static string Csv(string value)
    {
        var safe = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' ? "'" + value : value;
        return safe.AsSpan().IndexOfAny("\",\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"")}\"";
    }

    private static string Shell(string value) => $"'{value.Replace("\0", "").Replace("'", "'\\''")}'";
}
