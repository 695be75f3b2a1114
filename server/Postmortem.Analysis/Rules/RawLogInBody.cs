using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Rules;

/// <summary>A log or a listing of more than 30 lines stands outside the appendices.</summary>
internal sealed class RawLogInBody : Rule
{
    private const int MostLines = 32;

    public override string Code => "raw-log-in-body";

    public override Category Category => Category.Document;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var (i, facts) in RemarkableBlocks.Of(model))
        {
            var block = model.Document[i];
            if (facts.IsLongCode && SectionIndex.At(model, model.Document.GetStart(i)) is var section && !SectionIndex.IsIn(model, section, "appendices", "appendix-logs", "appendix-configuration", "appendix-code"))
            {
                yield return Found(Columns.FirstLine(model, model.Document.GetSpan(i)), $"{block.LineCount - block.BlankLinesAfter - 2} lines of code or log interrupt the text. Keep the lines that prove something, and move the rest to an appendix.");
            }
        }
    }

    internal static bool IsLong(Block block) => block.Kind == BlockKind.Code && block.LineCount - block.BlankLinesAfter > MostLines;
}
