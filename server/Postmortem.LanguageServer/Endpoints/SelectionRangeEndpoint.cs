using Postmortem.Analysis.Features;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class SelectionRangeEndpoint()
    : DocumentEndpoint<SelectionRangeParams, IReadOnlyList<SelectionRange>>(static json => json.SelectionRangeParams, static json => json.SelectionRanges)
{
    public override string Method => "textDocument/selectionRange";

    public override ServerCapabilities Declare(ServerCapabilities capabilities, Client client) => capabilities with { SelectionRangeProvider = true };

    protected override TextDocumentIdentifier DocumentOf(SelectionRangeParams parameters) => parameters.TextDocument;

    protected override IReadOnlyList<SelectionRange>? Answer(SelectionRangeParams parameters, OpenDocument document, Request request) =>
        [.. parameters.Positions.Select(position => At(document, position))];

    /// <summary>Every position gets a range, be it an empty one.</summary>
    private static SelectionRange At(OpenDocument document, Position position)
    {
        var text = document.Document.Text;
        SelectionRange? outer = null;
        foreach (var span in SelectionRanges.At(document.Analysis, Request.OffsetOf(document, position)).Reverse())
        {
            outer = new SelectionRange(ToProtocol.Range(text, span), outer);
        }

        return outer ?? new SelectionRange(new Protocol.Range(position, position), null);
    }
}
