using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Postmortem.Protocol;
using Range = Postmortem.Protocol.Range;

namespace Postmortem.Tests.Protocol;

public sealed class LspJsonTest
{
    private static readonly Range Place = new(new Position(1, 2), new Position(1, 5));

    [Fact]
    public void Capabilities_are_written_as_the_official_types_say() => CheckResult("initialize", LspJson.Default.InitializeResult, new InitializeResult(
        new ServerCapabilities
        {
            PositionEncoding = "utf-16",
            TextDocumentSync = new TextDocumentSyncOptions { OpenClose = true, Change = TextDocumentSyncKind.Incremental, Save = new SaveOptions(false) },
            CompletionProvider = new CompletionOptions { TriggerCharacters = ["|"], ResolveProvider = true },
            HoverProvider = true,
            CodeActionProvider = new CodeActionOptions { CodeActionKinds = [CodeActionKinds.QuickFix], ResolveProvider = true },
            CodeLensProvider = new CodeLensOptions(true),
            DocumentSymbolProvider = true,
            WorkspaceSymbolProvider = true,
            FoldingRangeProvider = true,
            SelectionRangeProvider = true,
            DocumentLinkProvider = new DocumentLinkOptions(false),
            InlayHintProvider = new InlayHintOptions(false),
            DocumentFormattingProvider = true,
            DocumentRangeFormattingProvider = true,
            RenameProvider = new RenameOptions(true),
            ReferencesProvider = true,
            DefinitionProvider = true,
            ExecuteCommandProvider = new ExecuteCommandOptions(["x"]),
            Workspace = new WorkspaceServerCapabilities { WorkspaceFolders = new WorkspaceFoldersServerCapabilities(true, true) },
        },
        new ServerInfo("postmortem", "1")));

    [Fact]
    public void Completion_items_are_written_as_the_official_types_say() => CheckResult("textDocument/completion", LspJson.Default.CompletionList, new CompletionList(false,
    [
        new CompletionItem
        {
            Label = "SEV-1",
            LabelDetails = new CompletionItemLabelDetails { Detail = "d" },
            Kind = CompletionItemKind.EnumMember,
            Detail = "detail",
            Documentation = new MarkupContent(MarkupKind.Markdown, "m"),
            Preselect = true,
            SortText = "0",
            FilterText = "sev",
            InsertTextFormat = InsertTextFormat.Snippet,
            InsertTextMode = InsertTextMode.AsIs,
            TextEdit = new TextEdit { Range = Place, NewText = "SEV-1" },
            AdditionalTextEdits = [new TextEdit { Range = Place, NewText = "" }],
            Command = new Command { Title = "t", Name = "c", Arguments = [JsonDocument.Parse("1").RootElement] },
            Data = JsonDocument.Parse("{}").RootElement,
        },
    ]));

    [Fact]
    public void Code_actions_with_every_kind_of_change_are_written_as_the_official_types_say() => CheckResult("textDocument/codeAction", LspJson.Default.EitherOr,
    [
        new CodeAction
        {
            Title = "t",
            Kind = CodeActionKinds.QuickFix,
            IsPreferred = true,
            Disabled = new CodeActionDisabled("why"),
            Diagnostics = [new Diagnostic { Range = Place, Message = "m", Severity = DiagnosticSeverity.Hint, Tags = [DiagnosticTag.Unnecessary], CodeDescription = new CodeDescription("https://a.example"), RelatedInformation = [new(new Location("file:///a", Place), "m")] }],
            Edit = new WorkspaceEdit
            {
                DocumentChanges =
                [
                    DocumentChange.Create("file:///b.md", "a"),
                    DocumentChange.Edit("file:///b.md", null, [new TextEdit { Range = Place, NewText = "x", AnnotationId = "a" }]),
                    DocumentChange.Edit("file:///c.md", 3, [new TextEdit { Range = Place, NewText = "x" }]),
                ],
                ChangeAnnotations = new Dictionary<string, ChangeAnnotation> { ["a"] = new() { Label = "l", NeedsConfirmation = true, Description = "d" } },
            },
        },
    ]);

    [Fact]
    public void A_change_without_range_replaces_the_document()
    {
        var change = JsonSerializer.Deserialize("""{ "textDocument": { "uri": "u", "version": 2 }, "contentChanges": [{ "text": "x", "rangeLength": 3 }] }""", LspJson.Default.DidChangeTextDocumentParams)!;
        Assert.Null(change.ContentChanges[0].Range);
        Assert.Equal("x", change.ContentChanges[0].Text);
    }

    [Theory]
    [InlineData("""{ "textDocument": { "uri": 1 }, "position": { "line": 0, "character": 0 } }""")]
    [InlineData("""{ "textDocument": null, "position": { "line": 0, "character": 0 } }""")]
    [InlineData("""{ "position": { "line": 0, "character": 0 } }""")]
    [InlineData("""{ "textDocument": { "uri": "u" }, "position": "x" }""")]
    public void Wrong_types_do_not_pass(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, LspJson.Default.TextDocumentPositionParams));

    private static void CheckResult<T>(string method, JsonTypeInfo<T> type, T value) =>
        Assert.Null(LspSchema.FindProblemInResult(method, JsonSerializer.SerializeToElement(value, type)));
}
