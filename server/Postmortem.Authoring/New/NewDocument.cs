using System.Globalization;
using Postmortem.Analysis;
using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;
using Postmortem.Authoring.Generate;

namespace Postmortem.Authoring.New;

/// <summary>What a new document is made with, besides its kind.</summary>
/// <param name="Answers">Values by field: its id, label or alias, or the id of a question; `title` is the incident's title.</param>
/// <param name="From">Another document whose facts are taken over where no answer says otherwise.</param>
/// <param name="Path">Where to save, relative to the workspace; null takes the kind's own place.</param>
internal sealed record NewRequest(
    IReadOnlyDictionary<string, string> Answers, WorkspaceFacts Facts, DateTimeOffset Now, DocumentModel? From = null, string? FromPath = null, string? Path = null);

/// <summary>
/// A document from the template of its kind: values stand in the fields that were answered, all other slots are left as they are.
/// Only what is true of any new document is filled in unasked: that it is a draft, when it was created, and the next id of its own.
/// </summary>
internal static class NewDocument
{
    public const string Title = "title";

    /// <param name="profiles">The set that the kind is of.</param>
    /// <exception cref="GenerationException">The kind has no template, or an answer fits no field or is none of its values.</exception>
    public static GeneratedDocument Create(Profile profile, ProfileSet profiles, NewRequest request)
    {
        if (profile.Template.Length == 0)
        {
            throw new GenerationException($"{profile.Id}: this kind has no template; add .postmortem/templates/{profile.Id}.md");
        }

        var template = profile.Template.ReplaceLineEndings("\n");
        var today = DateOnly.FromDateTime(request.Now.DateTime);
        var values = Values(profile, request, today);
        var document = Document.Parse(template);
        var model = Analyzer.Analyze(document, new AnalysisContext
        {
            Profiles = profiles,
            ForcedKind = profile.Id,
            Rules = new RuleContext { Now = request.Now },
        }).Model;
        foreach (var edit in Edits(profile, model, template, values).OrderByDescending(e => e.Span.Start))
        {
            document = document.With(edit.Span, edit.NewText);
        }

        var text = document.Text.ToString();
        var path = request.Path ?? PathOf(profile, values, request.Facts, today);
        var slots = Slot.In(text).Count();
        return new GeneratedDocument(path, text, slots == 1 ? "1 slot to fill in" : $"{slots} slots to fill in");
    }

    private static Dictionary<string, string> Values(Profile profile, NewRequest request, DateOnly today)
    {
        var values = new Dictionary<string, string>
        {
            ["status"] = profile.Vocabularies.GetValueOrDefault("status")?.Find("draft")?.Value ?? "Draft",
            ["date-created"] = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        if (profile.IdFormat is { } format && profile.FindField(profile.Id + "-id") is { } id)
        {
            values[id.Id] = DocumentIds.Next(format, today, request.Facts.Documents.SelectMany(d => d.DocumentId is { } own ? d.Ids.Append(own) : d.Ids));
        }

        if (request is { From: { } from })
        {
            var source = new Quotation(from, request.FromPath ?? "", request.Path ?? request.FromPath ?? "");
            foreach (var field in profile.Fields)
            {
                if (!values.ContainsKey(field.Id) && source.Field(field.Id) is { } value)
                {
                    values[field.Id] = value;
                }
            }

            if (CoeFacts.Title(source) is { } title)
            {
                values[Title] = title;
            }
        }

        foreach (var (name, value) in request.Answers)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                var field = Answer.FieldOf(profile, name);
                values[field?.Id ?? Title] = field is null ? value : Answer.ValueOf(profile, field, name, value);
            }
        }

        if (values.TryGetValue(Title, out var stated))
        {
            values.TryAdd("incident-title", stated);
        }

        return values;
    }

    private static List<TextEdit> Edits(Profile profile, DocumentModel model, string template, Dictionary<string, string> values)
    {
        var edits = new List<TextEdit>();
        foreach (var (id, value) in values)
        {
            var field = model.Fields.FirstOrDefault(f => f.Id == id);
            if (id == Title)
            {
                if (model.Title is { } title && Slot.In(template).FirstOrDefault(s => title.Span.Contains(s.Start)) is { IsEmpty: false } slot)
                {
                    edits.Add(new TextEdit(slot, MarkdownText.Line(value)));
                }
            }
            else if (field is not null)
            {
                edits.Add(new TextEdit(field.ValueSpan, field.Style == FieldStyle.Table ? MarkdownText.Cell(value) : MarkdownText.Line(value)));
            }
        }

        return edits;
    }

    private static string PathOf(Profile profile, Dictionary<string, string> values, WorkspaceFacts facts, DateOnly today)
    {
        var format = profile.FileName ?? "postmortems/{kind}-{date}-{slug}.md";
        var slug = WorkspacePath.Slug(values.GetValueOrDefault(Title, "")).ToLowerInvariant();
        var incident = WorkspacePath.Slug(values.GetValueOrDefault("incident-id", ""));
        var id = WorkspacePath.Slug(values.GetValueOrDefault(profile.Id + "-id", values.GetValueOrDefault("incident-id", "")));
        var date = values.TryGetValue("date", out var stated) && DateOnly.TryParseExact(stated, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : today;
        var filled = format
            .Replace("{kind}", profile.Id)
            .Replace("{date}", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            .Replace("{slug}", slug.Length == 0 ? "untitled" : slug)
            .Replace("{incident}", incident.Length == 0 ? "incident" : incident)
            .Replace("{id}", id.Length == 0 ? "untitled" : id);
        var path = WorkspacePath.Normalize(filled)
            ?? throw new GenerationException($"{profile.Id}: fileName ({format}) leads out of the workspace; write a path below it");
        return WorkspacePath.Free(path, p => facts.Paths?.Contains(p) == true);
    }
}
