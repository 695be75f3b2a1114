using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>The summary is longer than a page of mail: more than 180 words.</summary>
internal sealed class SummaryTooLong : Rule
{
    private const int Most = 180;

    public override string Code => "summary-too-long";

    public override Category Category => Category.Summary;

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.FindSection("executive-summary") is { } section && SummaryText.WordsOf(model) is > Most and var words)
        {
            yield return Found(section.HeadingSpan, $"{words} words are no summary. Keep what happened, whom it hurt, why, and where things stand.");
        }
    }
}
