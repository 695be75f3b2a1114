using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>A lesson is written as a task.</summary>
internal sealed class LessonIsTask : Rule
{
    private static readonly string[] Verbs = ["add ", "implement ", "create ", "fix ", "write ", "set up ", "update ", "enable ", "automate ", "we should ", "we need to ", "we must ", "ensure ", "make sure "];

    public override string Code => "lesson-is-task";

    public override Category Category => Category.Lessons;

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var lesson in Slots.Filled(model, model.Lessons.Learned))
        {
            if (Verbs.Any(v => lesson.Value.StartsWith(v, StringComparison.OrdinalIgnoreCase)))
            {
                yield return Found(Columns.FirstLine(model, lesson.Span), "This is a task and not a lesson. Say what is known now, and move the task to the action items.");
            }
        }
    }
}
