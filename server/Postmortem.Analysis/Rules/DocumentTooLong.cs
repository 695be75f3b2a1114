using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Rules;

/// <summary>Outside of its appendices, the document has more words than its readers have time for.</summary>
internal sealed class DocumentTooLong : Rule
{
    private const int Most = 3000;

    public override string Code => "document-too-long";

    public override Category Category => Category.Document;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var appendices = SectionBlocks.Of(model, "appendices", "appendix-logs", "appendix-configuration", "appendix-code", "appendix-monitoring", "appendix-communication", "appendix-technical").ToList();
        var words = 0;
        for (var block = 0; block < model.Document.BlockCount && words <= Most; block++)
        {
            if (appendices.Find(a => a.First <= block && block < a.End) is { End: > 0 } appendix)
            {
                block = appendix.End - 1;
                continue;
            }

            words += model.Document[block].Kind is BlockKind.Code or BlockKind.Html or BlockKind.FrontMatter ? 0 : WordCounts.Of(model.Document[block]);
        }

        if (words > Most)
        {
            yield return Found(SectionIndex.TitleOf(model), $"This has more than {Say.Number(Most)} words outside of appendices. Move logs, details and side stories to an appendix, and keep what changes something.");
        }
    }
}
