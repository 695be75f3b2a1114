using Postmortem.Analysis.Model;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Review;

/// <summary>What a document without a section for it says all the same, in its summary or between its events.</summary>
internal static class PassingRemarks
{
    public static bool TellCause(DocumentModel model) => Any(model, static r => r.Cause);

    public static bool TellImpact(DocumentModel model) => Any(model, static r => r.Impact);

    private static bool Any(DocumentModel model, Func<Remark, bool> tells)
    {
        for (var i = 0; i < model.Document.BlockCount; i++)
        {
            var block = model.Document[i];
            if (block.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.TableRow && tells(block.Get(Recognizer.Instance)) && !Slots.In(model, model.Document.GetContentSpan(i)))
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Remark(bool Cause, bool Impact)
    {
        public static readonly Remark None = new(false, false);
    }

    private sealed class Recognizer : Recognizer<Remark>
    {
        public static Recognizer Instance { get; } = new();

        public override Remark Recognize(Block block)
        {
            var text = Prose.PlainOf(block);
            var cause = Terms.HasAny(text, "because", "due to", "caused", "causing", "the cause", "side effect*", "side-effect*", "led to", "resulted in", "resulting in", "as a result of", "ran out of", "root cause", "turned out", "insufficient*", "misconfigur*");
            var impact = Terms.HasAny(text, "user", "users", "customer", "customers", "client", "clients", "student", "students", "people", "everyone", "nobody", "visitors", "services", "site", "website", "server", "hub", "hubs")
                && Terms.HasAny(text, "unable", "could not", "couldn't", "cannot", "can't", "unavailable", "not available", "reachable", "unreachable", "inaccessible", "accessible", "error", "errors", "down", "slow", "lost", "loss", "stuck", "fail*", "outage", "degraded", "timed out");
            return cause || impact ? new Remark(cause, impact) : Remark.None;
        }
    }
}
