namespace Postmortem.Analysis.Rules;

internal enum CauseClass
{
    Unknown,

    /// <summary>The state of a component: full, down, timed out.</summary>
    Symptom,

    /// <summary>A change or a defect: what happened, not why it could.</summary>
    Proximate,

    /// <summary>A missing test, guard, signal, procedure, owner or a property of the design.</summary>
    Systemic,
}

/// <summary>Where an answer stops: at what broke, at what set it off, or at what let it happen.</summary>
internal static class CauseKinds
{
    private static readonly string[] Systemic =
        ["no test*", "not tested", "did not cover", "does not cover", "staging", "no canary", "no review", "not required", "no rollback", "all at once", "all hosts", "no validation", "not validat*", "no limit", "without limit", "without a limit", "without checking", "no time limit", "no confirmation", "accepts", "allows", "allowed", "permits", "treats", "default*", "no alert", "not alert*", "threshold", "not monitored", "not watched", "no dashboard", "missing", "runbook*", "undocumented", "not documented", "no owner", "ownership", "hand-off", "priority", "backlog", "staffing", "deadline", "incentive", "single point", "coupling", "coupled", "no isolation", "no fallback", "no redundancy", "no reload", "only once", "process", "pipeline", "covers public", "reads that", "nothing", "no check*", "does not check", "checks types", "not checked", "no one", "never", "lacks", "lack of", "no required", "has no", "have no", "had no", "there is no", "there was no", "no mechanism", "not enforced", "by hand", "manually", "depends on", "unused", "without a test", "without a"];

    private static readonly string[] Proximate = ["deploy*", "release*", "config*", "change*", "migration*", "bug", "defect", "typo", "race", "null", "off-by-one", "exception", "regression", "expired", "push*", "upgrade*", "spike", "traffic"];

    private static readonly string[] Symptom = ["cpu", "memory", "disk", "pool", "queue*", "thread*", "oom", "timeout*", "timed out", "crash*", "full", "exhausted", "saturated", "connection refused", "down", "failed", "unavailable", "overload*", "high load", "slow", "restarted", "errors"];

    public static CauseClass Of(string text) =>
        Terms.HasAny(text, Systemic) ? CauseClass.Systemic
        : Terms.HasAny(text, Proximate) ? CauseClass.Proximate
        : Terms.HasAny(text, Symptom) ? CauseClass.Symptom
        : CauseClass.Unknown;

    /// <summary>technology, process, organisation, external, detection, recovery: those that a factor speaks of.</summary>
    public static IEnumerable<string> KindsOf(string text)
    {
        if (Terms.HasAny(text, "alert*", "monitor*", "detect*", "signal*", "metric*", "dashboard*", "log", "logs", "visible", "noticed"))
        {
            yield return "detection";
        }

        if (Terms.HasAny(text, "runbook*", "rollback*", "recover*", "restore*", "response", "diagnos*", "escalat*", "on-call"))
        {
            yield return "recovery";
        }

        if (Terms.HasAny(text, "process*", "review*", "test*", "release*", "rollout*", "change*", "procedure*", "pipeline*", "canary", "cleanup", "approval*", "document*", "staging", "deploy*"))
        {
            yield return "process";
        }

        if (Terms.HasAny(text, "team*", "staff*", "training", "owner*", "workload", "organisation*", "organization*", "hand-over*", "handover*", "knowledge", "priorit*", "on-call rotation"))
        {
            yield return "organisation";
        }

        if (Terms.HasAny(text, "provider*", "vendor*", "third-party", "third party", "upstream", "traffic", "attack*", "customer*", "isp"))
        {
            yield return "external";
        }

        if (Terms.HasAny(text, "code", "software", "config*", "database*", "service*", "server*", "cache*", "pool*", "limit*", "timeout*", "network*", "memory", "disk", "design", "fallback", "retry", "retries", "index*", "version*", "default*", "library", "certificate*", "worker*", "host*", "`"))
        {
            yield return "technology";
        }
    }
}
