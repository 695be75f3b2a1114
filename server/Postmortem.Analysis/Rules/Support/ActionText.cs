using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>How specific the text of an action item is, from 0 to 5, with what it lacks: a clear verb, a thing, an end that can be checked.</summary>
internal sealed record ActionText(int Score, string Verb, IReadOnlyList<string> Lacks)
{
    /// <summary>What an item lacks that says what changes and not when that has happened.</summary>
    public const string End = "an end that can be checked";

    private static readonly string[] Hard =
        ["improve", "enhance", "better", "optimize", "optimise", "strengthen", "boost", "refine", "streamline", "look into", "look at", "investigate", "explore", "consider", "evaluate", "assess", "revisit", "discuss", "think about", "analyze", "analyse", "research", "study", "examine", "understand", "figure out", "keep an eye on", "communicate", "collaborate", "coordinate", "align", "raise awareness", "educate", "train", "remind", "encourage", "try", "plan", "work on", "continue", "follow up", "be", "make automation", "conduct"];

    private static readonly string[] Soft =
        ["address", "handle", "deal with", "review", "audit", "ensure", "make sure", "guarantee", "monitor", "watch", "track", "clean up", "harden", "fix", "resolve", "support", "increase", "update", "document", "check", "test", "verify", "prevent", "avoid"];

    private static readonly string[] Clear =
        ["add", "create", "implement", "write", "remove", "delete", "replace", "migrate", "enable", "disable", "configure", "set", "limit", "cap", "enforce", "block", "reject", "require", "automate", "alert", "page", "deploy", "upgrade", "downgrade", "pin", "rotate", "split", "move", "extract", "shard", "partition", "rename", "publish", "instrument", "expose", "export", "emit", "log", "validate", "lint", "gate", "schedule", "run", "provision", "resize", "raise", "lower", "change", "switch", "introduce", "build", "ship", "roll out", "backport", "revoke", "restrict", "isolate", "decouple", "cache", "index", "bound", "throttle", "rate-limit", "file", "disallow", "allow", "use", "convert", "return", "refuse", "drain", "retire", "decommission", "archive", "tag", "link", "post", "reload", "keep", "notify", "restore", "list", "show", "answer", "accept", "store", "send", "stop", "put", "extend", "reduce", "read", "back up", "fail", "cut", "reset", "install", "cover", "rehearse", "name", "mark", "separate", "wrap", "bump", "scale", "define", "merge", "apply", "register", "delay", "retry", "report", "record", "catch", "make"];

    private static readonly string[] Things =
        ["alert*", "dashboard*", "runbook*", "test", "tests", "check", "checks", "lint*", "gate*", "script*", "pipeline*", "canary", "flag*", "limit*", "timeout*", "breaker*", "retry", "retries", "index*", "schema*", "probe*", "quota*", "backup*", "replica*", "migration*", "rollback*", "presubmit*", "pre-commit", "admission", "policy", "policies", "slo", "metric*", "log", "logs", "trace*", "panel*", "job", "jobs", "workflow*", "endpoint*", "api", "cli", "prompt*", "confirmation*", "config*", "template*", "documentation", "chart*", "module*", "queue*", "pool*", "cache*", "cluster*", "namespace*", "role", "roles", "permission*", "game day", "drill*", "certificate*", "monitoring", "monitor", "failover"];

    private static readonly string[] Ends =
        ["%", "percent", "ms", "sec", "seconds", "second", "min", "minutes", "minute", "hours", "hour", "days", "day", "rps", "exceed*", "more than", "less than", "below", "above", "within", "for all", "every", "until", "when", "before", "done when", "so that", "verified by"];

    private static readonly HashSet<string> Generic = new(StringComparer.Ordinal)
    {
        "alert", "caus", "cod", "communic", "doc", "document", "incident", "issu", "monitor", "outag", "problem", "procedur", "process", "system", "test", "thing", "train", "engine", "team", "production",
    };

    public static ActionText Of(string text)
    {
        // What follows the first semicolon usually says when it is done; what precedes a colon is an id or an area.
        var rest = text.Trim(' ', '*', '_', '.', '[', ']');
        rest = StripSubject(rest);
        var hard = Starts(rest, Hard);
        var soft = hard is null ? Starts(rest, Soft) : null;
        var clear = hard is null ? Starts(rest, Clear) : null;
        var measurable = Terms.HasAny(text, Ends) || text.AsSpan().IndexOfAny("<>≤≥%") >= 0;
        var thing = text.Contains('`') || Terms.HasAny(text, Things);
        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        var lacks = new List<string>();
        var score = 0;
        if (hard is not null)
        {
            score += measurable && thing ? 1 : 0;
            lacks.Add($"\"{hard}\" has no end");
        }
        else if (soft is not null)
        {
            var specific = Terms.Of(rest[soft.Length..]).Count(t => !Generic.Contains(t)) >= 4;
            score += specific ? 2 : 0;
            if (!specific)
            {
                lacks.Add($"\"{soft}\" needs an object");
            }
        }
        else if (clear is not null || text.Contains('`') || words >= 6)
        {
            score += 2;
        }
        else
        {
            lacks.Add("a verb that says what changes");
        }

        score += thing ? 1 : 0;
        score += measurable ? 2 : 0;
        score -= words < 4 ? 1 : 0;
        if (!thing)
        {
            lacks.Add("the thing to change");
        }

        if (!measurable)
        {
            lacks.Add(End);
        }

        return new ActionText(Math.Clamp(score, 0, 5), hard ?? soft ?? clear ?? "", lacks);
    }

    /// <summary>"AI-003: add …", "[Platform] add …", "The server should reject …": the rest is what is to be done.</summary>
    private static string StripSubject(string text)
    {
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        if (colon is > 0 and < 24 && !text.AsSpan(0, colon).Contains(';'))
        {
            text = text[(colon + 2)..];
        }

        foreach (var modal in (ReadOnlySpan<string>)[" should ", " must ", " needs to ", " need to "])
        {
            var at = text.IndexOfIgnoringCase(modal);
            if (at is > 0 and < 60)
            {
                return text[(at + modal.Length)..];
            }
        }

        return text.TrimStart();
    }

    private static string? Starts(string text, string[] verbs)
    {
        string? found = null;
        foreach (var verb in verbs)
        {
            if (text.StartsWith(verb, StringComparison.OrdinalIgnoreCase) && (text.Length == verb.Length || !char.IsLetter(text[verb.Length])) && (found is null || verb.Length > found.Length))
            {
                found = verb;
            }
        }

        return found is null ? null : text[..found.Length];
    }
}
