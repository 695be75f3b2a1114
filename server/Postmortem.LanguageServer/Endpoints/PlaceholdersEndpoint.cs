using Postmortem.Protocol;
using Range = Postmortem.Protocol.Range;

namespace Postmortem.LanguageServer.Endpoints;

/// <summary>Every place of a document that is still to be filled in, in order: one finding stands for all of a section.</summary>
internal sealed class PlaceholdersEndpoint()
    : DocumentEndpoint<TextDocumentParams, IReadOnlyList<Range>>(static json => json.TextDocumentParams, static json => json.Ranges)
{
    private const string Rule = "placeholder-left";

    public override string Method => "postmortem/placeholders";

    protected override TextDocumentIdentifier DocumentOf(TextDocumentParams parameters) => parameters.TextDocument;

    protected override IReadOnlyList<Range>? Answer(TextDocumentParams parameters, OpenDocument document, Request request) =>
    [
        .. document.Analysis.Findings.Where(f => f.Rule.Code == Rule)
            .SelectMany(f => f.Others.Prepend(f.Span))
            .OrderBy(span => span.Start)
            .Select(span => ToProtocol.Range(document.Document.Text, span)),
    ];
}
