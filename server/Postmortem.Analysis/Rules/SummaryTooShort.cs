using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>The summary is a sentence of a few words.</summary>
internal sealed class SummaryTooShort : Rule
{
    private const int Fewest = 20;

    public override string Code => "summary-too-short";

    public override Category Category => Category.Summary;

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.FindSection("executive-summary") is { IsEmpty: false } section && !Slots.In(model, section.Span) && SummaryText.WordsOf(model) is > 0 and < Fewest and var words)
        {
            yield return Found(section.HeadingSpan, $"{Say.Count(words, "word")} are too few. Say what happened, whom it hurt and how much, why, and where things stand.");
        }
    }
}
