using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>The summary leaves out the impact, the duration, the cause or the current state.</summary>
internal sealed class IncompleteSummary : Rule
{
    public override string Code => "incomplete-summary";

    public override Category Category => Category.Summary;

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.FindSection("executive-summary") is not { IsEmpty: false } section || Slots.In(model, section.Span) || SummaryText.WordsOf(model) < 20)
        {
            yield break;
        }

        var missing = SummaryText.MissingIn(model);
        if (missing.Count > 0)
        {
            yield return Found(section.HeadingSpan, $"The summary does not say {Say.List(missing)}. Many read nothing else: add {(missing.Count == 1 ? "it" : "them")}.");
        }
    }
}
