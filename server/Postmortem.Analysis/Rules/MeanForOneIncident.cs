using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A mean time (MTTR, MTTD) is given for one incident.</summary>
internal sealed class MeanForOneIncident : Rule
{
    private static readonly string[] Means = ["MTTR", "MTTD", "MTTA", "MTTM"];

    public override string Code => "mean-for-one-incident";

    public override Category Category => Category.Metrics;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var field in model.Fields)
        {
            foreach (var mean in Means)
            {
                var at = model.Document.Text.ToString(field.LabelSpan).IndexOf(mean, StringComparison.Ordinal);
                if (at >= 0)
                {
                    yield return Found(new TextSpan(field.LabelSpan.Start + at, mean.Length), $"{mean} is a mean over many incidents. For one incident write {mean[1..]}.");
                }
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context) =>
        [new Fix("Remove the M", true, [TextEdit.Delete(new TextSpan(finding.Span.Start, 1))])];
}
