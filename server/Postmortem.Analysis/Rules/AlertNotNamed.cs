using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>An alert detected it, and nothing says which.</summary>
internal sealed class AlertNotNamed : Rule
{
    public override string Code => "alert-not-named";

    public override Category Category => Category.Detection;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.DetectionMethod is not { Value: "monitoring" } method || Slots.In(model, method.Span) || model.FindField("alert-name") is { Value.Length: > 0 })
        {
            yield break;
        }

        var axis = TimelineAxis.Of(model);
        if (axis.Entries.Any(e => (e.Milestones & Milestones.Detected) != 0 && HasName(e.Event)) || HasName(method.Raw[Math.Min(method.Raw.Length, 10)..]))
        {
            yield break;
        }

        yield return Found(method.Span, "Nothing says which alert fired. Name it as in the alerting tool, so that it can be found and tuned.");
    }

    /// <summary>CardDeclines, card_declines, `card declines`: a word that is written as tools write names.</summary>
    private static bool HasName(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if ((char.IsUpper(text[i]) && char.IsLower(text[i - 1])) || text[i] is '_' or '`' || (i + 1 < text.Length && text[i] == '-' && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]) && !text.ContainsIgnoringCase("on-call")))
            {
                return true;
            }
        }

        return false;
    }
}
