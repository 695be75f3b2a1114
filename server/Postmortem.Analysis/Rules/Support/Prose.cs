using Postmortem.Analysis.Model;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Rules;

/// <summary>Text of a document by what it is about.</summary>
internal static class Prose
{
    public static readonly string[] Summary = ["executive-summary"];

    public static readonly string[] Impact = ["impact", "customer-impact", "technical-impact", "business-impact", "slo-impact"];

    public static readonly string[] Cause = ["root-cause", "root-cause-analysis", "what-happened", "contributing-factors", "five-whys"];

    /// <summary>The blocks of the sections with one of the ids and of those below them, without their headings.</summary>
    public static IEnumerable<int> BlocksIn(DocumentModel model, params string[] ids)
    {
        var done = 0;
        foreach (var section in SectionBlocks.Of(model, ids))
        {
            for (var block = Math.Max(done, section.IsLabel ? section.First : section.First + 1); block < section.End; block++)
            {
                if (model.Document[block].Kind is not (BlockKind.Heading or BlockKind.Blank or BlockKind.Html or BlockKind.ThematicBreak))
                {
                    yield return block;
                }
            }

            done = Math.Max(done, section.End);
        }
    }

    /// <summary>What a reader sees of a block, cells separated by a bar.</summary>
    public static string PlainOf(Block block) =>
        block.Kind == BlockKind.TableRow ? string.Join(" | ", block.Cells.Select(c => c.Inlines.Plain)) : block.Kind == BlockKind.Code ? "" : block.Inlines.Plain;
}
