using Postmortem.Analysis.Model;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <param name="Span">Relative to the block.</param>
internal readonly record struct BlockRemark(TextSpan Span, string Message);

/// <summary>
/// What rules that look at every block want to know of one: found once for its text. Most blocks have nothing of it and share one
/// object, so that the walk over a document at every keystroke only compares references.
/// </summary>
internal sealed class BlockFacts
{
    public static BlockFacts Nothing { get; } = new();

    public IReadOnlyList<(SensitiveKind Kind, TextSpan Span)> Sensitive { get; init; } = [];

    public IReadOnlyList<LinkTarget> Links { get; init; } = [];

    /// <summary>A legal conclusion.</summary>
    public TextSpan? Legal { get; init; }

    /// <summary>A proposal of a repair.</summary>
    public TextSpan? Proposal { get; init; }

    /// <summary>Parts, wholes and percentages that do not fit.</summary>
    public IReadOnlyList<BlockRemark> Percentages { get; init; } = [];

    /// <summary>Shares of error budgets that do not fit.</summary>
    public IReadOnlyList<BlockRemark> Budgets { get; init; } = [];

    /// <summary>Durations that do not fit the two times before them.</summary>
    public IReadOnlyList<BlockRemark> Ranges { get; init; } = [];

    /// <summary>Times of day inside of sentences.</summary>
    public IReadOnlyList<ClockMention> Clocks { get; init; } = [];

    /// <summary>Ids of factors (F1, F12) that the block mentions.</summary>
    public IReadOnlyList<string> Factors { get; init; } = [];

    /// <summary>Words of hedging and of wishing stand in it.</summary>
    public bool IsLongCode { get; init; }
}

internal sealed class BlockFactsRecognizer : Recognizer<BlockFacts>
{
    public static BlockFactsRecognizer Instance { get; } = new();

    public override BlockFacts Recognize(Block block)
    {
        var sensitive = Sensitive.Find(block);
        var links = LinkTargets.Find(block);
        var legal = LegalConclusion.Find(block);
        var proposal = FixProposedInAnalysis.Find(block);
        var percentages = PercentageContradictsCounts.Find(block);
        var budgets = ErrorBudgetContradictsCounts.Find(block);
        var ranges = DurationContradictsRange.Find(block);
        var clocks = ClockMentions.Find(block);
        var factors = FactorMentions.Find(block);
        var isLongCode = RawLogInBody.IsLong(block);
        if (sensitive.Count + links.Count + percentages.Count + budgets.Count + ranges.Count + clocks.Count + factors.Count == 0 && legal is null && proposal is null && !isLongCode)
        {
            return BlockFacts.Nothing;
        }

        return new BlockFacts
        {
            Sensitive = sensitive,
            Links = links,
            Legal = legal,
            Proposal = proposal,
            Percentages = percentages,
            Budgets = budgets,
            Ranges = ranges,
            Clocks = clocks,
            Factors = factors,
            IsLongCode = isLongCode,
        };
    }
}

/// <summary>The blocks of a document of which there is something to know, with their indices.</summary>
internal static class RemarkableBlocks
{
    private static readonly FactsSieve Remarks = new(static facts =>
        facts.IsLongCode || facts.Legal is not null || facts.Proposal is not null
        || facts.Sensitive.Count + facts.Percentages.Count + facts.Budgets.Count + facts.Ranges.Count + facts.Factors.Count > 0);

    private static readonly FactsSieve Links = new(static facts => facts.Links.Count > 0);

    private static readonly FactsSieve Clocks = new(static facts => facts.Clocks.Count > 0);

    /// <summary>Those with anything but links and times, which are many.</summary>
    public static IEnumerable<(int Block, BlockFacts Facts)> Of(DocumentModel model) => In(model.Document, Remarks);

    public static IEnumerable<(int Block, BlockFacts Facts)> WithLinks(DocumentModel model) => In(model.Document, Links);

    public static IEnumerable<(int Block, BlockFacts Facts)> WithClocks(DocumentModel model) => In(model.Document, Clocks);

    private static IEnumerable<(int, BlockFacts)> In(Document document, FactsSieve sieve) =>
        document.BlocksOf(sieve).ToArray().Select(i => (i, document[i].Get(BlockFactsRecognizer.Instance)));

    private sealed class FactsSieve(Func<BlockFacts, bool> isWanted) : BlockSieve
    {
        public override bool Picks(Block block) => block.Get(BlockFactsRecognizer.Instance) is var facts && !ReferenceEquals(facts, BlockFacts.Nothing) && isWanted(facts);
    }
}

internal static class FactorMentions
{
    public static IReadOnlyList<string> Find(Block block)
    {
        List<string>? found = null;
        var text = block.Text;
        for (var at = text.IndexOf('F'); at >= 0; at = text.IndexOf('F', at + 1))
        {
            var end = at + 1;
            while (end < text.Length && end < at + 4 && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            if (end > at + 1 && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                (found ??= []).Add(text[at..end]);
            }
        }

        return found ?? (IReadOnlyList<string>)[];
    }
}
