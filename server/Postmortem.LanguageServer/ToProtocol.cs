using Postmortem.Analysis.Features.Completion;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;
using Postmortem.Protocol;
using Range = Postmortem.Protocol.Range;

namespace Postmortem.LanguageServer;

/// <summary>From the domain's values to the protocol's.</summary>
internal static class ToProtocol
{
    public static Position Position(SourceText text, int offset)
    {
        var (line, column) = text.GetPosition(offset);
        return new Position(line, column);
    }

    public static Range Range(SourceText text, TextSpan span) => new(Position(text, span.Start), Position(text, span.End));

    public static Protocol.TextEdit Edit(SourceText text, Analysis.Text.TextEdit edit) => new() { Range = Range(text, edit.Span), NewText = edit.NewText };

    public static IReadOnlyList<Protocol.TextEdit> Edits(SourceText text, IEnumerable<Analysis.Text.TextEdit> edits) => [.. edits.Select(e => Edit(text, e))];

    /// <summary>Edits of an open document, tied to its version where the client knows how.</summary>
    public static WorkspaceEdit WorkspaceEdit(OpenDocument document, IEnumerable<Analysis.Text.TextEdit> edits, Client client)
    {
        var converted = Edits(document.Document.Text, edits);
        return client.HasDocumentChanges
            ? new WorkspaceEdit { DocumentChanges = [DocumentChange.Edit(document.Uri, document.Version, converted)] }
            : new WorkspaceEdit { Changes = new Dictionary<string, IReadOnlyList<Protocol.TextEdit>> { [document.Uri] = converted } };
    }

    public static DiagnosticSeverity Severity(RuleLevel level) => level switch
    {
        RuleLevel.Error => DiagnosticSeverity.Error,
        RuleLevel.Warning => DiagnosticSeverity.Warning,
        RuleLevel.Info => DiagnosticSeverity.Information,
        _ => DiagnosticSeverity.Hint,
    };

    public static MarkupContent Markdown(string text) => new(MarkupKind.Markdown, text);

    public static Protocol.CompletionItem Completion(SourceText text, Analysis.Features.Completion.CompletionItem item) => new()
    {
        Label = item.Label,
        Kind = item.Kind switch
        {
            CompletionKind.Value => CompletionItemKind.EnumMember,
            CompletionKind.Section => CompletionItemKind.Struct,
            CompletionKind.Field or CompletionKind.Key => CompletionItemKind.Property,
            CompletionKind.Row => CompletionItemKind.Event,
            CompletionKind.Person => CompletionItemKind.User,
            CompletionKind.Id => CompletionItemKind.Reference,
            CompletionKind.DocumentKind => CompletionItemKind.File,
            CompletionKind.Rule => CompletionItemKind.Keyword,
            _ => CompletionItemKind.Value,
        },
        Detail = item.Detail,
        Documentation = item.Documentation is { } documentation ? Markdown(documentation) : null,
        Preselect = item.IsPreselected ? true : null,
        SortText = item.SortText,
        FilterText = item.FilterText,
        InsertTextFormat = item.IsSnippet ? InsertTextFormat.Snippet : null,
        TextEdit = Edit(text, item.Edit),
        AdditionalTextEdits = item.AdditionalEdits.Count == 0 ? null : Edits(text, item.AdditionalEdits),
    };

    public static DocumentSymbol Symbol(SourceText text, Analysis.Features.Symbol symbol) => new()
    {
        // A symbol without a name is an error in clients, and a heading may be empty.
        Name = symbol.Name.Length == 0 ? "…" : symbol.Name,
        Detail = symbol.Detail,
        Kind = symbol.Kind switch
        {
            Analysis.Features.SymbolKind.Field => SymbolKind.Field,
            Analysis.Features.SymbolKind.ActionItem => SymbolKind.Event,
            _ => SymbolKind.Namespace,
        },
        Range = Range(text, symbol.Span),
        SelectionRange = Range(text, symbol.NameSpan),
        Children = symbol.Children.Count == 0 ? null : [.. symbol.Children.Select(c => Symbol(text, c))],
    };
}
