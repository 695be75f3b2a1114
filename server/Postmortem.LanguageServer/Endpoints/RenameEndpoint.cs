using Postmortem.Analysis.Features;
using Postmortem.JsonRpc;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class RenameEndpoint() : DocumentEndpoint<RenameParams, WorkspaceEdit>(static json => json.RenameParams, static json => json.WorkspaceEdit)
{
    public override string Method => "textDocument/rename";

    public override ServerCapabilities Declare(ServerCapabilities capabilities, Client client) => capabilities with { RenameProvider = new RenameOptions(client.CanPrepareRename ? true : null) };

    protected override TextDocumentIdentifier DocumentOf(RenameParams parameters) => parameters.TextDocument;

    protected override WorkspaceEdit? Answer(RenameParams parameters, OpenDocument document, Request request)
    {
        if (IdReferences.FindProblem(parameters.NewName) is { } problem)
        {
            throw new RpcException(ErrorCodes.InvalidParams, problem);
        }

        if (IdReferences.At(document.Analysis, Request.OffsetOf(document, parameters.Position)) is not { } target)
        {
            throw new RpcException(ErrorCodes.RequestFailed, "There is no id of an incident, document or action item here.");
        }

        var edits = Mentions.Find(target, document, request)
            .Select(m => (m.Uri, m.Version, Edits: (IReadOnlyList<TextEdit>)[.. m.Spans.Select(s => new TextEdit { Range = ToProtocol.Range(m.Text, s), NewText = parameters.NewName })]))
            .ToList();
        return request.Client.HasDocumentChanges
            ? new WorkspaceEdit { DocumentChanges = [.. edits.Select(e => DocumentChange.Edit(e.Uri, e.Version, e.Edits))] }
            : new WorkspaceEdit { Changes = edits.ToDictionary(e => e.Uri, e => e.Edits) };
    }
}
