using Postmortem.Analysis.Model;
using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Rules;

/// <summary>What the summary says.</summary>
internal static class SummaryText
{
    public static int WordsOf(DocumentModel model) => Told(model).Sum(t => t.Words);

    /// <summary>Of what happened, how long, how many, why and the present state: what is not told, in words.</summary>
    public static IReadOnlyList<string> MissingIn(DocumentModel model)
    {
        var all = Told(model).Aggregate(Parts.None, static (all, block) => all | block.Parts);
        var missing = new List<string>();
        Add(Parts.Duration, "how long it lasted");
        Add(Parts.Number, "how many were affected");
        Add(Parts.Cause, "why it happened");
        Add(Parts.State, "where things stand");
        return missing;

        void Add(Parts part, string words)
        {
            if (!all.HasFlag(part))
            {
                missing.Add(words);
            }
        }
    }

    private static IEnumerable<Block> BlocksOf(DocumentModel model) =>
        Prose.BlocksIn(model, Prose.Summary).Where(b => IsProse(model, b)).Select(b => model.Document[b]);

    private static IEnumerable<ToldParts> Told(DocumentModel model) => BlocksOf(model).Select(static b => b.Get(PartsRecognizer.Instance));

    private static bool IsProse(DocumentModel model, int block) => model.Document[block].Kind is BlockKind.Paragraph or BlockKind.ListItem;

    [Flags]
    private enum Parts
    {
        None = 0,
        Duration = 1,
        Number = 2,
        Cause = 4,
        State = 8,
    }

    private sealed record ToldParts(Parts Parts, int Words);

    /// <summary>What one block tells: looked up once for each block, since a summary may be long.</summary>
    private sealed class PartsRecognizer : Recognizer<ToldParts>
    {
        /// <summary>How far two times of one stretch stand apart at most.</summary>
        private const int Window = 60;

        public static PartsRecognizer Instance { get; } = new();

        public override ToldParts Recognize(Block block)
        {
            var text = block.Inlines.Plain;
            var quantities = block.Get(Quantities.Instance);
            var parts = Parts.None;
            if (quantities.Any(q => q.Unit is "minute" or "hour" or "second" or "day") || Terms.HasAny(text, "minutes", "hours", "days", "weeks", "months", "an hour", "h", "hrs") || DurationReader.Find(text, ReadingWords.Default) is not null || HasWindow(text))
            {
                parts |= Parts.Duration;
            }

            if (quantities.Any(q => q.Unit is "%" or "user" or "account" or "request" or "order" or "payment" or "message" or "ticket") || Terms.HasAny(text, "all users", "nobody", "no one", "everyone", "every user", "all customers", "no user*", "all requests", "half of", "all hubs", "all pods", "all services", "all sites", "entire", "entirely", "whole", "completely", "fully"))
            {
                parts |= Parts.Number;
            }

            if (Terms.HasAny(text, "because", "due to", "caus*", "trigger*", "since", "after a", "led to", "result*", "had removed", "by a", "when the", "when a", "made", "as the", "as a", "bug", "flaw", "ran out of", "misconfigur*", "reason", "found that", "owing to"))
            {
                parts |= Parts.Cause;
            }

            if (Terms.HasAny(text, "resolved", "restor*", "mitigat*", "recover*", "ongoing", "fixed", "repair*", "rolled back", "taken back", "ended", "reverted", "back to normal", "deployed", "is live", "stopped", "returned", "replaced", "delivered", "completed", "caught up", "healthy", "came back", "back online", "back up", "is back", "are back", "back since", "able to start", "work again", "works again", "working again", "seemed to fix", "fix has", "stop the", "migrated", "revoked", "rescued", "removed", "patched", "closed", "over since"))
            {
                parts |= Parts.State;
            }

            return new ToldParts(parts, Terms.WordCount(text));
        }

        /// <summary>Two times of day, as in "from 14:30 to 15:45 UTC".</summary>
        private static bool HasWindow(string text)
        {
            var first = text.IndexOf(':');
            while (first > 0 && !IsClock(text, first))
            {
                first = text.IndexOf(':', first + 1);
            }

            for (var at = first < 0 ? -1 : text.IndexOf(':', first + 1); at > 0; at = text.IndexOf(':', at + 1))
            {
                if (IsClock(text, at))
                {
                    return at - first < Window;
                }
            }

            return false;
        }

        private static bool IsClock(string text, int colon) =>
            colon > 0 && colon + 2 < text.Length && char.IsAsciiDigit(text[colon - 1]) && char.IsAsciiDigit(text[colon + 1]) && char.IsAsciiDigit(text[colon + 2]);
    }
}
