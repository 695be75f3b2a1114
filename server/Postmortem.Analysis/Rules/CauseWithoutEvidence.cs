using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Rules;

/// <summary>Less than a quarter of the statements about the cause say what they are based on.</summary>
internal sealed class CauseWithoutEvidence : Rule
{
    private const int FewestStatements = 4;
    private const int FewestWords = 8;

    /// <summary>One in four: an account that argues needs no proof in every sentence.</summary>
    private const int LeastShare = 4;

    private static readonly string[] Sources = ["log", "logs", "graph*", "metric*", "dashboard*", "trace*", "commit*", "measured", "reproduced", "confirmed", "verified", "audit*", "dump*", "profil*", "screenshot*", "query", "queries", "according to", "shows that", "showed that", "pull request"];

    public override string Code => "cause-without-evidence";

    public override Category Category => Category.Cause;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override bool ReadsEnglish => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var (all, with) = (0, 0);
        foreach (var block in Prose.BlocksIn(model, Prose.Cause))
        {
            var look = model.Document[block].Get(Recognizer.Instance).Value;
            with += look == Evidence.Listing ? FewestStatements : look == Evidence.Told ? 1 : 0;
            all += look is Evidence.Told or Evidence.Missing ? 1 : 0;
        }

        if (all >= FewestStatements && with * LeastShare < all && (model.FindSection("root-cause-analysis") ?? model.FindSection("root-cause")) is { } section && !Slots.In(model, section.Span))
        {
            yield return Found(section.HeadingSpan, $"Only {with} of {all} statements about the cause say what they are based on. Add links, measurements, log lines or commits.");
        }
    }

    private enum Evidence
    {
        /// <summary>No statement: a label, a heading of a table, a few words.</summary>
        None,
        Missing,
        Told,

        /// <summary>Code or a log, which shows what the text around it says.</summary>
        Listing,
    }

    private sealed class Recognizer : Recognizer<Boxed<Evidence>>
    {
        private static readonly Boxed<Evidence> None = new(Evidence.None);
        private static readonly Boxed<Evidence> Missing = new(Evidence.Missing);
        private static readonly Boxed<Evidence> Told = new(Evidence.Told);
        private static readonly Boxed<Evidence> Listing = new(Evidence.Listing);

        public static Recognizer Instance { get; } = new();

        public override Boxed<Evidence> Recognize(Block block)
        {
            if (block.Kind == BlockKind.Code)
            {
                return Listing;
            }

            if (block.Kind is not (BlockKind.Paragraph or BlockKind.ListItem or BlockKind.TableRow) || block.Row is RowKind.Header or RowKind.Delimiter)
            {
                return None;
            }

            var text = block.Text;
            return text.Contains("](", StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal) || text.Contains('`') || HasMeasure(text) || Terms.HasAny(text, Sources) ? Told
                : Terms.WordCount(text) < FewestWords ? None
                : Missing;
        }

        /// <summary>A digit that is neither the number of the item nor of a factor.</summary>
        private static bool HasMeasure(string text)
        {
            for (var at = text.AsSpan().IndexOfAnyInRange('0', '9'); at >= 0 && at < text.Length; at++)
            {
                if (char.IsAsciiDigit(text[at]) && at > 4 && !char.IsLetterOrDigit(text[at - 1]))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
