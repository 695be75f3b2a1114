using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>Of several entries of a status page, one does not say how far the incident has come.</summary>
internal sealed class StatusUpdateWithoutState : Rule
{
    public override string Code => "status-update-without-state";

    public override Category Category => Category.Communication;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override bool ReadsEnglish => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context) =>
        Messages.Of(model).Stateless.Select(m => Found(m.Head, "This update does not say how far it is. Begin with Investigating, Identified, Monitoring or Resolved."));
}
