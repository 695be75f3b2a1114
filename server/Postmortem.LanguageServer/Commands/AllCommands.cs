using System.Globalization;
using System.Text.Json;
using Postmortem.Analysis.Editing;
using Postmortem.JsonRpc;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Commands;

/// <summary>
/// What `workspace/executeCommand` can run. Each ends in edits that the client applies; each works in a client that
/// knows nothing beyond LSP.
/// </summary>
internal static class AllCommands
{
    public const string GenerateCoe = "postmortem.generateCoe";
    public const string NewPostMortem = "postmortem.newPostMortem";
    public const string InsertMissingSections = "postmortem.insertMissingSections";
    public const string IgnoreInWorkspace = "postmortem.ignoreInWorkspace";
    public const string AllowWording = "postmortem.allowWording";
    public const string ApplyAction = "postmortem.applyAction";
    public const string TreatAs = "postmortem.treatAs";

    private static readonly Dictionary<string, Func<Arguments, Request, Task>> ByName = new(StringComparer.Ordinal)
    {
        [GenerateCoe] = GenerateCoeAsync,
        [NewPostMortem] = Commands.NewPostMortem.AskAsync,
        [InsertMissingSections] = InsertMissingSectionsAsync,
        [IgnoreInWorkspace] = IgnoreInWorkspaceAsync,
        [AllowWording] = AllowWordingAsync,
        [ApplyAction] = ApplyActionAsync,
        [TreatAs] = TreatAsAsync,
    };

    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys];

    public static Task RunAsync(ExecuteCommandParams parameters, Request request) =>
        ByName.TryGetValue(parameters.Command, out var run)
            ? run(new Arguments(parameters.Command, parameters.Arguments ?? []), request)
            : throw new RpcException(ErrorCodes.InvalidParams, $"There is no command {parameters.Command}.");

    private static async Task GenerateCoeAsync(Arguments arguments, Request request)
    {
        var (edit, uri, message) = Coe.Generate(arguments.Get(0, "the document's URI"), request);
        await NewFile.ShowAsync(edit, uri, message, request).ConfigureAwait(false);
    }

    private static Task InsertMissingSectionsAsync(Arguments arguments, Request request)
    {
        var document = Sources.Get(request.Snapshot, arguments.Get(0, "the document's URI"));
        var model = document.Analysis.Model;
        if (model.Profile is null)
        {
            throw new RpcException(ErrorCodes.RequestFailed, model.IsPostMortem
                ? "This post-mortem is of no particular kind, so no section is missing; treat it as one first."
                : "This document is not recognised as a post-mortem; treat it as one first.");
        }

        var edits = SectionInsertion.Insert(model, SectionInsertion.Missing(model));
        return edits.Count == 0
            ? throw new RpcException(ErrorCodes.RequestFailed, "No section is missing.")
            : Apply.Async(ToProtocol.WorkspaceEdit(document, edits, request.Client), "Insert missing sections", request);
    }

    private static Task IgnoreInWorkspaceAsync(Arguments arguments, Request request)
    {
        var (uri, code) = (arguments.Get(0, "the document's URI"), arguments.Get(1, "the rule's code"));
        return Apply.Async(Ignore.InWorkspace(uri, code, request), $"Turn {code} off in this workspace", request);
    }

    private static Task AllowWordingAsync(Arguments arguments, Request request)
    {
        var (uri, wording) = (arguments.Get(0, "the document's URI"), arguments.Get(1, "the words"));
        return Apply.Async(Ignore.Allow(uri, wording, request), $"Allow \"{wording}\" in this workspace", request);
    }

    /// <summary>What a client that cannot resolve a listed action sends in its stead.</summary>
    private static Task ApplyActionAsync(Arguments arguments, Request request)
    {
        var (document, key) = (Sources.Get(request.Snapshot, arguments.Get(0, "the document's URI")), arguments.Get(1, "the action's key"));
        if (arguments.Get(2, "the document's version") != document.Version.ToString(CultureInfo.InvariantCulture))
        {
            throw new RpcException(ErrorCodes.ContentModified, "The document has changed since the action was listed.");
        }

        return Apply.Async(CodeActionEdits.Of(document, key, request.Client, request.Cancellation), "Post-mortem", request);
    }

    private static async Task TreatAsAsync(Arguments arguments, Request request)
    {
        var uri = arguments.Get(0, "the document's URI");
        var kind = arguments.Find(1);
        if (kind is null)
        {
            var profiles = request.Snapshot.Workspace.FolderOf(uri).Profiles.Profiles;
            var choices = profiles.Select(p => new MessageActionItem(p.Title)).Append(new MessageActionItem("No post-mortem")).ToArray();
            var chosen = await AskAsync($"Treat {Sources.Name(uri)} as", choices, request).ConfigureAwait(false);
            if (chosen is null)
            {
                return;
            }

            kind = profiles.FirstOrDefault(p => p.Title == chosen)?.Id ?? Analysis.AnalysisContext.NoKind;
        }

        request.Server.Post(() => request.Server.TreatAs(uri, kind));
    }

    public static async Task<string?> AskAsync(string message, IReadOnlyList<MessageActionItem> choices, Request request)
    {
        var parameters = new ShowMessageRequestParams(MessageType.Info, message, choices);
        var chosen = await request.Server.Peer.RequestAsync(
            "window/showMessageRequest", parameters, LspJson.Default.ShowMessageRequestParams, LspJson.Default.MessageActionItem, request.Cancellation).ConfigureAwait(false);
        return chosen?.Title;
    }
}

/// <summary>The arguments of a command, which are strings by position.</summary>
internal sealed record Arguments(string Command, IReadOnlyList<JsonElement> Values)
{
    public string? Find(int index) => index < Values.Count && Values[index].ValueKind == JsonValueKind.String ? Values[index].GetString() : null;

    public string Get(int index, string what) => Find(index) ?? throw new RpcException(ErrorCodes.InvalidParams, $"{Command} needs {what}.");
}
