using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A field answers yes or no, and another place of the document says the opposite.</summary>
internal sealed class AnswersDisagree : Rule
{
    public override string Code => "answers-disagree";

    public override Category Category => Category.Document;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var field in model.Fields)
        {
            var said = field.Id switch
            {
                "status-page-updated" when IsNo(field) => Row(model, "status page"),
                "status-page-updated" when IsYes(field) => OtherTime(model, field),
                "rollback-required" when IsNo(field) => Row(model, "rollback", "rolled back", "roll back") ?? Lesson(model, "the rollback", "rolling back"),
                "data-loss" when IsNo(field) && model.Header.IncidentType is { Value: "data-loss" } type => (type.Span, "the incident type is loss of data"),
                "sla-breach" when IsNo(field) && model.Fields.FirstOrDefault(f => f.Id == "sla-breach" && f != field && IsYes(f)) is { } other => (other.ValueSpan, "another place says yes"),
                "alert-name" when IsNo(field) && model.Header.DetectionMethod is { Value: "monitoring" } method => (method.Span, "an alert is said to have detected it"),
                "detection-method" when model.Header.DetectionMethod is { Value: "customer" } => FirstDetection(model, "alert triggered", "alert fired", "alarm", "paged"),
                "detection-method" when model.Header.DetectionMethod is { Value: "monitoring" } => FirstDetection(model, "customers reported", "customer reports", "reported by customer", "users reported", "support ticket"),
                _ => ((TextSpan, string)?)null,
            };
            if (said is { } place)
            {
                yield return Found(field.ValueSpan, $"The answer is \"{Say.Short(field.Value, 20)}\", and {place.Item2}. Correct one of them.") with
                {
                    Related = [new Related(place.Item1, "What says otherwise")],
                };
            }
        }
    }

    /// <summary>The first row that tells of detection, where it tells of another way.</summary>
    private static (TextSpan, string)? FirstDetection(DocumentModel model, params ReadOnlySpan<string> ways)
    {
        var axis = TimelineAxis.Of(model);
        var first = axis.Find(Milestones.Detected);
        return first >= 0 && (Terms.HasAny(axis.Entries[first].Event, ways) || (ways.Contains("alert fired") && Terms.HasAny(axis.Entries[first].Event, "alert", "alarm") && Terms.HasAny(axis.Entries[first].Event, "fired", "triggered", "fires", "triggers"))) ? (axis.Entries[first].TimeSpan, $"the timeline at {axis.Entries[first].Text.Trim()} tells of another way") : null;
    }

    /// <summary>"Yes (07:45 and 08:15 UTC)": of the named times, one at which the timeline tells of no update though it tells of others.</summary>
    private static (TextSpan, string)? OtherTime(DocumentModel model, Field field)
    {
        var updates = model.Timeline.Entries.Where(e => e.Event.ContainsIgnoringCase("status page") && e.At.Time is not null).ToList();
        var text = field.Value;
        for (var at = text.IndexOf(':', StringComparison.Ordinal); at >= 0 && updates.Count > 0; at = text.IndexOf(':', at + 1))
        {
            if (at >= 2 && at + 2 < text.Length && TimeOnly.TryParseExact(text.AsSpan(at - 2, 5), "HH:mm", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var time)
                && !updates.Exists(u => Math.Abs((u.At.Time!.Value - time).TotalMinutes) <= 2 || Math.Abs((time - u.At.Time!.Value).TotalMinutes) <= 2))
            {
                return (updates[0].TimeSpan, $"the timeline tells of no update at {text.AsSpan(at - 2, 5)}");
            }
        }

        return null;
    }

    private static (TextSpan, string)? Lesson(DocumentModel model, params ReadOnlySpan<string> words)
    {
        foreach (var point in model.Lessons.WentWell)
        {
            if (Terms.HasAny(point.Value, words))
            {
                return (point.Span, "what went well speaks of one");
            }
        }

        return null;
    }

    private static bool IsNo(Field field) => Word(field) is "no" or "none" or "n" or "false";

    private static bool IsYes(Field field) => Word(field) is "yes" or "y" or "true";

    private static string Word(Field field)
    {
        var end = field.Value.AsSpan().IndexOfAny(' ', '(', ',');
        return (end < 0 ? field.Value : field.Value[..end]).Trim('.', ';').ToLowerInvariant();
    }

    private static (TextSpan, string)? Row(DocumentModel model, params ReadOnlySpan<string> words)
    {
        foreach (var entry in model.Timeline.Entries)
        {
            foreach (var word in words)
            {
                if (entry.Event.ContainsIgnoringCase(word) && !entry.Event.ContainsIgnoringCase(" not "))
                {
                    return (entry.TimeSpan, $"the timeline at {entry.Text.Trim()} says otherwise");
                }
            }
        }

        return null;
    }
}
