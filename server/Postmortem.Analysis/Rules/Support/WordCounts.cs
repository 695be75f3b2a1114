using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Rules;

/// <summary>How many words a block has; counted once for its text.</summary>
internal sealed class WordCounts : Recognizer<Boxed<int>>
{
    private static readonly Boxed<int> None = new(0);

    public static WordCounts Instance { get; } = new();

    public static int Of(Block block) => block.Get(Instance).Value;

    public override Boxed<int> Recognize(Block block) =>
        block.Kind is BlockKind.Code or BlockKind.FrontMatter or BlockKind.Blank or BlockKind.ThematicBreak ? None : new Boxed<int>(Terms.WordCount(Prose.PlainOf(block)));
}
