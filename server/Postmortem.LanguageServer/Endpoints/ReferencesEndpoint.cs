using Postmortem.Analysis.Features;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class ReferencesEndpoint() : DocumentEndpoint<ReferenceParams, IReadOnlyList<Location>>(static json => json.ReferenceParams, static json => json.Locations)
{
    public override string Method => "textDocument/references";

    public override ServerCapabilities Declare(ServerCapabilities capabilities, Client client) => capabilities with { ReferencesProvider = true };

    protected override TextDocumentIdentifier DocumentOf(ReferenceParams parameters) => parameters.TextDocument;

    protected override IReadOnlyList<Location>? Answer(ReferenceParams parameters, OpenDocument document, Request request) =>
        IdReferences.At(document.Analysis, Request.OffsetOf(document, parameters.Position)) is { } target
            ? [.. Mentions.Find(target, document, request).SelectMany(m => m.Spans.Select(s => new Location(m.Uri, ToProtocol.Range(m.Text, s))))]
            : null;
}
