using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>A section of what went well or poorly has a single point after a severe incident.</summary>
internal sealed class TooFewLessons : Rule
{
    public override string Code => "too-few-lessons";

    public override Category Category => Category.Lessons;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.Severity?.Value is not (1 or 2))
        {
            yield break;
        }

        foreach (var (id, points) in ((string, IReadOnlyList<Fact<string>>)[])[("what-went-well", model.Lessons.WentWell), ("what-went-poorly", model.Lessons.WentWrong)])
        {
            if (model.FindSection(id) is { IsEmpty: false } section && points.Count < 2 && !Slots.In(model, section.Span))
            {
                yield return Found(section.HeadingSpan, "One point is little for this severity. Ask each of those who were involved for one.");
            }
        }
    }
}
