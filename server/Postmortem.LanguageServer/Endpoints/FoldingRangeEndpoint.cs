using Postmortem.Analysis.Features;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class FoldingRangeEndpoint()
    : DocumentEndpoint<TextDocumentParams, IReadOnlyList<FoldingRange>>(static json => json.TextDocumentParams, static json => json.FoldingRanges)
{
    public override string Method => "textDocument/foldingRange";

    public override ServerCapabilities Declare(ServerCapabilities capabilities, Client client) => capabilities with { FoldingRangeProvider = true };

    protected override TextDocumentIdentifier DocumentOf(TextDocumentParams parameters) => parameters.TextDocument;

    protected override IReadOnlyList<FoldingRange>? Answer(TextDocumentParams parameters, OpenDocument document, Request request) =>
        [.. Folding.Of(document.Analysis).Select(f => new FoldingRange { StartLine = f.StartLine, EndLine = f.EndLine, Kind = f.Kind == FoldKind.Comment ? "comment" : "region" })];
}
