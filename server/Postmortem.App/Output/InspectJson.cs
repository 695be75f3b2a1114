using System.Text.Json;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.App.Output;

/// <summary>The model as JSON: other programs rely on its keys and their order.</summary>
internal sealed class InspectJson
{
    private const int SchemaVersion = 1;

    private readonly DocumentModel _model;
    private readonly Utf8JsonWriter _json;

    private InspectJson(DocumentModel model, Utf8JsonWriter json)
    {
        _model = model;
        _json = json;
    }

    public static void Write(DocumentModel model, string file, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, JsonFormat.Options))
        {
            new InspectJson(model, json).WriteDocument(file);
        }

        output.Write("\n"u8);
    }

    private void WriteDocument(string file)
    {
        _json.WriteStartObject();
        _json.WriteNumber("schemaVersion", SchemaVersion);
        _json.WriteString("file", file);
        _json.WriteString("kind", _model.Kind);
        _json.WriteString("title", _model.Title?.Value);
        _json.WriteString("language", _model.Language);
        WriteFields(_model.Header);
        WriteTimeline();
        WriteMetrics(_model.Metrics);
        WriteImpact(_model.Impact);
        WriteRootCause(_model.RootCause);
        WriteActionItems();
        WriteLessons(_model.Lessons);
        WriteSections();
        WriteCompleteness(_model.Completeness);
        _json.WriteEndObject();
    }

    private void WriteFields(Header header)
    {
        _json.WriteStartObject("fields");
        _json.WriteString("incidentId", header.IncidentId?.Value);
        if (header.Severity is { } severity)
        {
            _json.WriteStartObject("severity");
            _json.WriteString("raw", severity.Raw);
            Number("level", severity.Value);
            _json.WriteEndObject();
        }
        else
        {
            _json.WriteNull("severity");
        }

        _json.WriteString("status", header.Status?.Value);
        _json.WriteString("date", JsonFormat.Date(header.Date?.Value));
        _json.WriteString("start", JsonFormat.Instant(header.Start?.Value));
        _json.WriteString("startTimeOfDay", JsonFormat.TimeOfDay(header.Start?.Value));
        _json.WriteString("end", JsonFormat.Instant(header.End?.Value));
        _json.WriteString("endTimeOfDay", JsonFormat.TimeOfDay(header.End?.Value));
        _json.WriteString("zone", header.Zone?.Value);
        Number("durationMinutes", header.Duration?.Value ?? Difference(header.Start?.Value, header.End?.Value));
        Facts("authors", header.Authors);
        Facts("reviewers", header.Reviewers);
        Facts("services", header.Services);
        Facts("regions", header.Regions);
        _json.WriteString("incidentType", header.IncidentType?.Value);
        _json.WriteString("detectionMethod", header.DetectionMethod?.Value);
        _json.WriteString("rootCauseCategory", header.RootCauseCategory?.Value);
        _json.WriteString("triggerType", header.TriggerType?.Value);
        _json.WriteString("changeId", header.ChangeId?.Value);
        WriteOtherFields();
        _json.WriteEndObject();
    }

    private static double? Difference(Moment? start, Moment? end) =>
        start?.Instant is { } from && end?.Instant is { } to && to >= from ? (to - from).TotalMinutes : null;

    /// <summary>Everything that has a label and a value and no place of its own above or below.</summary>
    private void WriteOtherFields()
    {
        _json.WriteStartArray("other");
        foreach (var field in _model.Fields)
        {
            if (field.Value.Length == 0 || IsShownElsewhere(field.Id) || Slots.Cover(_model, field.ValueSpan))
            {
                continue;
            }

            _json.WriteStartObject();
            _json.WriteString("name", field.Label);
            _json.WriteString("value", field.Value);
            Line(field.ValueSpan);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private bool IsShownElsewhere(string? id)
    {
        var header = _model.Header;
        return id switch
        {
            "incident-id" => header.IncidentId is not null,
            "severity" => header.Severity is not null,
            "status" => header.Status is not null,
            "date" => header.Date is not null,
            "time" => header.Start is not null,
            "duration" => header.Duration is not null,
            "author" => header.Authors.Count > 0,
            "reviewers" => header.Reviewers.Count > 0,
            "services" => header.Services.Count > 0,
            "regions" => header.Regions.Count > 0,
            "incident-type" => header.IncidentType is not null,
            "detection-method" => header.DetectionMethod is not null,
            "root-cause-category" => header.RootCauseCategory is not null,
            "trigger-type" => header.TriggerType is not null,
            "change-id" => header.ChangeId is not null,
            "users-affected" => _model.Impact.UsersAffected is not null,
            "requests-failed" => _model.Impact.RequestsFailed is not null,
            "peak-error-rate" => _model.Impact.PeakErrorRate is not null,
            _ => false,
        };
    }

    private void WriteTimeline()
    {
        _json.WriteStartArray("timeline");
        foreach (var entry in _model.Timeline.Entries)
        {
            _json.WriteStartObject();
            Line(entry.TimeSpan);
            _json.WriteString("text", entry.Text);
            _json.WriteString("date", JsonFormat.Date(entry.At.Date));
            _json.WriteString("timeOfDay", JsonFormat.TimeOfDay(entry.At));
            _json.WriteString("endTimeOfDay", JsonFormat.TimeOfDay(entry.End));
            _json.WriteString("zone", entry.At.Zone);
            _json.WriteString("time", JsonFormat.Instant(entry.At));
            _json.WriteString("end", JsonFormat.Instant(entry.End));
            _json.WriteString("precision", JsonFormat.Kebab(entry.Precision.ToString()));
            _json.WriteBoolean("approximate", entry.IsApproximate);
            _json.WriteString("event", entry.Event);
            _json.WriteString("actor", entry.Actor?.Value);
            _json.WriteString("source", entry.Source?.Value);
            JsonFormat.Strings(_json, "milestones", MilestoneNames(entry.Milestones));
            _json.WriteString("noticedAt", JsonFormat.Instant(entry.NoticedAt) ?? JsonFormat.TimeOfDay(entry.NoticedAt));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    internal static IEnumerable<string> MilestoneNames(Milestones milestones)
    {
        for (var bit = 1; bit <= (int)Milestones.Closed; bit <<= 1)
        {
            if (milestones.HasFlag((Milestones)bit))
            {
                yield return JsonFormat.Kebab(((Milestones)bit).ToString());
            }
        }
    }

    private void WriteMetrics(Metrics metrics)
    {
        _json.WriteStartObject("metrics");
        Number("ttd", metrics.Ttd?.Minutes);
        Number("tta", metrics.Tta?.Minutes);
        Number("ttm", metrics.Ttm?.Minutes);
        Number("ttr", metrics.Ttr?.Minutes);
        _json.WriteEndObject();
    }

    private void WriteImpact(Impact impact)
    {
        _json.WriteStartObject("impact");
        Number("usersAffected", impact.UsersAffected?.Value);
        Number("requestsFailed", impact.RequestsFailed?.Value);
        Number("peakErrorRate", impact.PeakErrorRate?.Value);
        _json.WriteStartArray("slo");
        foreach (var slo in impact.Slos)
        {
            _json.WriteStartObject();
            Line(slo.Span);
            _json.WriteString("name", slo.Name);
            Number("target", slo.Target?.Value);
            Number("actual", slo.Actual?.Value);
            Flag("breach", slo.Breach?.Value);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        if (impact.Cost is { } cost)
        {
            _json.WriteStartObject("cost");
            _json.WriteString("raw", cost.Raw);
            Number("amount", cost.Value.Amount);
            _json.WriteString("currency", cost.Value.Currency);
            _json.WriteEndObject();
        }
        else
        {
            _json.WriteNull("cost");
        }

        _json.WriteEndObject();
    }

    private void WriteRootCause(RootCause cause)
    {
        _json.WriteStartObject("rootCause");
        _json.WriteString("summary", cause.Summary?.Value);
        _json.WriteStartArray("whys");
        foreach (var why in cause.Whys)
        {
            _json.WriteStartObject();
            _json.WriteString("question", why.Question);
            _json.WriteString("answer", why.Answer);
            Line(why.QuestionSpan);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteStartArray("contributingFactors");
        foreach (var factor in cause.Factors)
        {
            _json.WriteStartObject();
            _json.WriteString("id", factor.Id);
            _json.WriteString("text", factor.Text);
            Line(factor.Span);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteString("trigger", cause.Trigger?.Value);
        _json.WriteEndObject();
    }

    private void WriteActionItems()
    {
        _json.WriteStartArray("actionItems");
        foreach (var item in _model.ActionItems)
        {
            _json.WriteStartObject();
            Line(item.Span);
            _json.WriteString("id", item.Id?.Value);
            _json.WriteString("text", item.Text);
            _json.WriteString("owner", item.Owner?.Value);
            _json.WriteString("due", JsonFormat.Date(item.Due?.Value));
            _json.WriteString("priority", item.Priority?.Value switch { 1 => "high", 2 => "medium", 3 => "low", _ => null });
            _json.WriteString("status", item.Status?.Value is { } status ? JsonFormat.Kebab(status.ToString()) : null);
            Flag("done", item.IsDone);
            _json.WriteString("ticket", item.Ticket?.Value);
            _json.WriteString("horizon", ActionKinds.HorizonOf(item, _model.Header.Date?.Value));
            _json.WriteString("type", ActionKinds.TypeOf(item));
            _json.WriteString("strength", ActionKinds.StrengthOf(item).ToString().ToLowerInvariant());
            _json.WriteString("factor", item.Factor?.Value);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteLessons(Lessons lessons)
    {
        _json.WriteStartObject("lessons");
        foreach (var (name, points) in ((string, IReadOnlyList<Fact<string>>)[])
                 [("wentWell", lessons.WentWell), ("wentWrong", lessons.WentWrong), ("lucky", lessons.Lucky), ("learned", lessons.Learned)])
        {
            _json.WriteStartArray(name);
            foreach (var point in points)
            {
                _json.WriteStartObject();
                Line(point.Span);
                _json.WriteString("text", point.Value);
                _json.WriteEndObject();
            }

            _json.WriteEndArray();
        }

        _json.WriteEndObject();
    }

    private void WriteSections()
    {
        _json.WriteStartArray("sections");
        foreach (var section in _model.Sections)
        {
            _json.WriteStartObject();
            _json.WriteString("id", section.Id);
            _json.WriteString("heading", section.Heading);
            _json.WriteNumber("level", section.Level);
            Line(section.HeadingSpan);
            _json.WriteBoolean("empty", section.IsEmpty);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteCompleteness(Completeness completeness)
    {
        _json.WriteStartObject("completeness");
        _json.WriteNumber("required", completeness.Required);
        _json.WriteNumber("complete", completeness.Complete);
        JsonFormat.Strings(_json, "missing", completeness.Missing);
        _json.WriteEndObject();
    }

    private void Line(TextSpan span) => _json.WriteNumber("line", _model.Document.Text.GetLineAt(span.Start) + 1);

    private void Number(string name, double? value) => JsonFormat.Number(_json, name, value);

    private void Facts(string name, IReadOnlyList<Fact<string>> facts) => JsonFormat.Strings(_json, name, facts.Select(f => f.Value));

    private void Flag(string name, bool? value)
    {
        if (value is { } flag)
        {
            _json.WriteBoolean(name, flag);
        }
        else
        {
            _json.WriteNull(name);
        }
    }
}
