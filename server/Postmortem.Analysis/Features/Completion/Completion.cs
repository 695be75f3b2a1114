using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.Completion;

internal enum CompletionKind
{
    Value,
    Section,
    Field,
    Row,
    Time,
    Id,
    Person,
    DocumentKind,
    Rule,
    Key,
}

/// <summary>One proposal. Items come in the order in which they should be shown; <see cref="SortText"/> keeps it in clients that sort.</summary>
internal sealed record CompletionItem(string Label, CompletionKind Kind, TextEdit Edit)
{
    /// <summary>A few words behind the label.</summary>
    public string? Detail { get; init; }

    /// <summary>Markdown.</summary>
    public string? Documentation { get; init; }

    public string? SortText { get; init; }

    /// <summary>What the client compares with the text that is replaced; null is the label.</summary>
    public string? FilterText { get; init; }

    /// <summary>The new text has tab stops.</summary>
    public bool IsSnippet { get; init; }

    public bool IsPreselected { get; init; }

    public IReadOnlyList<TextEdit> AdditionalEdits { get; init; } = [];
}

/// <param name="Snippets">Whether the client takes texts with tab stops.</param>
internal readonly record struct CompletionRequest(DateTimeOffset Now, bool Snippets);

/// <summary>What can stand at the cursor. Looks at one line and the model, never at the whole text.</summary>
internal static class Completions
{
    public static IReadOnlyList<CompletionItem> At(Analysis analysis, int offset, CompletionRequest request)
    {
        var caret = Caret.At(analysis, offset, request);
        if (caret.Block.Kind == BlockKind.FrontMatter && !caret.IsBehindBlock)
        {
            return FrontMatterCompletion.At(caret);
        }

        if (!analysis.Model.IsPostMortem)
        {
            return [];
        }

        var items = FindItems(caret);
        return items.Count > 1 ? [.. items.Select((item, i) => item with { SortText = i.ToString("0000", System.Globalization.CultureInfo.InvariantCulture) })] : items;
    }

    private static IReadOnlyList<CompletionItem> FindItems(Caret caret)
    {
        if (IgnoreCompletion.At(caret) is { } ignore)
        {
            return ignore;
        }

        if (caret.Block.Kind is BlockKind.Code or BlockKind.Html && !caret.IsBehindBlock)
        {
            return [];
        }

        if (caret.Line.TrimStart().StartsWith('#'))
        {
            return HeadingCompletion.At(caret);
        }

        if (!caret.IsBehindBlock && (caret.Block.Kind == BlockKind.TableRow || caret.Line.TrimStart().StartsWith('|')))
        {
            return TableCompletion.At(caret);
        }

        if (!caret.IsBehindBlock && FieldCompletion.AtValue(caret) is { } values)
        {
            return values;
        }

        return LineCompletion.At(caret);
    }
}
