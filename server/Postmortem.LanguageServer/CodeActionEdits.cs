using Postmortem.Analysis.Features.CodeActions;
using Postmortem.Analysis.Text;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer;

/// <summary>What an action of <see cref="CodeActionList"/> changes, as an edit of the workspace.</summary>
internal static class CodeActionEdits
{
    private const string FixAllKey = "fix-all";
    private const string FixRulePrefix = "fix-rule|";

    public static WorkspaceEdit Of(OpenDocument document, string key, Client client, CancellationToken cancellation)
    {
        if (key == FixAllKey || key.StartsWith(FixRulePrefix, StringComparison.Ordinal))
        {
            return Mended(document, key == FixAllKey ? null : key[FixRulePrefix.Length..], client, cancellation);
        }

        return CodeActionList.Find(document.Analysis, key) is { Edits: { } edits } action
            ? Of(document, action, edits(), client, cancellation)
            : ToProtocol.WorkspaceEdit(document, [], client);
    }

    /// <param name="edits">Those of the action, where it has any of its own.</param>
    public static WorkspaceEdit Of(OpenDocument document, DocumentAction action, IReadOnlyList<Analysis.Text.TextEdit>? edits, Client client, CancellationToken cancellation) =>
        action.FixAll is { } scope ? Mended(document, scope.RuleCode, client, cancellation)
        : action.NeedsReader && client is { HasChangeAnnotations: true, HasDocumentChanges: true } ? Annotated(document, edits ?? [], action.Title)
        : ToProtocol.WorkspaceEdit(document, edits ?? [], client);

    private static WorkspaceEdit Mended(OpenDocument document, string? rule, Client client, CancellationToken cancellation)
    {
        var mended = FixAll.Apply(document.Analysis, f => rule is null || f.Rule.Code == rule, isCancelled: () => cancellation.IsCancellationRequested);
        cancellation.ThrowIfCancellationRequested();
        return ToProtocol.WorkspaceEdit(document, Difference(document.Document.Text, mended.Analysis.Model.Document.Text), client);
    }

    /// <summary>Each edit is one that the client asks about in its preview.</summary>
    private static WorkspaceEdit Annotated(OpenDocument document, IReadOnlyList<Analysis.Text.TextEdit> edits, string label)
    {
        const string Id = "rewrite";
        return new WorkspaceEdit
        {
            DocumentChanges = [DocumentChange.Edit(document.Uri, document.Version, [.. ToProtocol.Edits(document.Document.Text, edits).Select(e => e with { AnnotationId = Id })])],
            ChangeAnnotations = new Dictionary<string, ChangeAnnotation>
            {
                [Id] = new() { Label = label, NeedsConfirmation = true, Description = "A suggestion for a reader to judge" },
            },
        };
    }

    /// <summary>One edit of the lines between the first and the last that differ.</summary>
    private static Analysis.Text.TextEdit[] Difference(SourceText before, SourceText after)
    {
        var first = 0;
        while (first < before.LineCount && first < after.LineCount && before.GetLine(first) == after.GetLine(first))
        {
            first++;
        }

        if (first == before.LineCount && first == after.LineCount)
        {
            return [];
        }

        var (oldEnd, newEnd) = (before.LineCount, after.LineCount);
        while (oldEnd > first && newEnd > first && before.GetLine(oldEnd - 1) == after.GetLine(newEnd - 1))
        {
            oldEnd--;
            newEnd--;
        }

        return
        [
            new Analysis.Text.TextEdit(
                TextSpan.FromBounds(before.GetLineStart(first), before.GetLineStart(oldEnd)),
                after.ToString(TextSpan.FromBounds(after.GetLineStart(first), after.GetLineStart(newEnd)))),
        ];
    }
}
