using Postmortem.JsonRpc;
using Postmortem.Protocol;
using Range = Postmortem.Protocol.Range;

namespace Postmortem.LanguageServer.Commands;

/// <summary>A file that the client is to create. The server itself never writes one.</summary>
internal static class NewFile
{
    /// <summary>Creates the file, which must not exist, and fills it.</summary>
    public static WorkspaceEdit Edit(string uri, string text, Client client) => client is { HasDocumentChanges: true, CanCreateFiles: true }
        ? new WorkspaceEdit { DocumentChanges = [DocumentChange.Create(uri), DocumentChange.Edit(uri, null, [new TextEdit { Range = default(Range), NewText = text }])] }
        : throw new RpcException(ErrorCodes.RequestFailed, "This editor can't create files for a language server; use the command line instead.");

    /// <summary>For clients that leave it to the server: applies the edit, opens the file and says so.</summary>
    public static async Task ShowAsync(WorkspaceEdit edit, string uri, string message, Request request)
    {
        await Apply.Async(edit, $"Create {Sources.Name(uri)}", request).ConfigureAwait(false);
        var peer = request.Server.Peer;
        if (request.Client.CanShowDocuments)
        {
            var show = new ShowDocumentParams { Uri = uri, TakeFocus = true };
            await peer.RequestAsync("window/showDocument", show, LspJson.Default.ShowDocumentParams, LspJson.Default.ShowDocumentResult, request.Cancellation).ConfigureAwait(false);
        }

        peer.Notify("window/showMessage", new ShowMessageParams(MessageType.Info, message), LspJson.Default.ShowMessageParams);
    }
}

/// <summary>Has the client apply an edit.</summary>
internal static class Apply
{
    public static async Task Async(WorkspaceEdit edit, string label, Request request)
    {
        if (!request.Client.CanApplyEdits)
        {
            throw new RpcException(ErrorCodes.RequestFailed, "This editor does not apply edits of a language server.");
        }

        var parameters = new ApplyWorkspaceEditParams { Label = label, Edit = edit };
        var result = await request.Server.Peer.RequestAsync(
            "workspace/applyEdit", parameters, LspJson.Default.ApplyWorkspaceEditParams, LspJson.Default.ApplyWorkspaceEditResult, request.Cancellation).ConfigureAwait(false);
        if (result?.Applied != true)
        {
            throw new RpcException(ErrorCodes.RequestFailed, result?.FailureReason is { Length: > 0 } reason ? $"The edit was not applied: {reason}" : "The edit was not applied.");
        }
    }
}
