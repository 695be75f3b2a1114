using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>The title tells the cause or a person instead of what users saw.</summary>
internal sealed class TitleNamesCause : Rule
{
    public override string Code => "title-names-cause";

    public override Category Category => Category.Document;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Title is { } title && !Slots.In(model, title.Span) && Terms.HasAny(title.Value, "caused by", "due to", "because of", "human error", "misconfiguration", "mistake", "forgot*"))
        {
            yield return Found(title.Span, "The title tells a cause, which ends the discussion before it began. Name the service and what users saw.");
        }
    }
}
