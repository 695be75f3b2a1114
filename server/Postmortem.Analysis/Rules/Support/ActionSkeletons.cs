using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>For a vague item the form of a specific one: what is known stands in it, the rest is a slot.</summary>
internal static class ActionSkeletons
{
    private const int LongestObject = 60;

    public static string Of(string text, DocumentModel model)
    {
        var service = ServiceOf(model) ?? "[Service]";
        return Terms.HasAny(text, "alert*", "alarm*") && Terms.HasAny(text, "review*", "audit*", "tune", "tuning", "clean*", "noise", "noisy", "threshold*")
                ? "For [Alert group]: delete or change each alert that was right in less than [Share]% of the last [Days] days; done when the list of alerts shows it"
            : Terms.HasAny(text, "alert*", "alarm*", "monitor*", "detect*", "observab*", "visibility", "dashboard*", "logging")
                ? $"Alert [Team] when [Metric] exceeds [Threshold] for [Duration] on {ObjectOf(text) ?? service}; done when it fires in a test"
            : Terms.HasAny(text, "test*", "coverage")
                ? $"Add a [Unit, integration or load] test of {ObjectOf(text) ?? "[Condition]"} to [Suite]; done when it fails without the repair"
            : Terms.HasAny(text, "document*", "runbook*", "wiki", "doc", "docs", "playbook*")
                ? $"Add the steps for {ObjectOf(text) ?? "[Situation]"} to [Runbook] and link it from [Alert]; done when another engineer completes them"
            : Terms.HasAny(text, "investigat*", "research*", "look into", "understand*", "analy*", "find out", "figure out", "explore*", "evaluat*", "consider*")
                ? "Answer \"[Question]\" with [Data]; done when the answer stands in [Place] and [One or the other] is decided"
            : Terms.HasAny(text, "train*", "careful*", "remind*", "educat*", "aware*", "attention", "diligent*", "discipline*", "double-check*")
                ? "Make [Tool] refuse [Action] when [Condition]; done when a test shows it"
            : Terms.HasAny(text, "process*", "communicat*", "escalat*", "coordinat*", "handover*", "hand-over*", "procedure*", "workflow*", "collaborat*")
                ? "Add \"[Trigger]: [Channel or role]\" as a step to [Workflow]; done when [Tool] takes the step without being asked"
            : Terms.HasAny(text, "capacity", "scal*", "performance", "slow", "faster", "resource*", "throughput")
                ? $"Raise [Limit] of {ObjectOf(text) ?? service} from [Value now] to [Value]; done when a load test with [Traffic] passes"
            : Terms.HasAny(text, "fix*", "bug*", "issue*", "problem*", "resolve*", "repair*", "handle*", "error*", "address*")
                ? $"Handle [Input or condition] in {ObjectOf(text) ?? ServiceOf(model) ?? "[Component]"} by [Behaviour]; done when the regression test [Name] passes"
            : "[Verb] [Thing to change] so that [Effect]; done when [What can be seen]";
    }

    /// <summary>"… of the payment queue", "… for `checkout`": what the writer named already.</summary>
    private static string? ObjectOf(string text)
    {
        var trimmed = text.AsSpan().Trim(" .;,*_").ToString();
        foreach (var word in (ReadOnlySpan<string>)[" of ", " for ", " on ", " in ", " around "])
        {
            if (trimmed.LastIndexOf(word, StringComparison.OrdinalIgnoreCase) is var at and > 0)
            {
                var named = trimmed[(at + word.Length)..].Trim();
                return named.Length is > 2 and <= LongestObject && named.AsSpan().IndexOfAny(";:()|[]") < 0 && named.Count(c => c == ' ') < 6 && !IsNothing(named) ? named : null;
            }
        }

        return null;
    }

    /// <summary>"In the future", "on this": nothing is named.</summary>
    private static bool IsNothing(string named) => Terms.HasAny(named, "future", "this", "that", "these", "it", "them", "production", "general", "next time", "more", "better");

    private static string? ServiceOf(DocumentModel model) =>
        model.Header.Services is [var only] && !Slots.In(model, only.Span) && only.Value.Length < 30 ? only.Value : null;
}
