using System.Globalization;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Sums;

namespace Postmortem.Authoring.Generate;

/// <summary>
/// What a document says, under the names that the template of a COE knows. What it does not say is absent; nothing is concluded but sums:
/// durations, breaches, and whether targets were met.
/// </summary>
internal sealed class CoeFacts
{
    private readonly Quotation _source;
    private readonly Profile _profile;
    private readonly MetricTargets _targets;
    private readonly CoeTimeline _timeline;

    private CoeFacts(Quotation source, Profile profile, MetricTargets targets)
    {
        _source = source;
        _profile = profile;
        _targets = targets;
        _timeline = new CoeTimeline(source, profile);
        Actions = new CoeActions(source);
    }

    public CoeActions Actions { get; }

    private Header Header => _source.Model.Header;

    /// <param name="profile">Of the COE.</param>
    /// <param name="targets">By the source's severity.</param>
    /// <param name="coe">Id, date and link of the document itself.</param>
    public static (Dictionary<string, object?> Facts, CoeActions Actions) Of(Quotation source, Profile profile, MetricTargets targets, Dictionary<string, object?> coe)
    {
        var facts = new CoeFacts(source, profile, targets);
        coe["author"] = source.Of(facts.Header.Authors);
        return (facts.All(coe), facts.Actions);
    }

    private Dictionary<string, object?> All(Dictionary<string, object?> coe)
    {
        var actions = new Dictionary<string, object?>();
        Actions.AddTo(actions);
        var rows = _timeline.Rows();
        return new()
        {
            ["coe"] = coe,
            ["incident"] = Incident(),
            ["impact"] = Impact(),
            ["customer"] = new Dictionary<string, object?>
            {
                ["complaints"] = _source.Field("customer-tickets"),
                ["revenue"] = _source.Field("revenue-impact"),
                ["slaBreach"] = _source.Field("sla-breach"),
            },
            ["timeline"] = rows,
            ["timeHeading"] = _timeline.Heading,
            ["metrics"] = Metrics(),
            ["cause"] = Cause(),
            ["trigger"] = new Dictionary<string, object?>
            {
                ["type"] = Value("trigger-type", Header.TriggerType),
                ["details"] = _source.Field("trigger-details") ?? _source.Of(_source.Model.RootCause.Trigger) ?? EventOf(Milestones.Trigger),
                ["changeId"] = _source.Of(Header.ChangeId),
            },
            ["detection"] = new Dictionary<string, object?>
            {
                ["method"] = Value("detection-method", Header.DetectionMethod),
                ["alert"] = _source.Field("alert-name"),
                ["latency"] = _source.Model.Metrics.Ttd is { } ttd ? Durations.Minutes(ttd.Minutes) : _source.Field("detection-latency") ?? _source.Field("ttd"),
            },
            ["diagnosis"] = new Dictionary<string, object?>
            {
                ["hypothesis"] = _source.Field("initial-hypothesis"),
                ["steps"] = _source.Field("investigation-steps") ?? _source.Section("diagnosis"),
                ["duration"] = _source.Field("diagnosis-duration")
                    ?? (_timeline.Minutes(Milestones.Detected, Milestones.CauseIdentified) is { } minutes ? Durations.Minutes(minutes) : null),
            },
            ["mitigation"] = new Dictionary<string, object?>
            {
                ["action"] = _source.Field("mitigation-action") ?? _source.Section("immediate-fix") ?? _source.Section("mitigation") ?? _source.Section("resolution")
                    ?? EventOf(Milestones.Mitigated),
                ["rollback"] = _source.Field("rollback-required"),
                ["resolution"] = _source.Field("full-resolution") ?? _source.Section("long-term-fix"),
            },
            ["actions"] = actions,
            ["lessons"] = Lessons(),
            ["improvements"] = Improvements(),
        };
    }

    private Dictionary<string, object?> Incident() => new()
    {
        ["id"] = _source.Of(Header.IncidentId),
        ["title"] = Title(_source),
        ["severity"] = Severity(),
        ["type"] = Value("incident-type", Header.IncidentType),
        ["services"] = _source.Field("services") ?? _source.Of(Header.Services),
        ["regions"] = _source.Field("regions") ?? _source.Of(Header.Regions),
        ["date"] = Header.Date?.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>The incident's title: as a field, or the document's without the name of its kind and its ids.</summary>
    public static string? Title(Quotation source)
    {
        if (source.Field("incident-title") is { } field)
        {
            return field;
        }

        if (source.Of(source.Model.Title) is not { } title)
        {
            return null;
        }

        var prefixes = source.Model.Profile?.Recognize.Titles ?? [];
        foreach (var prefix in prefixes.Append("RCA").Append("Post-Mortem").Append("Postmortem").Append("Incident Report").OrderByDescending(p => p.Length))
        {
            if (title.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && title[prefix.Length..].TrimStart() is [':' or '-' or '–' or '—' or '：', .. var rest] && rest.Trim().Length > 0)
            {
                return rest.Trim();
            }
        }

        return title;
    }

    private string? Severity()
    {
        if (Header.Severity is not { } severity)
        {
            return null;
        }

        return _profile.Vocabularies.GetValueOrDefault("severity")?.Find(severity.Raw)?.Value ?? severity.Raw;
    }

    private Dictionary<string, object?> Impact()
    {
        var slos = _source.Model.Impact.Slos.Select(Slo).ToList();
        return new()
        {
            ["duration"] = Header.Duration is { } duration ? _source.Of(duration.Span) ?? duration.Raw
                : _source.Model.Metrics.Ttr is { } ttr ? Durations.Words(ttr.Minutes) : null,
            ["users"] = _source.Field("users-affected"),
            ["requests"] = _source.Field("requests-failed"),
            ["errorRate"] = _source.Field("peak-error-rate"),
            ["latency"] = _source.Field("latency-impact") ?? _source.Field("performance-degradation"),
            ["slos"] = slos,
        };
    }

    private Dictionary<string, object?> Slo(SloRow slo) => new()
    {
        ["name"] = slo.Name,
        ["target"] = slo.Target is { } target ? _source.Of(target.Span) ?? target.Raw : null,
        ["actual"] = slo.Actual is { } actual ? _source.Of(actual.Span) ?? actual.Raw : null,
        ["breach"] = (ServiceLevels.IsBreached(slo) ?? slo.Breach?.Value) switch { true => "Yes", false => "No", null => null },
    };

    private List<Dictionary<string, object?>> Metrics()
    {
        var computed = _source.Model.Metrics;
        return [Metric("ttd", computed.Ttd), Metric("tta", computed.Tta), Metric("ttm", computed.Ttm), Metric("ttr", computed.Ttr)];
    }

    private Dictionary<string, object?> Metric(string id, Metric? metric)
    {
        var target = _targets.Find(id, Header.Severity?.Value);
        return new()
        {
            ["name"] = id.ToUpperInvariant(),
            ["value"] = metric is null ? _source.Field(id) : Durations.Minutes(metric.Minutes),
            ["target"] = target is { } minutes ? Durations.Minutes(minutes) : null,
            ["met"] = metric is not null && target is { } most ? metric.Minutes <= most ? "✓" : "✗" : null,
        };
    }

    private Dictionary<string, object?> Cause()
    {
        var cause = _source.Model.RootCause;
        var chain = cause.Whys.Select(w => _source.Of(w.AnswerSpan)).OfType<string>().ToList();
        var factors = cause.Factors.Select(f => _source.Of(f.Span)).OfType<string>().ToList();
        return new()
        {
            ["summary"] = _source.Field("cause-summary") ?? _source.Of(cause.Summary) ?? _source.Field("primary-cause"),
            ["whatHappened"] = _source.Field("what-happened") ?? _source.Section("what-happened") ?? _source.Section("executive-summary"),
            ["whyItHappened"] = _source.Field("why-it-happened")
                ?? (chain.Count > 0 ? string.Join(" → ", chain) : factors.Count > 0 ? string.Join("; ", factors) : null),
            ["preventionGap"] = _source.Field("prevention-gap"),
            ["detectionGap"] = _source.Field("detection-gap"),
        };
    }

    private Dictionary<string, object?> Lessons()
    {
        var lessons = _source.Model.Lessons;
        return new()
        {
            ["well"] = Points(lessons.WentWell),
            ["poorly"] = Points(lessons.WentWrong),
            ["lucky"] = Points(lessons.Lucky),
            ["learned"] = Points(lessons.Learned),
        };
    }

    private List<Dictionary<string, object?>> Points(IReadOnlyList<Fact<string>> points) =>
        [.. points.Select(_source.Of).OfType<string>().Select((text, i) => new Dictionary<string, object?> { ["number"] = i + 1, ["text"] = text })];

    private List<Dictionary<string, object?>> Improvements() =>
    [
        .. SourceTable.Rows(_source.Model, "process-improvements").Select(row => new Dictionary<string, object?>
        {
            ["area"] = Cell(row, "area"),
            ["current"] = Cell(row, "current"),
            ["desired"] = Cell(row, "desired"),
            ["action"] = Cell(row, "action"),
        }).Where(row => row.Values.Any(v => v is not null)),
    ];

    private string? Cell(IReadOnlyDictionary<string, Analysis.Text.TextSpan> row, string column) => row.TryGetValue(column, out var span) ? _source.Of(span) : null;

    private string? EventOf(Milestones milestone) => _timeline.Find(milestone) is { } entry ? _source.Of(entry.EventSpan) : null;

    /// <summary>As the COE's vocabulary writes it; as the source does where the vocabulary has no such value.</summary>
    private string? Value(string vocabulary, Fact<string>? fact) => fact is null ? null
        : _profile.Vocabularies.GetValueOrDefault(vocabulary)?.Find(fact.Value)?.Value ?? _source.Of(fact);
}
