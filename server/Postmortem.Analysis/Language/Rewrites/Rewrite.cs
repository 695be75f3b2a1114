using Postmortem.Analysis.Model;
using Postmortem.Analysis.Rules;

namespace Postmortem.Analysis.Language;

/// <summary>The rewrites that a pattern can name, and the fixes of one finding.</summary>
internal static class Rewrite
{
    public static IReadOnlyList<Fix> Of(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is not Wording wording)
        {
            return [];
        }

        var scope = RewriteScope.Create(wording, model, context, new TokenBuffer());
        if (scope.Sentence.Tokens.Length == 0)
        {
            return [];
        }

        var fixes = new List<Fix>();
        foreach (var name in wording.Hit.Pattern.Fixes)
        {
            fixes.AddRange(ByName(name, scope));
        }

        // Only what takes the wording away is offered; where nothing does, the question stands in its place.
        RemoveVain(fixes, scope, false);
        if (fixes.Count == 0)
        {
            var others = InPlace.Candidates(scope).ToList();
            RemoveVain(others, scope, true);
            fixes.AddRange(others.Take(1));
        }

        if (SentenceRewrites.MarkAsQuote(scope) is { } quote)
        {
            fixes.Add(quote);
        }

        return fixes;
    }

    /// <summary>Takes out what leaves the wording; of the rest, those that bring forth no other finding come first, or are all there is.</summary>
    private static void RemoveVain(List<Fix> fixes, in RewriteScope scope, bool sort)
    {
        var reported = new List<Fix>();
        for (var i = fixes.Count - 1; i >= 0; i--)
        {
            if (!RewriteCheck.Removes(scope, fixes[i], out var clean))
            {
                fixes.RemoveAt(i);
            }
            else if (!clean)
            {
                reported.Insert(0, fixes[i]);
                fixes.RemoveAt(i);
            }
        }

        if (sort || fixes.Count == 0)
        {
            fixes.AddRange(reported);
        }
    }

    private static IEnumerable<Fix> ByName(string name, in RewriteScope scope) => name switch
    {
        "delete-agent" => AgentRewrites.DeleteAgent(scope),
        "delete-by-phrase" => AgentRewrites.DeleteByPhrase(scope),
        "delete-word" => WordRewrites.DeleteWord(scope),
        "delete-sentence" => SentenceRewrites.DeleteSentence(scope),
        "calm" => WordRewrites.Calm(scope),
        "unknown-reason" => WordRewrites.UnknownReason(scope),
        "drop-sole" => WordRewrites.DropSole(scope),
        "cross-reference" => WordRewrites.CrossReference(scope),
        "role" => RoleRewrites.Role(scope),
        "role-word" => RoleRewrites.RoleWord(scope),
        "fact-and-action" => CounterfactualRewrites.FactAndAction(scope),
        "step-not-done" => PhraseRewrites.StepNotDone(scope),
        "drop-slip" => PhraseRewrites.DropSlip(scope),
        "given" => LocalRationality.Given(scope),
        "ask-how" => SentenceRewrites.AskHow(scope),
        "why-to-how" => SentenceRewrites.WhyToHow(scope),
        "describe" => SentenceRewrites.Describe(scope),
        "ask-fact" => SentenceRewrites.AskFact(scope),
        "condition" => SentenceRewrites.Condition(scope),
        "separate-trigger" => SentenceRewrites.SeparateTrigger(scope),
        "bounded-promise" => SentenceRewrites.BoundedPromise(scope),
        "measure" => MeasureRewrites.Measure(scope),
        "signal" => AgentRewrites.DeleteAgent(scope),
        "control" => ControlRewrites.Control(scope),
        _ => [],
    };
}
