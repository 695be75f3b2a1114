using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>The chain of whys ends before it reaches something that can be changed.</summary>
internal sealed class TooFewWhys : Rule
{
    private const int Usual = 5;

    /// <summary>Below this a chain is hardly begun.</summary>
    private const int Begun = 3;

    public override string Code => "too-few-whys";

    public override Category Category => Category.Cause;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var whys = model.RootCause.Whys;
        if (context.Settings.Language.Whys == WhysStyle.Why && model.FindSection("five-whys") is { IsEmpty: false } section && whys.Count < FewestAt(model.Header.Severity?.Value) && !Slots.In(model, section.Span))
        {
            yield return Found(
                section.HeadingSpan,
                whys.Count == 0
                    ? "There is no chain of whys here. Ask why the effect came about, and turn each answer into the next question."
                    : $"The chain ends after {Say.Count(whys.Count, "why")}. Ask on until the answer is a condition that can be changed.",
                section) with { OwnLevel = whys.Count >= Begun ? RuleLevel.Info : null };
        }
    }

    private static int FewestAt(int? severity) => severity switch { 1 => Usual, 2 => 4, 4 or 5 => 2, _ => Begun };

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is not Section section)
        {
            yield break;
        }

        var whys = model.RootCause.Whys;
        var line = model.Document.Text.LineBreak;
        var steps = Enumerable.Range(whys.Count + 1, Usual - whys.Count)
            .Select(n => $"{n}. **Why [{(n == 1 ? "did users see this effect" : "was that so")}]?**{line}   → [Because …]");
        var end = model.Document.Text.ToString(section.Span).TrimEnd().Length + section.Span.Start;
        yield return new Fix("Insert the missing steps", true, [TextEdit.Insert(end, line + line + string.Join(line + line, steps))]);
    }
}
