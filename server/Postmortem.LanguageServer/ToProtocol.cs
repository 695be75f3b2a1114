using Postmortem.Analysis.Features.Completion;
using Postmortem.Analysis.Model.Reading;
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

    /// <summary>For a client that shows text as it stands, the marks are taken off.</summary>
    public static MarkupContent Markup(string markdown, bool isShown) =>
        isShown ? new(MarkupKind.Markdown, markdown) : new(MarkupKind.PlainText, string.Join('\n', markdown.Split('\n').Select(l => PlainText.Of(l))));

    public static Protocol.CompletionItem Completion(SourceText text, Analysis.Features.Completion.CompletionItem item, Client client) => new()
    {
        Label = item.Label,
        Kind = Known((int)KindOf(item.Kind), client.CompletionKinds) ? KindOf(item.Kind) : CompletionItemKind.Value,
        Detail = item.Detail,
        Documentation = item.Documentation is { } documentation ? Markup(documentation, client.HasMarkdownCompletion) : null,
        Preselect = item.IsPreselected ? true : null,
        SortText = item.SortText,
        FilterText = item.FilterText,
        InsertTextFormat = item.IsSnippet ? InsertTextFormat.Snippet : null,
        TextEdit = Edit(text, item.Edit),
        AdditionalTextEdits = item.AdditionalEdits.Count == 0 ? null : Edits(text, item.AdditionalEdits),
    };

    private static bool Known(int kind, IReadOnlyList<int>? kinds) => kinds?.Contains(kind) ?? kind <= KindSupport.Last;

    private static CompletionItemKind KindOf(CompletionKind kind) => kind switch
    {
        CompletionKind.Value => CompletionItemKind.EnumMember,
        CompletionKind.Section => CompletionItemKind.Struct,
        CompletionKind.Field or CompletionKind.Key => CompletionItemKind.Property,
        CompletionKind.Row => CompletionItemKind.Event,
        CompletionKind.Person => CompletionItemKind.Variable,
        CompletionKind.Id => CompletionItemKind.Reference,
        CompletionKind.DocumentKind => CompletionItemKind.File,
        CompletionKind.Rule => CompletionItemKind.Keyword,
        _ => CompletionItemKind.Value,
    };

    /// <summary>A symbol and what is below it, for a client that shows a list.</summary>
    public static IEnumerable<SymbolInformation> FlatSymbols(string uri, DocumentSymbol symbol, string? container = null) =>
    [
        new SymbolInformation { Name = symbol.Name, Kind = symbol.Kind, Location = new Location(uri, symbol.Range), ContainerName = container },
        .. (symbol.Children ?? []).SelectMany(child => FlatSymbols(uri, child, symbol.Name)),
    ];

    /// <summary>An incident or action item.</summary>
    public static SymbolKind EventKind(IReadOnlyList<int>? kinds) => Known((int)SymbolKind.Event, kinds) ? SymbolKind.Event : SymbolKind.Field;

    public static DocumentSymbol Symbol(SourceText text, Analysis.Features.Symbol symbol, Client client) => new()
    {
        // A symbol without a name is an error in clients, and a heading may be empty.
        Name = symbol.Name.Length == 0 ? "…" : symbol.Name,
        Detail = symbol.Detail,
        Kind = symbol.Kind switch
        {
            Analysis.Features.SymbolKind.Field => SymbolKind.Field,
            Analysis.Features.SymbolKind.ActionItem => EventKind(client.SymbolKinds),
            _ => SymbolKind.Namespace,
        },
        Range = Range(text, symbol.Span),
        SelectionRange = Range(text, symbol.NameSpan),
        Children = symbol.Children.Count == 0 ? null : [.. symbol.Children.Select(c => Symbol(text, c, client))],
    };
}
