using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Rules;
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

    /// <summary>The block that changed, which is the same one in both versions; null where none did.</summary>
    public int? ChangedBlock { get; private init; }

    private ModelMover(int from, int by)
    {
        _from = from;
        _by = by;
    }

    /// <summary>Null where the change says something that the model holds, or might.</summary>
    public static ModelMover? Find(DocumentModel before, Document document)
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
            return new ModelMover(0, 0);
        }

        // More than one changed block could move between them what stands at their borders.
        return end - first == 1 && IsAlike(old[first], now[first]) && old[first].Get(BlockReader.Default).IsAsGoodAs(now[first].Get(BlockReader.Default))
            ? new ModelMover(before.Document.GetStart(first), now[first].Length - old[first].Length) { ChangedBlock = first }
            : null;
    }

    private static bool IsAlike(Block old, Block now) =>
        old.Kind == now.Kind && old.Indent == now.Indent && old.QuoteDepth == now.QuoteDepth && old.BlankLinesAfter == now.BlankLinesAfter
        && old.Number == now.Number && old.Checked == now.Checked && old.Marker == now.Marker;

    public DocumentModel Move(DocumentModel model, Document document)
    {
        if (_by == 0)
        {
            return model with { Document = document };
        }

        var timeline = Move(model.Timeline);
        return model with
        {
            Document = document,
            Title = Move(model.Title),
            Header = Move(model.Header),
            Sections = Move(model.Sections, static (mover, each) => mover.Move(each)),
            Fields = Move(model.Fields, static (mover, each) => mover.Move(each)),
            Timeline = timeline,
            Metrics = Move(model.Metrics, model.Timeline, timeline),
            Impact = Move(model.Impact),
            RootCause = Move(model.RootCause),
            ActionItems = Move(model.ActionItems, static (mover, each) => mover.Move(each)),
            Lessons = Move(model.Lessons),
            Placeholders = Move(model.Placeholders, static (mover, each) => mover.Move(each)),
        };
    }

    /// <summary>The same finding at its new place.</summary>
    public Finding Move(Finding finding) => finding.Span.End <= _from && finding.Related.All(r => r.Span.End <= _from) ? finding : finding with
    {
        Span = Move(finding.Span),
        Related = finding.Related.Count == 0 ? finding.Related : [.. finding.Related.Select(r => r with { Span = Move(r.Span) })],
    };

    private TextSpan Move(TextSpan span) => TextSpan.FromBounds(Move(span.Start), Move(span.End));

    private int Move(int offset) => offset > _from ? offset + _by : offset;

    private Fact<T>? Move<T>(Fact<T>? fact) => IsBefore(fact) ? fact : fact! with { Span = Move(fact!.Span) };

    private IReadOnlyList<T> Move<T>(IReadOnlyList<T> list, Func<ModelMover, T, T> move)
        where T : class =>
        list.Count == 0 ? list
        : list is MovedList<T> moved && moved.Mover._from == _from ? new MovedList<T>(moved.Original, new ModelMover(_from, moved.Mover._by + _by), move)
        : new MovedList<T>(list is MovedList<T> ? [.. list] : list, this, move);

    private IReadOnlyList<Fact<string>> Move(IReadOnlyList<Fact<string>> facts) => Move(facts, static (mover, fact) => mover.Move(fact)!);

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
        Entries = Move(timeline.Entries, static (mover, each) => mover.Move(each)),
        MilestoneList = Move(timeline.MilestoneList, static (mover, each) => mover.Move(each)),
        Untimed = Move(timeline.Untimed, static (mover, row) => row with { Span = mover.Move(row.Span) }),
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

        TimelineEntry Find(TimelineEntry entry) =>
            IndexOf(before.Entries, entry) is >= 0 and var row ? after.Entries[row]
            : IndexOf(before.MilestoneList, entry) is >= 0 and var milestone ? after.MilestoneList[milestone]
            : entry;

        static int IndexOf(IReadOnlyList<TimelineEntry> entries, TimelineEntry entry) =>
            entries is MovedList<TimelineEntry> moved ? moved.IndexOf(entry)
            : entries.TakeWhile(e => !ReferenceEquals(e, entry)).Count() is var at && at < entries.Count ? at : -1;
    }

    private Impact Move(Impact impact) => impact with
    {
        UsersAffected = Move(impact.UsersAffected),
        RequestsFailed = Move(impact.RequestsFailed),
        PeakErrorRate = Move(impact.PeakErrorRate),
        Cost = Move(impact.Cost),
        Slos = Move(impact.Slos, static (mover, slo) => slo with { Span = mover.Move(slo.Span), Target = mover.Move(slo.Target), Actual = mover.Move(slo.Actual), Breach = mover.Move(slo.Breach) }),
    };

    private RootCause Move(RootCause cause) => cause with
    {
        Summary = Move(cause.Summary),
        Trigger = Move(cause.Trigger),
        Whys = Move(cause.Whys, static (mover, why) => why with { QuestionSpan = mover.Move(why.QuestionSpan), AnswerSpan = mover.Move(why.AnswerSpan) }),
        Factors = Move(cause.Factors, static (mover, factor) => factor with { Span = mover.Move(factor.Span) }),
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
