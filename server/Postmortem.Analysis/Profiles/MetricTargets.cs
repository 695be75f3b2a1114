using System.Globalization;

namespace Postmortem.Analysis.Profiles;

/// <summary>How many minutes detecting, assessing, acknowledging, mitigating and resolving may take, by severity level.</summary>
internal sealed record MetricTargets(IReadOnlyDictionary<(string Metric, int Level), int> Minutes)
{
    public static readonly (string Id, string Meaning)[] Metrics =
    [
        ("ttd", "Time to detect: from the start of impact to detection."),
        ("triage", "Time to triage: from detection to the assessment of severity and scope."),
        ("tta", "Time to acknowledge: from detection to the first person who took the page."),
        ("ttm", "Time to mitigate: from the start of impact to the end of the worst of it."),
        ("ttr", "Time to resolve: from the start of impact to resolution."),
    ];

    public static MetricTargets None { get; } = new(new Dictionary<(string, int), int>());

    /// <summary>In minutes; null where there is no target or the severity is unknown.</summary>
    public int? Find(string metric, int? level) =>
        level is { } l && Minutes.TryGetValue((metric, l), out var minutes) ? minutes : null;

    /// <summary>These targets with those of another set in place of the same ones.</summary>
    public MetricTargets With(MetricTargets others)
    {
        if (others.Minutes.Count == 0)
        {
            return this;
        }

        var all = new Dictionary<(string, int), int>(Minutes);
        foreach (var (key, minutes) in others.Minutes)
        {
            all[key] = minutes;
        }

        return new MetricTargets(all);
    }

    internal static MetricTargets Read(DataMap map)
    {
        var minutes = new Dictionary<(string, int), int>();
        foreach (var (metric, meaning) in Metrics)
        {
            var level = new DataShape("string") { Description = "A duration: 5 min, 4 h, 2 d." };
            foreach (var (key, target) in map.Table(metric, meaning + " By severity (sev-1 to sev-5), as durations: 5 min, 4 h, 2 d.", level, ReadTarget))
            {
                minutes[(metric, LevelOf(key) ?? 0)] = target;
            }
        }

        return new MetricTargets(minutes);
    }

    private static int? ReadTarget(DataMap map, DataEntry entry)
    {
        if (LevelOf(entry.Key.Text) is null)
        {
            map.Report(entry.Key.Span, $"`{entry.Key.Text}` is no severity; write sev-1 to sev-5.");
            return null;
        }

        if (entry.Value.Kind == DataKind.Scalar && MinutesOf(entry.Value.Text) is { } minutes)
        {
            return minutes;
        }

        map.Report(entry.Value.Span, "Expected a duration, such as 5 min, 4 h or 2 d.");
        return null;
    }

    private static int? LevelOf(string key) =>
        key.Length > 0 && key[^1] is >= '1' and <= '5' && VocabularyValue.KeyOf(key[..^1]) is "" or "sev" or "p" or "s" ? key[^1] - '0' : null;

    private static int? MinutesOf(string text)
    {
        var digits = text.AsSpan().Trim();
        var length = 0;
        while (length < digits.Length && char.IsAsciiDigit(digits[length]))
        {
            length++;
        }

        if (length is 0 or > 5)
        {
            return null;
        }

        var number = int.Parse(digits[..length], CultureInfo.InvariantCulture);
        return digits[length..].Trim().ToString().ToLowerInvariant() switch
        {
            "" or "m" or "min" or "minute" or "minutes" => number,
            "h" or "hour" or "hours" => number * 60,
            "d" or "day" or "days" => number * 60 * 24,
            _ => null,
        };
    }
}
