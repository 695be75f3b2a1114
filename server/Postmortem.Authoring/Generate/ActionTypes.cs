namespace Postmortem.Authoring.Generate;

/// <summary>What kind of measure an action item is, where the document does not say: the first word that tells decides.</summary>
internal static class ActionTypes
{
    private static readonly (string Type, string[] Words)[] Cues =
    [
        ("detect", ["alert", "monitor", "probe", "synthetic", "dashboard", "burn rate", "log ", "logs ", "trace", "detect", "metric"]),
        ("prevent", ["block", "reject", "refuse", "validat", "require", "enforce", "limit", "remove", "refactor", "guard", "presubmit", "schema", "permission", "idempotent", "prevent", "lint"]),
        ("mitigate", ["rollback", "roll back", "failover", "fail over", "canary", "circuit breaker", "timeout", "retry", "degrade", "kill switch", "isolat", "backup", "restore", "capacity", "replica"]),
        ("process", ["runbook", "playbook", "on-call", "escalat", "review", "drill", "game day", "template", "training", "checklist", "document"]),
    ];

    /// <summary>Null when no word tells.</summary>
    public static string? FromText(string text)
    {
        // What comes behind "done when" says how to see the end, not what is changed.
        var end = text.IndexOf("done when", StringComparison.OrdinalIgnoreCase);
        var task = end > 0 ? text.AsSpan(0, end) : text;
        var first = int.MaxValue;
        string? found = null;
        foreach (var (type, words) in Cues)
        {
            foreach (var word in words)
            {
                var at = FindWord(task, word);
                if (at >= 0 && at < first)
                {
                    (first, found) = (at, type);
                }
            }
        }

        return found;
    }

    /// <summary>Where a word begins with the cue.</summary>
    private static int FindWord(ReadOnlySpan<char> text, string cue)
    {
        for (var from = 0; from < text.Length;)
        {
            var at = text[from..].IndexOf(cue, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return -1;
            }

            at += from;
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
            {
                return at;
            }

            from = at + 1;
        }

        return -1;
    }
}
