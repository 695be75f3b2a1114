using Postmortem.Analysis.Model;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

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

        var fixes = Best(scope);
        for (var i = 0; i < fixes.Count; i++)
        {
            fixes[i] = WithOthers(fixes[i], scope, wording);
        }

        if (SentenceRewrites.MarkAsQuote(scope) is { } quote)
        {
            fixes.Add(quote);
        }

        return fixes;
    }

    /// <summary>Only what takes the wording away; where nothing does, the question that stands in its place.</summary>
    private static List<Fix> Best(in RewriteScope scope)
    {
        var fixes = new List<Fix>();
        foreach (var name in scope.Hit.Pattern.Fixes)
        {
            fixes.AddRange(ByName(name, scope));
        }

        RemoveVain(fixes, scope, false);
        if (fixes.Count == 0)
        {
            var others = InPlace.Candidates(scope).ToList();
            RemoveVain(others, scope, true);
            fixes.AddRange(others.Take(1));
        }

        return fixes;
    }

    /// <summary>A sentence is reported once for a rule, so that a rewrite takes away the other wordings of that rule as well.</summary>
    private static Fix WithOthers(Fix fix, in RewriteScope scope, Wording wording)
    {
        var left = RewriteCheck.Left(scope, fix);
        if (left == 0)
        {
            return fix;
        }

        var edits = new EditSet();
        edits.TryAdd(fix.Edits);
        foreach (var hit in scope.Model.Document[wording.Block].Get(scope.Context.Language.Recognizer).Hits)
        {
            if (hit.Sentence != wording.Hit.Sentence || hit.Pattern.Rule != wording.Hit.Pattern.Rule || hit.Span.Overlaps(wording.Hit.Span))
            {
                continue;
            }

            var other = RewriteScope.Create(wording with { Hit = hit }, scope.Model, scope.Context, new TokenBuffer());
            if (Best(other).FirstOrDefault() is { } also)
            {
                // One question behind a sentence is enough.
                edits.TryAdd([.. also.Edits.Where(edit => !(edit.Span.IsEmpty && edits.Edits.Any(taken => taken.Span.IsEmpty && taken.Span == edit.Span)))]);
            }
        }

        var both = fix with { Edits = [.. edits.Edits] };
        return RewriteCheck.Left(scope, both) < left ? both : fix;
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
