using Postmortem.Analysis.Model;
using Postmortem.Analysis.Model.Reading;

namespace Postmortem.Analysis.Rules;

internal enum Strength
{
    Weak,
    Intermediate,
    Strong,
}

/// <summary>What kind of measure an action item is, and how much it relies on people remembering. Stated kinds come first.</summary>
internal static class ActionKinds
{
    private static readonly string[] Types = ["investigate", "communicate", "detect", "mitigate", "prevent", "process", "repair"];

    private static readonly string[] Detects = ["alert*", "monitor*", "probe*", "synthetic*", "dashboard*", "burn", "log", "trace*", "page", "pages", "notify", "watch*", "detect*"];
    private static readonly string[] Prevents = ["block*", "reject*", "validat*", "require*", "enforce*", "limit*", "remove*", "refactor*", "guard*", "presubmit", "schema", "permission*", "idempotent", "refuse*", "default*", "prevent*", "reload*", "keep*", "cap", "test", "tests", "lint*", "isolat*", "pin", "replace*", "fix*", "disallow*"];
    private static readonly string[] Mitigates = ["rollback*", "roll back", "rolls back", "failover*", "fail over", "canary", "breaker*", "timeout*", "time limit*", "retry", "retries", "rate limit*", "degrade*", "kill switch", "isolation", "backup*", "restore*", "capacity", "fallback*", "redundan*", "scale*"];
    private static readonly string[] Weak = ["train*", "document*", "remind*", "wiki", "checklist*", "awareness", "be careful", "discuss*", "e-mail", "email", "guideline*", "communicate*", "policy", "review process", "double-check", "runbook*"];
    private static readonly string[] Strong = ["block*", "reject*", "refuse*", "enforce*", "remove*", "delete*", "decommission*", "schema*", "presubmit*", "idempotent", "default*", "automatic*", "automate", "automates", "rolls back", "isolat*", "shard*", "limit*", "disallow*", "require*", "rollback*", "cap"];

    private static readonly string[] Investigates = ["investigat*", "find out", "look into", "research*", "figure out", "understand*", "evaluat*", "explore*", "analyze*", "analyse*"];
    private static readonly string[] Communicates = ["inform customers", "notify customers", "tell customers", "announce*", "status page", "communicate*", "write to customers"];
    private static readonly string[] Processes = ["runbook*", "on-call", "escalation*", "review*", "drill*", "game day*", "template*", "train*", "document*", "process*", "checklist*", "procedure*", "policy", "playbook*", "guideline*"];
    private static readonly string[] Repairs = ["repair*", "restore*", "patch*", "re-run*", "rerun*", "clean up", "clean*", "refund*", "backfill*", "correct*", "fix*", "upgrade*"];

    /// <summary>Items that begin so forbid something, whatever they name besides.</summary>
    private static readonly string[] Forbids = ["block*", "reject*", "refuse*", "validat*", "require*", "enforce*", "disallow*", "forbid*", "prevent*"];

    /// <summary>Items that begin so leave it to people to remember.</summary>
    private static readonly string[] Tells = ["document", "remind", "train", "discuss", "communicate", "tell", "educate"];

    public static bool Is(ActionItem item, string type) => item.Type == type || (item.Type is null && type switch
    {
        "detect" => TextFacts.Of(item.Text).Detects,
        "prevent" => TextFacts.Of(item.Text).Prevents,
        "mitigate" => TextFacts.Of(item.Text).Mitigates,
        _ => false,
    }) || (item.Type is null && TypeOf(item) == type);

    public static bool IsOf(string text, string type) => Terms.HasAny(text, type switch { "detect" => Detects, "prevent" => Prevents, _ => Mitigates });

    /// <summary>The kind that is stated, or that the wording shows; null where it shows none.</summary>
    public static string? TypeOf(ActionItem item)
    {
        var text = item.Text;
        return item.Type
            ?? (Begins(text, Forbids) ? "prevent"
            : Terms.HasAny(text, Investigates) ? "investigate"
            : Terms.HasAny(text, Communicates) ? "communicate"
            : TextFacts.Of(text).Detects ? "detect"
            : TextFacts.Of(text).Mitigates ? "mitigate"
            : TextFacts.Of(text).Prevents ? "prevent"
            : Terms.HasAny(text, Processes) ? "process"
            : Terms.HasAny(text, Repairs) ? "repair" : InOtherLanguages(text));
    }

    private static bool Begins(string text, string[] words) => Terms.FirstOf(text.AsSpan(0, Math.Min(text.Length, 24)), words) is { Start: 0 };

    private static string? InOtherLanguages(string text)
    {
        var cues = ReadingWords.Default.Group("action-cues");
        return Array.Find(Types, type => cues.StandsIn(text, type));
    }

    /// <summary>How soon, as stated, or by the days between the incident and the due date: up to a week, up to a month, longer.</summary>
    public static string? HorizonOf(ActionItem item, DateOnly? incident)
    {
        if (item.Horizon is not null || item.Due?.Value is not { } due || incident is not { } day || due < day)
        {
            return item.Horizon;
        }

        return (due.DayNumber - day.DayNumber) switch { <= 7 => "immediate", <= 31 => "short", _ => "long" };
    }

    public static Strength StrengthOf(ActionItem item) => item.Strength switch
    {
        "strong" => Strength.Strong,
        "intermediate" => Strength.Intermediate,
        "weak" => Strength.Weak,
        _ => TextFacts.Of(item.Text).Strength,
    };

    public static Strength StrengthOf(string text) =>
        Begins(text, Tells) ? Strength.Weak
        : Terms.HasAny(text, Strong) ? Strength.Strong
        : Terms.HasAny(text, Weak) && !Terms.HasAny(text, Detects) && !Terms.HasAny(text, Mitigates) ? Strength.Weak
        : Strength.Intermediate;
}
