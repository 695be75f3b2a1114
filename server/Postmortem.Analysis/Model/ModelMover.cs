using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model;

/// <summary>
/// Most keys change prose of which the model holds nothing. Then the model of the version before is that of the new one, with
/// every place behind the change moved; what stands before it is shared.
/// </summary>
internal sealed class ModelMover
{
    private readonly int _from;
    private readonly int _by;

    private ModelMover(int from, int by)
    {
        _from = from;
        _by = by;
    }

    /// <summary>Null where the change says something that the model holds, or might.</summary>
    public static DocumentModel? Move(DocumentModel before, Document document)
    {
        var old = before.Document.Blocks;
        var now = document.Blocks;
        if (old.Length != now.Length)
        {
            return null;
        }

        var first = 0;
        while (first < old.Length && ReferenceEquals(old[first], now[first]))
        {
            first++;
        }

        var end = old.Length;
        while (end > first && ReferenceEquals(old[end - 1], now[end - 1]))
        {
            end--;
        }

        if (end == first)
        {
            return before with { Document = document };
        }

        // More than one changed block could move between them what stands at their borders.
        return end - first == 1 && IsAlike(old[first], now[first]) && old[first].Get(BlockReader.Default).IsAsGoodAs(now[first].Get(BlockReader.Default))
            ? new ModelMover(before.Document.GetStart(first), now[first].Length - old[first].Length).Move(before) with { Document = document }
            : null;
    }

    private static bool IsAlike(Block old, Block now) =>
        old.Kind == now.Kind && old.Indent == now.Indent && old.QuoteDepth == now.QuoteDepth && old.BlankLinesAfter == now.BlankLinesAfter
        && old.Number == now.Number && old.Checked == now.Checked && old.Marker == now.Marker;

    private DocumentModel Move(DocumentModel model)
    {
        if (_by == 0)
        {
            return model;
        }

        var timeline = Move(model.Timeline);
        return model with
        {
            Title = Move(model.Title),
            Header = Move(model.Header),
            Sections = Move(model.Sections, Move),
            Fields = Move(model.Fields, Move),
            Timeline = timeline,
            Metrics = Move(model.Metrics, model.Timeline, timeline),
            Impact = Move(model.Impact),
            RootCause = Move(model.RootCause),
            ActionItems = Move(model.ActionItems, Move),
            Lessons = Move(model.Lessons),
            Placeholders = Move(model.Placeholders, Move),
        };
    }

    private TextSpan Move(TextSpan span) => TextSpan.FromBounds(Move(span.Start), Move(span.End));

    private int Move(int offset) => offset > _from ? offset + _by : offset;

    private Fact<T>? Move<T>(Fact<T>? fact) => IsBefore(fact) ? fact : fact! with { Span = Move(fact!.Span) };

    /// <summary>The same list where nothing in it moves. Lists are in document order but for few, so the check of each element is cheap.</summary>
    private static IReadOnlyList<T> Move<T>(IReadOnlyList<T> list, Func<T, T> move)
        where T : class
    {
        T[]? moved = null;
        for (var i = 0; i < list.Count; i++)
        {
            var (was, now) = (list[i], move(list[i]));
            if (moved is null && !ReferenceEquals(was, now))
            {
                moved = [.. list];
            }

            if (moved is not null)
            {
                moved[i] = now;
            }
        }

        return moved ?? list;
    }

    private IReadOnlyList<Fact<string>> Move(IReadOnlyList<Fact<string>> facts) => Move(facts, fact => Move(fact)!);

    private Section Move(Section section) => section.Span.End <= _from ? section : section with
    {
        HeadingSpan = Move(section.HeadingSpan),
        Span = Move(section.Span),
        Body = Move(section.Body),
    };

    private Field Move(Field field) => field.LabelSpan.End <= _from && field.ValueSpan.End <= _from ? field : field with
    {
        LabelSpan = Move(field.LabelSpan),
        ValueSpan = Move(field.ValueSpan),
    };

    private Placeholder Move(Placeholder placeholder) => placeholder.Span.End <= _from ? placeholder : placeholder with { Span = Move(placeholder.Span) };

    private Header Move(Header header) => header with
    {
        IncidentId = Move(header.IncidentId),
        DocumentId = Move(header.DocumentId),
        Severity = Move(header.Severity),
        Status = Move(header.Status),
        Date = Move(header.Date),
        Start = Move(header.Start),
        End = Move(header.End),
        Zone = Move(header.Zone),
        Duration = Move(header.Duration),
        Authors = Move(header.Authors),
        Reviewers = Move(header.Reviewers),
        Services = Move(header.Services),
        Regions = Move(header.Regions),
        IncidentType = Move(header.IncidentType),
        DetectionMethod = Move(header.DetectionMethod),
        RootCauseCategory = Move(header.RootCauseCategory),
        TriggerType = Move(header.TriggerType),
        ChangeId = Move(header.ChangeId),
    };

    private Timeline Move(Timeline timeline) => timeline with
    {
        Entries = Move(timeline.Entries, Move),
        MilestoneList = Move(timeline.MilestoneList, Move),
        Untimed = Move(timeline.Untimed, row => row.Span.End <= _from ? row : row with { Span = Move(row.Span) }),
    };

    private TimelineEntry Move(TimelineEntry entry) => entry.Span.End <= _from && entry.EventSpan.End <= _from ? entry : entry with
    {
        Span = Move(entry.Span),
        TimeSpan = Move(entry.TimeSpan),
        EventSpan = Move(entry.EventSpan),
        Actor = Move(entry.Actor),
        Source = Move(entry.Source),
    };

    private static Metrics Move(Metrics metrics, Timeline before, Timeline after)
    {
        return ReferenceEquals(metrics, Metrics.None) ? metrics : new Metrics
        {
            Ttd = MoveOne(metrics.Ttd),
            Tta = MoveOne(metrics.Tta),
            Ttm = MoveOne(metrics.Ttm),
            Ttr = MoveOne(metrics.Ttr),
        };

        Metric? MoveOne(Metric? metric) => metric is null ? null : new Metric(metric.Minutes, Find(metric.From), Find(metric.To));

        TimelineEntry Find(TimelineEntry entry)
        {
            for (var i = 0; i < before.Entries.Count; i++)
            {
                if (ReferenceEquals(before.Entries[i], entry))
                {
                    return after.Entries[i];
                }
            }

            for (var i = 0; i < before.MilestoneList.Count; i++)
            {
                if (ReferenceEquals(before.MilestoneList[i], entry))
                {
                    return after.MilestoneList[i];
                }
            }

            return entry;
        }
    }

    private Impact Move(Impact impact) => impact with
    {
        UsersAffected = Move(impact.UsersAffected),
        RequestsFailed = Move(impact.RequestsFailed),
        PeakErrorRate = Move(impact.PeakErrorRate),
        Slos = Move(impact.Slos, slo => slo.Span.End <= _from ? slo : slo with { Span = Move(slo.Span), Target = Move(slo.Target), Actual = Move(slo.Actual), Breach = Move(slo.Breach) }),
    };

    private RootCause Move(RootCause cause) => cause with
    {
        Summary = Move(cause.Summary),
        Trigger = Move(cause.Trigger),
        Whys = Move(cause.Whys, why => why.QuestionSpan.End <= _from && why.AnswerSpan.End <= _from ? why : why with { QuestionSpan = Move(why.QuestionSpan), AnswerSpan = Move(why.AnswerSpan) }),
        Factors = Move(cause.Factors, factor => factor.Span.End <= _from ? factor : factor with { Span = Move(factor.Span) }),
    };

    private ActionItem Move(ActionItem item) => Stays(item) ? item : item with
    {
        Span = Move(item.Span),
        Id = Move(item.Id),
        TextSpan = Move(item.TextSpan),
        Owner = Move(item.Owner),
        Due = Move(item.Due),
        Priority = Move(item.Priority),
        Status = Move(item.Status),
        Ticket = Move(item.Ticket),
        Factor = Move(item.Factor),
    };

    /// <summary>Facts of an item may stand in others, below it or above.</summary>
    private bool Stays(ActionItem item) =>
        item.Span.End <= _from && IsBefore(item.Owner) && IsBefore(item.Due) && IsBefore(item.Priority) && IsBefore(item.Status) && IsBefore(item.Ticket) && IsBefore(item.Factor);

    private bool IsBefore<T>(Fact<T>? fact) => fact is null || fact.Span.End <= _from;

    private Lessons Move(Lessons lessons) => lessons with
    {
        WentWell = Move(lessons.WentWell),
        WentWrong = Move(lessons.WentWrong),
        Lucky = Move(lessons.Lucky),
        Learned = Move(lessons.Learned),
    };
}
