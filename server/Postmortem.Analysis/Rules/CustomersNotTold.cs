using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>After a severe incident the document says that customers were told nothing, and not why.</summary>
internal sealed class CustomersNotTold : Rule
{
    private static readonly string[] No = ["no", "none", "n", "false", "not sent", "not updated", "n/a"];

    public override string Code => "customers-not-told";

    public override Category Category => Category.Communication;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var field in model.Fields)
        {
            var (least, what) = field.Id switch
            {
                "status-page-updated" => (2, "An update of the status page"),
                "customer-notification" => (1, "A message to customers"),
                _ => (0, ""),
            };
            if (model.Header.Severity?.Value <= least && field.Value.Trim(' ', '.') is var answer && Array.Exists(No, n => answer.Equals(n, StringComparison.OrdinalIgnoreCase)))
            {
                yield return Found(field.ValueSpan, $"{what} was not written during an incident of this severity. Say why, or write what was told and when.");
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context) =>
        [new Fix("Insert a slot for the reason", false, [TextEdit.Insert(finding.Span.End, " ([Why nothing was told])")])];
}
