using Postmortem.Analysis.Model;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features;

/// <summary>A place that leads somewhere: to another document of the workspace (a path relative to it), or to an address.</summary>
internal sealed record DocumentLink(TextSpan Span, string? Path, string? Url, string Tooltip);

/// <summary>Ids of other documents, and tickets by the patterns of the settings. Links that Markdown knows are the editor's.</summary>
internal static class Links
{
    public static IReadOnlyList<DocumentLink> Of(Analysis analysis)
    {
        var links = new List<DocumentLink>();
        if (!analysis.Model.IsPostMortem)
        {
            return links;
        }

        var rules = analysis.Context.Rules;
        var targets = Targets(rules);
        var document = analysis.Model.Document;
        var tickets = TicketPatterns.Of(analysis);
        for (var i = 0; i < document.BlockCount; i++)
        {
            var block = document[i];
            if (block.Kind is BlockKind.Code or BlockKind.Html or BlockKind.Blank)
            {
                continue;
            }

            foreach (var id in block.Get(IdRecognizer.Instance))
            {
                var span = id.Span.Shift(document.GetStart(i));
                if (targets.TryGetValue(id.Text, out var target) && target.Path != rules.Path)
                {
                    links.Add(new DocumentLink(span, target.Path, null, target.Title ?? target.Path));
                }
                else if (!id.IsInLink && rules.Settings.TicketUrl is { } url && tickets.Match(id.Text))
                {
                    links.Add(new DocumentLink(span, null, url.Replace("{ticket}", id.Text.TrimStart('#'), StringComparison.Ordinal), "Open ticket " + id.Text));
                }
            }
        }

        return links;
    }

    /// <summary>Links to the other documents of the workspace, as they would be written in this one.</summary>
    public static IEnumerable<(string Text, string Detail)> ToDocuments(Analysis analysis)
    {
        var rules = analysis.Context.Rules;
        foreach (var document in rules.Workspace.Documents.Where(d => d.Path != rules.Path && (d.DocumentId ?? d.IncidentId) is not null))
        {
            yield return ($"[{document.DocumentId ?? document.IncidentId}]({RelativePath(rules.Path, document.Path)})", document.Title ?? document.Path);
        }
    }

    /// <summary>The way from one file to another, with forward slashes.</summary>
    public static string RelativePath(string? from, string to)
    {
        var source = (from ?? "").Split('/')[..^1];
        var target = to.Split('/');
        var common = 0;
        while (common < source.Length && common < target.Length - 1 && source[common] == target[common])
        {
            common++;
        }

        return string.Concat(Enumerable.Repeat("../", source.Length - common)) + string.Join('/', target[common..]);
    }

    /// <summary>The document that an id belongs to; where a document and its analysis share an incident's id, the one that bears it as its own.</summary>
    private static Dictionary<string, WorkspaceDocument> Targets(RuleContext context)
    {
        var targets = new Dictionary<string, WorkspaceDocument>(StringComparer.OrdinalIgnoreCase);
        foreach (var document in context.Workspace.Documents)
        {
            if (document.DocumentId is { } id)
            {
                targets.TryAdd(id, document);
            }
        }

        foreach (var document in context.Workspace.Documents)
        {
            if (document.IncidentId is { } id && document.Path != context.Path)
            {
                targets.TryAdd(id, document);
            }
        }

        return targets;
    }
}
