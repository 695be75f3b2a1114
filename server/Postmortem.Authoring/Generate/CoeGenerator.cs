using System.Globalization;
using Postmortem.Analysis;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Authoring.Generate;

/// <summary>"Generate COE from RCA": one document's facts in the form of a correction of errors. Nothing in it is invented.</summary>
internal static class CoeGenerator
{
    public const string Kind = "coe";

    /// <summary>The template in a workspace, below `.postmortem/`, that takes the place of the one that comes with the program.</summary>
    public const string TemplatePath = "templates/coe.hbs";

    private const string ShippedTemplatePath = "coe/document.hbs";

    /// <param name="analysis">Of the source: an RCA, or a post-mortem of any other kind.</param>
    /// <param name="facts">Of the workspace: ids in use, and the paths that exist.</param>
    /// <param name="now">The day of it is the day on which the COE was created, in the offset that it comes with.</param>
    /// <param name="template">The text of the workspace's own template; null takes the program's.</param>
    /// <param name="path">Where to save, relative to the workspace; null takes the place that the settings say.</param>
    /// <exception cref="GenerationException">The source is no post-mortem, or the settings or the template are wrong.</exception>
    public static GeneratedDocument Generate(
        Analysis.Analysis analysis, WorkspaceFacts facts, Settings settings, DateTimeOffset now, string? template = null, string? path = null)
    {
        var model = analysis.Model;
        if (!model.IsPostMortem)
        {
            throw new GenerationException("this document is not recognised as a root cause analysis or post-mortem; treat it as one (--kind rca) or add `kind: rca` to its front matter");
        }

        var profile = analysis.Context.Profiles.Find(Kind) ?? throw new GenerationException("there is no kind `coe`; the workspace's profiles must not remove it");
        var today = DateOnly.FromDateTime(now.DateTime);
        var sourcePath = analysis.Context.Rules.Path ?? "rca.md";
        var id = DocumentIds.Next(settings.CoeIdFormat, today, facts.Documents.SelectMany(d => d.DocumentId is { } own ? d.Ids.Append(own) : d.Ids));
        var target = path ?? PathOf(new Quotation(model, sourcePath, sourcePath), settings, facts, id, today);

        var source = new Quotation(model, sourcePath, target);
        var coe = new Dictionary<string, object?>
        {
            ["id"] = id,
            ["created"] = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["source"] = $"[{SourceName(source, sourcePath)}]({Quotation.Link(WorkspacePath.Relative(target, sourcePath))})",
            ["sourceName"] = SourceName(source, sourcePath),
        };
        var targets = (model.Profile?.Targets ?? profile.Targets).With(settings.Targets);
        var (values, actions) = CoeFacts.Of(source, profile, targets, coe);
        var text = Render(values, template);
        return new GeneratedDocument(target, text, $"{Sections(text, target, analysis.Context)} · Action items: {actions.Summary}");
    }

    private static string Render(Dictionary<string, object?> values, string? template)
    {
        var name = template is null ? ShippedTemplatePath : ".postmortem/" + TemplatePath;
        var text = Template.Parse(template ?? ShippedFiles.Get(ShippedTemplatePath), name).Render(values, name);
        return text.Trim('\n') + "\n";
    }

    private static string PathOf(Quotation source, Settings settings, WorkspaceFacts facts, string id, DateOnly today)
    {
        var header = source.Model.Header;
        var incident = WorkspacePath.Slug(header.IncidentId?.Value ?? CoeFacts.Title(source) ?? "");
        var date = header.Date?.Value ?? today;
        var filled = settings.CoePath
            .Replace("{incident}", incident.Length == 0 ? "incident" : incident)
            .Replace("{id}", WorkspacePath.Slug(id))
            .Replace("{date}", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var path = WorkspacePath.Normalize(filled)
            ?? throw new GenerationException($"the setting coe.path ({settings.CoePath}) leads out of the workspace; write a path below it, such as postmortems/coe-{{incident}}-{{date}}.md");
        return WorkspacePath.Free(path, p => facts.Paths?.Contains(p) == true);
    }

    /// <summary>The source's own id, or the name of its file.</summary>
    private static string SourceName(Quotation source, string path) =>
        source.Model.Header.DocumentId?.Value is { Length: > 0 } id ? id : Path.GetFileNameWithoutExtension(path);

    /// <summary>"Sections: 5/7 complete", by reading the document as anybody would: a section is complete when no placeholder is left in it.</summary>
    private static string Sections(string text, string path, AnalysisContext context)
    {
        var analysis = Analyzer.Analyze(Document.Parse(text), context with { ForcedKind = Kind, Rules = context.Rules with { Path = path } });
        var sections = analysis.Model.Sections.Where(s => s is { Level: 2, IsLabel: false }).ToList();
        var complete = sections.Count(s => !analysis.Model.Placeholders.Any(p => p.Span.Overlaps(s.Span)));
        return $"Sections: {complete}/{sections.Count} complete";
    }
}
