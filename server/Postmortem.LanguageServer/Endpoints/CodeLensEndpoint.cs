using System.Text.Json;
using Postmortem.Analysis.Features;
using Postmortem.LanguageServer.Commands;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class CodeLensEndpoint()
    : DocumentEndpoint<TextDocumentParams, IReadOnlyList<CodeLens>>(static json => json.TextDocumentParams, static json => json.CodeLenses)
{
    public override string Method => "textDocument/codeLens";

    public override ServerCapabilities Declare(ServerCapabilities capabilities, Client client) => capabilities with { CodeLensProvider = new CodeLensOptions(true) };

    protected override TextDocumentIdentifier DocumentOf(TextDocumentParams parameters) => parameters.TextDocument;

    protected override IReadOnlyList<CodeLens>? Answer(TextDocumentParams parameters, OpenDocument document, Request request) =>
        [.. CodeLenses.Of(document.Analysis).Select(lens => Convert(lens, document))];

    private static CodeLens Convert(Lens lens, OpenDocument document)
    {
        var converted = new CodeLens { Range = ToProtocol.Range(document.Document.Text, lens.Span) };
        return lens.Action == LensAction.Review
            ? converted with { Data = JsonSerializer.SerializeToElement(document.Uri, LspJson.Default.String) }
            : converted with { Command = CommandOf(lens, document) };
    }

    private static Command CommandOf(Lens lens, OpenDocument document) => lens.Action switch
    {
        LensAction.InsertMissingSections => CodeActionEndpoint.CommandFor(lens.Title, AllCommands.InsertMissingSections, document.Uri),
        LensAction.GenerateCoe => CodeActionEndpoint.CommandFor(lens.Title, AllCommands.GenerateCoe, document.Uri),

        // A lens that only tells something has a command without a name.
        _ => new Command { Title = lens.Title, Name = "" },
    };
}
