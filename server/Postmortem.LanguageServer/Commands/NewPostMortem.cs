using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Profiles;
using Postmortem.Authoring.Generate;
using Postmortem.Authoring.New;
using Postmortem.JsonRpc;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Commands;

/// <summary>A new document from the template of its kind, where nothing is yet.</summary>
internal static class NewPostMortem
{
    /// <param name="withTabStops">The client inserts the text as a snippet; else it is the text itself with its slots.</param>
    public static NewDocumentResult Create(NewDocumentParams parameters, bool withTabStops, Request request)
    {
        var snapshot = request.Snapshot;
        var folder = Sources.FolderOf(snapshot, parameters.Folder, isFolder: true);
        var profile = folder.Profiles.Find(parameters.Kind) ?? throw new RpcException(ErrorCodes.InvalidParams, $"There is no kind {parameters.Kind}.");
        var answers = parameters.Answers ?? new Dictionary<string, string>();
        try
        {
            var document = NewDocument.Create(profile, folder.Profiles, new NewRequest(answers, Sources.FactsOf(snapshot, folder), request.Now));
            var path = WorkspacePath.Free(InFolder(document.Path, folder, parameters.Folder), p => Sources.Exists(snapshot, folder, p));
            var text = withTabStops ? Snippet.FromTemplate(document.Text, profile) : document.Text;
            return new NewDocumentResult(Sources.UriIn(folder, path), text, withTabStops);
        }
        catch (GenerationException exception)
        {
            throw new RpcException(ErrorCodes.RequestFailed, exception.Message);
        }
    }

    public static async Task AskAsync(Arguments arguments, Request request)
    {
        var folder = arguments.Find(0);
        var profiles = Sources.FolderOf(request.Snapshot, folder, isFolder: true).Profiles.Profiles.Where(p => p.Template.Length > 0).ToArray();
        var chosen = arguments.Find(1) is { } id
            ? profiles.FirstOrDefault(p => p.Id == id)
            : await ChooseAsync(profiles, request).ConfigureAwait(false);
        if (chosen is null)
        {
            return;
        }

        var created = Create(new NewDocumentParams { Kind = chosen.Id, Folder = folder }, withTabStops: false, request);
        await NewFile.ShowAsync(NewFile.Edit(created.Uri, created.Content, request.Client), created.Uri, $"{Sources.Name(created.Uri)} was created.", request).ConfigureAwait(false);
    }

    private static async Task<Profile?> ChooseAsync(Profile[] profiles, Request request)
    {
        var title = await AllCommands.AskAsync("What do you want to write?", [.. profiles.Select(p => new MessageActionItem(p.Title))], request).ConfigureAwait(false);
        return profiles.FirstOrDefault(p => p.Title == title);
    }

    /// <summary>A folder that was asked for takes the place of the kind's own; the workspace itself leaves it to the kind.</summary>
    private static string InFolder(string path, Folder folder, string? wanted)
    {
        if (wanted is null || !folder.Contains(wanted.TrimEnd('/')))
        {
            return path;
        }

        return $"{folder.RelativePath(wanted.TrimEnd('/'))}/{path[(path.LastIndexOf('/') + 1)..]}";
    }
}
