using Postmortem.Analysis.Model;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Rules;

/// <summary>What the summary says.</summary>
internal static class SummaryText
{
    public static int WordsOf(DocumentModel model) =>
        Prose.BlocksIn(model, Prose.Summary).Where(b => IsProse(model, b)).Sum(b => Terms.WordCount(model.Document[b].Inlines.Plain));

    /// <summary>Of what happened, how long, how many, why and the present state: what is not told, in words.</summary>
    public static IReadOnlyList<string> MissingIn(DocumentModel model)
    {
        var blocks = Prose.BlocksIn(model, Prose.Summary).Where(b => IsProse(model, b)).ToList();
        var text = string.Join(' ', blocks.Select(b => model.Document[b].Inlines.Plain));
        var quantities = blocks.SelectMany(b => model.Document[b].Get(Quantities.Instance)).ToList();
        var missing = new List<string>();
        if (!quantities.Exists(q => q.Unit is "minute" or "hour" or "second" or "day") && !Terms.HasAny(text, "minutes", "hours", "days", "an hour", "h", "hrs"))
        {
            missing.Add("how long it lasted");
        }

        if (!quantities.Exists(q => q.Unit is "%" or "user" or "account" or "request" or "order" or "payment" or "message" or "ticket") && !Terms.HasAny(text, "all users", "nobody", "no one", "everyone", "every user", "all customers", "no user*", "all requests", "half of"))
        {
            missing.Add("how many were affected");
        }

        if (!Terms.HasAny(text, "because", "due to", "caus*", "trigger*", "since", "after a", "led to", "result*", "had removed", "by a", "when the", "when a", "made", "as the", "as a"))
        {
            missing.Add("why it happened");
        }

        if (!Terms.HasAny(text, "resolved", "restor*", "mitigat*", "recover*", "ongoing", "fixed", "repair*", "rolled back", "taken back", "ended", "reverted", "back to normal", "deployed", "is live", "stopped", "returned"))
        {
            missing.Add("where things stand");
        }

        return missing;
    }

    private static bool IsProse(DocumentModel model, int block) => model.Document[block].Kind is BlockKind.Paragraph or BlockKind.ListItem;
}
