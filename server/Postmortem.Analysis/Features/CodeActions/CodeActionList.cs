using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.CodeActions;

internal enum ActionKind
{
    QuickFix,
    Refactor,
    FixAll,
}

/// <summary>Something that can be done at a place. What it changes is computed when somebody asks for <see cref="Edits"/>.</summary>
internal sealed record DocumentAction(string Title, ActionKind Kind)
{
    /// <summary>What a stateless server needs to find the action again: see <see cref="CodeActionList.Find"/>.</summary>
    public required string Key { get; init; }

    /// <summary>What the action mends; null for refactorings.</summary>
    public Finding? Finding { get; init; }

    /// <summary>Why it cannot be done here, as a sentence; null when it can.</summary>
    public string? Disabled { get; init; }

    public bool IsPreferred { get; init; }

    public Func<IReadOnlyList<TextEdit>>? Edits { get; init; }

    /// <summary>Not an edit of this document: the code of a rule that is to be turned off in the workspace's settings.</summary>
    public string? RuleToTurnOff { get; init; }

    /// <summary>Not an edit of this document: words that are to be allowed in the workspace's settings.</summary>
    public string? WordingToAllow { get; init; }

    /// <summary>Mends everything that needs no reader, which can take several rounds: the host applies its own loop.</summary>
    public FixAllScope? FixAll { get; init; }

    /// <summary>A reader decides about each of the edits, so the client shows them before it makes them.</summary>
    public bool NeedsReader { get; init; }
}

/// <param name="RuleCode">Only findings of this rule; null for all.</param>
internal sealed record FixAllScope(string? RuleCode);

/// <param name="IsAutomatic">Asked for at every move of the cursor, not by a person: only what belongs to the place.</param>
/// <param name="WithDisabled">The client shows actions that cannot be done, with the reason.</param>
/// <param name="Wants">Which kinds were asked for.</param>
internal sealed record ActionRequest(bool IsAutomatic, bool WithDisabled, Func<ActionKind, bool> Wants);

/// <summary>Quick fixes for the findings of a range, and refactorings.</summary>
internal static class CodeActionList
{
    public static IReadOnlyList<DocumentAction> In(Analysis analysis, TextSpan range, ActionRequest request)
    {
        if (!analysis.Model.IsPostMortem)
        {
            return [];
        }

        var actions = new List<DocumentAction>();
        if (request.Wants(ActionKind.QuickFix))
        {
            actions.AddRange(QuickFixes.In(analysis, range));
        }

        if (request.Wants(ActionKind.Refactor))
        {
            actions.AddRange(Refactorings.In(analysis, range, request));
        }

        if (request.Wants(ActionKind.FixAll) && !request.IsAutomatic)
        {
            actions.Add(new DocumentAction("Fix all problems that need no reader", ActionKind.FixAll) { Key = "fix-all", FixAll = new FixAllScope(null) });
        }

        return actions;
    }

    /// <summary>An action that was listed for the same text; null when it is not there any more.</summary>
    public static DocumentAction? Find(Analysis analysis, string key) => QuickFixes.Find(analysis, key) ?? Refactorings.Find(analysis, key);
}
