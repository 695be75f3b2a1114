using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>The cause is a bug, and nothing says why tests and rollout let it through.</summary>
internal sealed class BugWithoutEscape : Rule
{
    public override string Code => "bug-without-escape";

    public override Category Category => Category.Cause;

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.RootCause.Summary is not { } cause || !IsBug(cause.Value) || Slots.In(model, cause.Span))
        {
            yield break;
        }

        foreach (var block in Prose.BlocksIn(model, Prose.Cause))
        {
            if (TellsEscape(Prose.PlainOf(model.Document[block])))
            {
                yield break;
            }
        }

        // Some tell it where they say what went poorly, or in an answer to the question itself.
        if (!Slots.Filled(model, model.Lessons.WentWrong).Concat(Slots.Filled(model, model.Lessons.Learned)).Any(l => TellsEscape(l.Value))
            && !model.Fields.Any(f => f.Id is "prevention-gap" or "detection-gap" && TellsEscape(f.Value)))
        {
            yield return Found(Columns.FirstLine(model, cause.Span), "Having bugs is normal. Say why tests, review and rollout let this one reach users.");
        }
    }

    /// <summary>The cause itself is a defect: further down the text speaks of others, as in "the same class of bug".</summary>
    private static bool IsBug(string cause)
    {
        var end = cause.IndexOf(". ", StringComparison.Ordinal);
        var first = end < 0 ? cause : cause[..end];
        return Terms.HasAny(first, "bug", "defect", "regression", "typo") || (end > 0 && Terms.HasAny(cause, "a bug", "the bug", "this bug", "a defect", "a regression", "a typo"));
    }

    private static bool TellsEscape(string text) =>
        Terms.HasAny(text, "test*", "review*", "canary", "staging", "rollout*", "check*", "validat*", "qa", "pre-production", "smoke*", "lint*", "caught", "catch", "let through", "let it through", "slipped");
}
