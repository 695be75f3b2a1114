using Postmortem.Analysis.Features.Completion;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class CompletionEndpoint()
    : DocumentEndpoint<CompletionParams, CompletionList>(static json => json.CompletionParams, static json => json.CompletionList)
{
    public override string Method => "textDocument/completion";

    public override ServerCapabilities Declare(ServerCapabilities capabilities, Client client) => capabilities with
    {
        CompletionProvider = new CompletionOptions { TriggerCharacters = [" ", "|", "#", ":", "@", "-"], ResolveProvider = false },
    };

    protected override TextDocumentIdentifier DocumentOf(CompletionParams parameters) => parameters.TextDocument;

    protected override CompletionList? Answer(CompletionParams parameters, OpenDocument document, Request request)
    {
        var offset = Request.OffsetOf(document, parameters.Position);
        var now = request.Snapshot.Workspace.Time.GetUtcNow();
        var items = ConfigCompletion.FindShape(document.Uri) is { } shape
            ? ConfigCompletion.At(document.Document.Text, offset, shape)
            : Completions.At(document.Analysis, offset, new CompletionRequest(now, request.Client.HasSnippets));
        return new CompletionList(false, [.. items.Select(item => ToProtocol.Completion(document.Document.Text, item, request.Client))]);
    }
}
