using Postmortem.Analysis.Profiles;
using Postmortem.JsonRpc;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Commands;

/// <summary>Forms that a client shows with its own pickers: which kind of document, and then the questions of the kind.</summary>
internal static class Forms
{
    public const string NewPostMortem = "new-post-mortem";

    public static FormResult Describe(FormParams parameters, Request request)
    {
        if (parameters.Form != NewPostMortem)
        {
            throw new RpcException(ErrorCodes.InvalidParams, $"There is no form {parameters.Form}; the only one is {NewPostMortem}.");
        }

        var profiles = (parameters.Uri is { } uri ? Sources.FolderOf(request.Snapshot, uri, isFolder: false) : request.Snapshot.Workspace.Folders.FirstOrDefault() ?? request.Snapshot.Workspace.Nowhere).Profiles;
        if (parameters.Kind is not { } kind)
        {
            return new FormResult("New post-mortem", [KindQuestion(profiles)]);
        }

        var profile = profiles.Find(kind) ?? throw new RpcException(ErrorCodes.InvalidParams, $"There is no kind {kind}.");
        return new FormResult($"New {profile.Title.ToLowerInvariant()}", [.. profile.Questions.Select(q => QuestionOf(q, profile))]);
    }

    private static FormQuestion KindQuestion(ProfileSet profiles) => new()
    {
        Id = "kind",
        Title = "Kind",
        Prompt = "What do you want to write?",
        Kind = "choice",
        Choices = [.. profiles.Profiles.Where(p => !p.IsAbstract && p.Template.Length > 0).Select(p => new FormChoice(p.Id, p.Title, Optional(p.Description)))],
        Required = true,
    };

    private static FormQuestion QuestionOf(Question question, Profile profile)
    {
        var field = question.Field is { } id ? profile.FindField(id) : null;
        var vocabulary = question.Vocabulary is { } name ? profile.Vocabularies.GetValueOrDefault(name) : field is null ? null : profile.VocabularyOf(field);
        var isDate = vocabulary is null && question.Kind == FieldKind.Date;
        return new FormQuestion
        {
            Id = question.Id,
            Title = field?.Label is { Length: > 0 } label ? label : char.ToUpperInvariant(question.Id[0]) + question.Id[1..],
            Prompt = question.Guidance.Length > 0 ? $"{question.Text} {question.Guidance}" : question.Text,
            Kind = vocabulary is not null ? "choice" : isDate ? "date" : "text",
            Choices = vocabulary is null ? null : [.. vocabulary.Values.Where(v => !v.Discouraged).Select(v => new FormChoice(v.Value, v.Value, Optional(v.Meaning)))],
            Required = question.IsRequired,
            Validation = isDate ? new FormValidation(@"^\d{4}-\d{2}-\d{2}$", "Write the date as 2026-03-17.") : null,
        };
    }

    private static string? Optional(string text) => text.Length > 0 ? text : null;
}
