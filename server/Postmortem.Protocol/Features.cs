using System.Text.Json;

namespace Postmortem.Protocol;

internal enum CompletionTriggerKind
{
    Invoked = 1,
    TriggerCharacter = 2,
    TriggerForIncompleteCompletions = 3,
}

internal sealed record CompletionContext
{
    public CompletionTriggerKind TriggerKind { get; init; }

    public string? TriggerCharacter { get; init; }
}

internal sealed record CompletionParams
{
    public required TextDocumentIdentifier TextDocument { get; init; }

    public required Position Position { get; init; }

    public CompletionContext? Context { get; init; }
}

internal sealed record CompletionList(bool IsIncomplete, IReadOnlyList<CompletionItem> Items);

internal enum CompletionItemKind
{
    Text = 1,
    Field = 5,
    Variable = 6,
    Property = 10,
    Value = 12,
    Enum = 13,
    Keyword = 14,
    Snippet = 15,
    File = 17,
    Reference = 18,
    EnumMember = 20,
    Constant = 21,
    Struct = 22,
    Event = 23,
}

internal enum InsertTextFormat
{
    PlainText = 1,
    Snippet = 2,
}

internal enum InsertTextMode
{
    AsIs = 1,
    AdjustIndentation = 2,
}

internal sealed record CompletionItemLabelDetails
{
    public string? Detail { get; init; }

    public string? Description { get; init; }
}

internal sealed record CompletionItem
{
    public required string Label { get; init; }

    public CompletionItemLabelDetails? LabelDetails { get; init; }

    public CompletionItemKind? Kind { get; init; }

    public string? Detail { get; init; }

    public MarkupContent? Documentation { get; init; }

    public bool? Preselect { get; init; }

    public string? SortText { get; init; }

    public string? FilterText { get; init; }

    public string? InsertText { get; init; }

    public InsertTextFormat? InsertTextFormat { get; init; }

    public InsertTextMode? InsertTextMode { get; init; }

    public TextEdit? TextEdit { get; init; }

    public IReadOnlyList<TextEdit>? AdditionalTextEdits { get; init; }

    public Command? Command { get; init; }

    public JsonElement? Data { get; init; }
}

internal sealed record Hover(MarkupContent Contents, Range? Range);

internal sealed record CodeActionParams(TextDocumentIdentifier TextDocument, Range Range, CodeActionContext Context);

internal sealed record CodeActionContext
{
    public IReadOnlyList<Diagnostic>? Diagnostics { get; init; }

    public IReadOnlyList<string>? Only { get; init; }

    /// <summary>1 invoked, 2 automatic.</summary>
    public int? TriggerKind { get; init; }
}

internal static class CodeActionKinds
{
    public const string QuickFix = "quickfix";
    public const string Refactor = "refactor";
    public const string RefactorRewrite = "refactor.rewrite";
    public const string Source = "source";
    public const string SourceFixAll = "source.fixAll.postmortem";
}

internal sealed record CodeAction
{
    public required string Title { get; init; }

    public string? Kind { get; init; }

    public IReadOnlyList<Diagnostic>? Diagnostics { get; init; }

    public bool? IsPreferred { get; init; }

    public CodeActionDisabled? Disabled { get; init; }

    public WorkspaceEdit? Edit { get; init; }

    public Command? Command { get; init; }

    public JsonElement? Data { get; init; }
}

internal sealed record CodeActionDisabled(string Reason);

internal sealed record CodeLens
{
    public required Range Range { get; init; }

    public Command? Command { get; init; }

    public JsonElement? Data { get; init; }
}

internal enum SymbolKind
{
    File = 1,
    Module = 2,
    Namespace = 3,
    Class = 5,
    Property = 7,
    Field = 8,
    Enum = 10,
    Function = 12,
    Constant = 14,
    String = 15,
    Array = 18,
    Object = 19,
    Key = 20,
    EnumMember = 22,
    Struct = 23,
    Event = 24,
}

internal sealed record DocumentSymbol
{
    public required string Name { get; init; }

    public string? Detail { get; init; }

    public required SymbolKind Kind { get; init; }

    public required Range Range { get; init; }

    public required Range SelectionRange { get; init; }

    public IReadOnlyList<DocumentSymbol>? Children { get; init; }
}

internal sealed record SymbolInformation
{
    public required string Name { get; init; }

    public required SymbolKind Kind { get; init; }

    public required Location Location { get; init; }

    public string? ContainerName { get; init; }
}

internal sealed record WorkspaceSymbolParams(string Query);

internal sealed record FoldingRange
{
    public required int StartLine { get; init; }

    public required int EndLine { get; init; }

    /// <summary>"comment", "region" or absent.</summary>
    public string? Kind { get; init; }
}

internal sealed record SelectionRangeParams(TextDocumentIdentifier TextDocument, IReadOnlyList<Position> Positions);

internal sealed record SelectionRange(Range Range, SelectionRange? Parent);

internal sealed record DocumentLink
{
    public required Range Range { get; init; }

    public string? Target { get; init; }

    public string? Tooltip { get; init; }
}

internal enum InlayHintKind
{
    Type = 1,
    Parameter = 2,
}

internal sealed record InlayHint
{
    public required Position Position { get; init; }

    public required string Label { get; init; }

    public InlayHintKind? Kind { get; init; }

    public MarkupContent? Tooltip { get; init; }

    public bool? PaddingLeft { get; init; }

    public bool? PaddingRight { get; init; }
}

internal sealed record FormattingOptions
{
    public int TabSize { get; init; }

    public bool InsertSpaces { get; init; }
}

internal sealed record DocumentFormattingParams(TextDocumentIdentifier TextDocument, FormattingOptions Options);

internal sealed record DocumentRangeFormattingParams(TextDocumentIdentifier TextDocument, Range Range, FormattingOptions Options);

internal sealed record RenameParams(TextDocumentIdentifier TextDocument, Position Position, string NewName);

internal sealed record PrepareRenameResult(Range Range, string Placeholder);

internal sealed record ReferenceContext(bool IncludeDeclaration);

internal sealed record ReferenceParams(TextDocumentIdentifier TextDocument, Position Position, ReferenceContext? Context = null);
