using System.Runtime.CompilerServices;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Model.Binding;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Sums;

/// <summary>
/// What a document says about the incident in figures, outside of the places that ask for them: "2,000 per minute, 50% errors, 30 minutes",
/// "Traffic: 1,200 requests/min (normal: 1,100 requests/min)". Rates are a minute, shares from 0 to 1.
/// </summary>
internal sealed record StatedFigures
{
    private static readonly ConditionalWeakTable<DocumentModel, StatedFigures> Cache = [];

    private static readonly string[] Places = [.. Prose.Impact, .. Prose.Summary, "incident-data"];

    private static readonly string[] Measurements = ["metrics-during-incident", "supporting-data"];

    private static readonly string[] Failing = ["errors", "error", "of them", "of requests", "of these", "failed", "failing", "of all requests", "of calls"];

    private static readonly string[] People = ["users", "customers", "active users", "all users", "all customers", "our users", "our customers", "the users", "active customers", "all active users", "readers", "members"];

    public double? Traffic { get; private init; }

    public double? Normal { get; private init; }

    /// <summary>On average over <see cref="Minutes"/>.</summary>
    public double? ErrorRate { get; private init; }

    public double? Minutes { get; private init; }

    public double? PeakErrorRate { get; private init; }

    public double? Baseline { get; private init; }

    /// <summary>The share of users that was affected, where it is stated.</summary>
    public double? UserShare { get; private init; }

    /// <summary>"p95: 210 ms → 30,000 ms".</summary>
    public string? Latency { get; private init; }

    public static StatedFigures Of(DocumentModel model) => Cache.GetValue(model, Find);

    private static StatedFigures Find(DocumentModel model)
    {
        var figures = new StatedFigures();
        foreach (var block in Prose.BlocksIn(model, Places))
        {
            figures = figures.WithSentence(model.Document[block]);
        }

        foreach (var block in Prose.BlocksIn(model, Measurements))
        {
            foreach (var line in model.Document[block].Text.AsSpan().EnumerateLines())
            {
                figures = figures.WithMeasurement(line);
            }
        }

        return figures;
    }

    private StatedFigures WithSentence(Block block)
    {
        if (block.Text.IndexOf('%', StringComparison.Ordinal) < 0)
        {
            return this;
        }

        var figures = this;
        var quantities = block.Get(Quantities.Instance);
        var plain = Prose.PlainOf(block);
        foreach (var share in quantities)
        {
            if (share.Unit == "%" && share.Value is > 0 and <= 100 && share.Plain.End < plain.Length && block.Kind != BlockKind.TableRow)
            {
                var behind = plain.AsSpan(share.Plain.End + 1).TrimStart();
                figures = figures.UserShare is null && behind.StartsWith("of ", StringComparison.Ordinal) && StartsWithAny(behind[3..].TrimStart(), People) ? figures with { UserShare = share.Value / 100 } : figures;
            }
        }

        if (figures.ErrorRate is not null || quantities.Count < 3)
        {
            return figures;
        }

        var text = block.Text;
        var rate = quantities.FirstOrDefault(q => IsPerMinute(text.AsSpan(q.Span.End)));
        var failing = quantities.FirstOrDefault(q => q.Unit == "%" && StartsWithAny(text.AsSpan(q.Span.End).TrimStart(), Failing));
        var lasted = quantities.FirstOrDefault(q => q.Unit == "minute" && q != rate && q != failing);
        return rate.Value > 0 && failing.Value is > 0 and <= 100 && lasted.Value > 0
            ? figures with { Traffic = figures.Traffic ?? rate.Value, ErrorRate = failing.Value / 100, Minutes = lasted.Value }
            : figures;
    }

    /// <summary>"Label: value (normal: value)", as templates ask for it.</summary>
    private StatedFigures WithMeasurement(ReadOnlySpan<char> line)
    {
        var colon = line.IndexOf(':');
        if (colon < 0)
        {
            return this;
        }

        var label = line[..colon].Trim("-*_ `").ToString();
        var value = line[(colon + 1)..].Trim("* ").ToString();
        var open = value.IndexOf('(', StringComparison.Ordinal);
        var usual = open > 0 && (value.AsSpan(open + 1).StartsWith("normal", StringComparison.OrdinalIgnoreCase) || value.AsSpan(open + 1).StartsWith("usual", StringComparison.OrdinalIgnoreCase)) ? value[(open + 1)..].TrimEnd(')') : "";
        var during = open > 0 ? value[..open].TrimEnd() : value;
        if (label.ContainsIgnoringCase("error rate"))
        {
            return this with { PeakErrorRate = PeakErrorRate ?? Share(during), Baseline = Baseline ?? Share(usual) };
        }

        if (label.ContainsIgnoringCase("traffic"))
        {
            return this with { Traffic = Traffic ?? RateOf(during), Normal = Normal ?? RateOf(usual) };
        }

        if (Latency is null && usual.Length > 0 && (label.ContainsIgnoringCase("response time") || label.ContainsIgnoringCase("latency")) && Amount(during) is { } after && Amount(usual) is { } before)
        {
            var percentile = label.Split(' ').FirstOrDefault(w => w.Length is > 1 and < 6 && w[0] is 'p' or 'P' && w.AsSpan(1).IndexOfAnyExceptInRange('0', '9') is -1 or > 1);
            return this with { Latency = $"{(percentile is null ? "" : percentile + ": ")}{before} → {after}" };
        }

        return this;
    }

    private static double? Share(string text) => text.Length > 0 && ImpactBinder.FindNumber(text, true) is { } value and >= 0 and <= 100 ? value / 100 : null;

    private static double? RateOf(string text)
    {
        if (text.Length == 0 || ImpactBinder.FindNumber(text, false) is not { } value || value <= 0)
        {
            return null;
        }

        var factor = text.ContainsIgnoringCase("/min") || text.ContainsIgnoringCase("per minute") ? 1
            : text.ContainsIgnoringCase("/s") || text.ContainsIgnoringCase("per second") || text.ContainsIgnoringCase("rps") || text.ContainsIgnoringCase("qps") ? 60 : 0;
        return factor > 0 ? value * factor : null;
    }

    /// <summary>The first number with its unit, as it is written.</summary>
    private static string? Amount(string text)
    {
        var at = text.AsSpan().IndexOfAnyInRange('0', '9');
        var end = at < 0 ? -1 : text.AsSpan(at).IndexOfAny(",;") is var stop and >= 0 && !char.IsAsciiDigit(text.ElementAtOrDefault(at + stop + 1)) ? at + stop : text.Length;
        return at < 0 ? null : text[at..end].Trim();
    }

    /// <summary>"per minute" behind a number and at most a few words of what is counted.</summary>
    private static bool IsPerMinute(ReadOnlySpan<char> text)
    {
        const int Reach = 32;
        text = text[..Math.Min(text.Length, Reach)];
        text = text.IndexOfAny(".,;:()0123456789|\n") is var stop and >= 0 ? text[..stop] : text;
        return text.ContainsIgnoringCase("per minute") || text.ContainsIgnoringCase(" a minute") || text.ContainsIgnoringCase("/min");
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsLetter(text[word.Length])))
            {
                return true;
            }
        }

        return false;
    }
}
