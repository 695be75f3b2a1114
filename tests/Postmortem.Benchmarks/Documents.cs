using System.Globalization;
using System.Text;

namespace Postmortem.Benchmarks;

/// <summary>
/// Generates post-mortems of any length, the same ones for the same seed: the sections that post-mortems have, growing in
/// the places where real ones grow (timeline, analysis, action items), with a faulty spot here and there.
/// </summary>
internal static class Documents
{
    private static readonly string[] Services = ["parcel-router", "ledger", "quote-engine", "label-printer", "session-gate", "media-store"];
    private static readonly string[] Actors = ["Monitoring", "On-call", "Release tooling", "Support", "Network team"];

    private static readonly string[] Events =
    [
        "{0} answers with status 503 for {1}% of requests",
        "Alert fired: queue of {0} older than {1} minutes",
        "Restart of {0} in zone {1} has no effect",
        "Dashboards show the memory of {0} at {1}% of its limit",
        "Traffic of {0} moved away from zone {1}",
        "Error rate of {0} back below {1} per thousand",
    ];

    private static readonly string[] Sentences =
    [
        "The retry policy of `{0}` multiplied the load by {1} while its dependency was slow.",
        "A limit of {1} open files, set years ago, was reached by `{0}` for the first time.",
        "Its *health check* asked only for the process, so {1} unhealthy instances stayed in rotation.",
        "See [the graph](graphs/{0}.png) for the {1} minutes before the alert.",
        "Between the two deployments of `{0}` lay {1} minutes, too few to see an effect 🙂.",
        "The engineer on call carelessly restarted `{0}` {1} times.",
        "Replication lag grew to {1} seconds, which `{0}` reads as “no data”.",
    ];

    private static readonly string[] Actions =
    [
        "Alert on saturation of `{0}` at {1}%",
        "Rehearse the failover of `{0}` every {1} weeks",
        "Remove the shared limit of {1} connections from `{0}`",
    ];

    public static string PostMortem(int lines, int seed = 7)
    {
        var random = new Random(seed);
        var text = new List<string>(lines + 64)
        {
            "# Post-Mortem: Parcels are not routed",
            "",
            "**Incident Number:** INC-2026-02-11-001",
            "**Date:** 2026-02-11",
            "**Time:** 08:10 - 11:40 UTC",
            "**Duration:** 3 hours 30 minutes",
            "**Severity:** SEV-2",
            "**Author:** Mira Lindqvist",
            "**Status:** Draft",
            "",
            "## Executive Summary",
            "",
            "Parcels of two regions were not routed for three and a half hours. Orders were accepted and delivered late.",
            "",
            "## Impact",
            "",
            "- **Affected Users:** 18,000",
            "- **Geographic Regions:** North, West",
            "",
        };
        var tail = new List<string>
        {
            "## Lessons Learned", "", "- A health check that asks only for the process hides a process that does nothing.", "",
        };

        var room = Math.Max(lines - text.Count - tail.Count, 30);
        Timeline(text, random, room * 4 / 10);
        text.AddRange(["## Root Cause Analysis", ""]);
        Prose(text, random, room * 4 / 10);
        ActionItems(text, random, room * 15 / 100);
        text.AddRange(tail);
        while (text.Count < lines)
        {
            text.Insert(text.Count - tail.Count, Fill(Sentences, random));
        }

        return string.Join('\n', text.Take(lines)) + "\n";
    }

    /// <summary>A record of the same incident in YAML, for a server that is driven by a schema.</summary>
    public static string Yaml(int lines, int seed = 7)
    {
        var random = new Random(seed);
        var text = new List<string> { "title: Parcels are not routed", "owner: mira", "status: draft", "timeline:" };
        for (var minute = 0; text.Count < lines; minute += random.Next(1, 5))
        {
            text.Add($"  - time: \"{Clock(minute)}\"");
            text.Add($"    event: {Fill(Events, random).Replace(':', ',')}");
            text.Add($"    actor: {Actors[random.Next(Actors.Length)]}");
        }

        return string.Join('\n', text.Take(lines)) + "\n";
    }

    private static void Timeline(List<string> text, Random random, int count)
    {
        text.AddRange(["## Timeline", "", "All times in UTC", "", "| Time | Event | Actor |", "| --- | --- | --- |"]);
        var minute = 490;
        for (var i = 6; i < count; i++)
        {
            minute += random.Next(0, 3);
            text.Add($"| {Clock(minute)} | {Fill(Events, random)} | {Actors[random.Next(Actors.Length)]} |");
        }

        text.Add("");
    }

    private static void Prose(List<string> text, Random random, int count)
    {
        var end = text.Count + count;
        for (var chapter = 1; text.Count < end; chapter++)
        {
            text.AddRange([$"### Finding {chapter}", ""]);
            for (var i = random.Next(2, 6); i > 0; i--)
            {
                text.Add(Fill(Sentences, random));
            }

            text.Add("");
            for (var i = random.Next(2, 5); i > 0; i--)
            {
                text.Add("- " + Fill(Sentences, random));
            }

            text.AddRange(["", "```text", Fill(Events, random), "```", ""]);
        }
    }

    private static void ActionItems(List<string> text, Random random, int count)
    {
        text.AddRange(["## Action Items", "", "| ID | Action | Owner | Priority | Due Date | Status |", "| --- | --- | --- | --- | --- | --- |"]);
        for (var i = 1; i <= count - 4; i++)
        {
            var owner = i % 9 == 0 ? "" : "@mira";
            text.Add($"| AI-{i:000} | {Fill(Actions, random)} | {owner} | High | 2026-03-{1 + i % 28:00} | Open |");
        }

        text.Add("");
    }

    private static string Fill(string[] choices, Random random) =>
        string.Format(CultureInfo.InvariantCulture, choices[random.Next(choices.Length)], Services[random.Next(Services.Length)], random.Next(2, 90));

    private static string Clock(int minute) => $"{minute / 60 % 24:00}:{minute % 60:00}";
}

/// <summary>A line to type on or to ask about; the place of the cursor is written as a broken bar.</summary>
internal sealed record Probe(string Text, int Column)
{
    public static Probe Parse(string marked)
    {
        var column = marked.IndexOf('¦');
        return column < 0 ? new Probe(marked, marked.Length) : new Probe(marked.Remove(column, 1), column);
    }
}

/// <summary>A document with the probes in its middle, and what has been typed at the first of them.</summary>
internal sealed class TypedDocument
{
    private const string Typed = "slowlyandthenallatoncethequeuedrained";
    private readonly string _before;
    private readonly string _after;
    private readonly Probe _probe;
    private readonly StringBuilder _typed = new();
    private bool _erasing;

    public TypedDocument(string text, Probe probe, Probe completion, Probe hover, bool flat)
    {
        var lines = text.Split('\n').ToList();
        var at = lines.Count / 2;
        // Into the first blank line after the middle that is not in a fence; a flat document (YAML) takes them at its end.
        if (flat)
        {
            at = lines.Count - 1;
            lines.InsertRange(at, [probe.Text, completion.Text, hover.Text]);
            (ProbeLine, CompletionLine, HoverLine) = (at, at + 1, at + 2);
        }
        else
        {
            var fenced = lines.Take(at).Count(line => line.StartsWith("```", StringComparison.Ordinal)) % 2 == 1;
            for (; at < lines.Count - 1 && (fenced || lines[at].Length > 0); at++)
            {
                fenced ^= lines[at].StartsWith("```", StringComparison.Ordinal);
            }

            lines.InsertRange(at, ["", probe.Text, "", completion.Text, "", hover.Text]);
            (ProbeLine, CompletionLine, HoverLine) = (at + 1, at + 3, at + 5);
        }

        _probe = probe;
        CompletionColumn = completion.Column;
        HoverColumn = hover.Column;
        _before = string.Join('\n', lines.Take(ProbeLine)) + "\n" + probe.Text[..probe.Column];
        _after = probe.Text[probe.Column..] + "\n" + string.Join('\n', lines.Skip(ProbeLine + 1));
        LineCount = lines.Count;
    }

    public int LineCount { get; }
    public int ProbeLine { get; }
    public int CompletionLine { get; }
    public int CompletionColumn { get; }
    public int HoverLine { get; }
    public int HoverColumn { get; }
    public int Version { get; private set; } = 1;
    public int ProbeColumn => _probe.Column + _typed.Length;
    public string Text => _before + _typed + _after;

    /// <summary>Types or erases one character at the probe, and gives the change as the protocol wants it.</summary>
    public (int Line, int Start, int End, string Text) Type()
    {
        Version++;
        _erasing = _typed.Length >= 40 || (_erasing && _typed.Length > 0);
        var column = ProbeColumn;
        if (_erasing)
        {
            _typed.Length--;
            return (ProbeLine, column - 1, column, "");
        }

        var next = Typed[Version % Typed.Length].ToString();
        _typed.Append(next);
        return (ProbeLine, column, column, next);
    }

    /// <summary>Types a text at once.</summary>
    public (int Line, int Start, int End, string Text) Insert(string text)
    {
        Version++;
        var column = ProbeColumn;
        _typed.Append(text);
        return (ProbeLine, column, column, text);
    }
}
