using Postmortem.Analysis.Model;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Review;

/// <summary>
/// How much there is to judge in each dimension, from 0 to 1, with what was counted. A document without a fault because it says
/// nothing has no points; slots that are not filled in count as nothing.
/// </summary>
internal static class Presence
{
    private const int ProseWords = 150;

    public static (double Share, string Told) Of(Dimension dimension, DocumentModel model) => dimension switch
    {
        Dimension.Structure => Facts(model),
        Dimension.Summary => Words(SummaryWords(model), 20, "words of summary"),
        Dimension.Timeline => Timeline(model),
        Dimension.Metrics => Metrics(model),
        Dimension.Impact => Impact(model),
        Dimension.Response => Response(model),
        Dimension.Cause => Cause(model),
        Dimension.Language => Words(Enumerable.Range(0, model.Document.BlockCount).Where(b => IsProse(model, b)).Sum(b => WordCounts.Of(model.Document[b])), ProseWords, "words of prose"),
        Dimension.Actions => Actions(model),
        _ => Count(new[] { model.Lessons.WentWell, model.Lessons.WentWrong, model.Lessons.Lucky, model.Lessons.Learned }.Sum(l => l.Count(p => !Slots.In(model, p.Span))), 4, "lessons"),
    };

    /// <summary>Whether a severity is one of those that SLO figures are asked for.</summary>
    public static bool IsSevere(DocumentModel model) => model.Header.Severity?.Value is 1 or 2;

    private static (double, string) Facts(DocumentModel model)
    {
        var header = model.Header;
        var told = new[]
        {
            model.Title is { } title && !Slots.In(model, title.Span),
            Has(model, header.IncidentId) || Has(model, header.DocumentId),
            Has(model, header.Date),
            header.Severity is { Value: not null },
            Has(model, header.Duration) || header is { Start: not null, End: not null },
            header.Authors.Any(a => Has(model, a)),
            Has(model, header.Status),
        }.Count(t => t);
        return Count(told, 7, "of title, id, date, severity, duration, author and status");
    }

    /// <summary>A moment that is only named, as in a list of key times, tells half of what a sentence does.</summary>
    private static (double, string) Timeline(DocumentModel model)
    {
        const int Sentence = 5;
        var told = model.Timeline.Entries.Where(e => e.At.Time is not null && !Slots.In(model, e.Span)).ToList();
        var expected = Expected(model);
        var named = told.Count(e => Terms.WordCount(e.Event) < Sentence);
        return (Math.Min(1, (told.Count - (named / 2.0)) / expected), $"{Of(told.Count, expected)} timed events{(named > 0 ? $", {named} of them only named" : "")}");
    }

    private static (double, string) Impact(DocumentModel model)
    {
        var words = Prose.BlocksIn(model, Prose.Impact).Where(b => IsFilled(model, b)).Sum(b => WordCounts.Of(model.Document[b]));
        return words == 0 && PassingRemarks.TellImpact(model) ? (0.5, "impact told in passing, in no section of its own") : Words(words, 15, "words of impact");
    }

    private static bool Has<T>(DocumentModel model, Fact<T>? fact) => fact is not null && !Slots.In(model, fact.Span);

    private static int Expected(DocumentModel model) => model.Header.Severity?.Value switch { 1 => 8, 2 => 6, 4 or 5 => 3, _ => 4 };

    private static int SummaryWords(DocumentModel model)
    {
        var told = Prose.BlocksIn(model, Prose.Summary).Where(b => IsFilled(model, b)).Sum(b => WordCounts.Of(model.Document[b]));
        if (told > 0 || model.FindSection("executive-summary") is not null)
        {
            return told;
        }

        if (model.Profile is { } profile && profile.FindSection("executive-summary") is null && model.FindField("cause-summary") is { } summary && !Slots.In(model, summary.ValueSpan))
        {
            // A kind without a section for it has the summary of the cause.
            return Terms.WordCount(summary.Value);
        }

        // Without a summary the paragraphs below the title stand for one, if not as well.
        var end = model.Sections.FirstOrDefault(s => s.Level > 1)?.FirstBlock ?? 0;
        return (int)(0.7 * Enumerable.Range(0, end).Where(b => model.Document[b].Kind == BlockKind.Paragraph && IsFilled(model, b)).Sum(b => WordCounts.Of(model.Document[b])));
    }

    private static (double, string) Metrics(DocumentModel model)
    {
        var metrics = new[] { model.Metrics.Ttd, model.Metrics.Tta, model.Metrics.Ttm, model.Metrics.Ttr }.Count(m => m is not null);
        var levels = model.Impact.Slos.Any(s => s is { Target: not null, Actual: not null }) || model.Fields.Any(f => f.Id is "slo-summary" && f.Value.Length > 0 && !Slots.In(model, f.ValueSpan));
        var duration = model.Header.Duration is { } stated && !Slots.In(model, stated.Span);

        // Of an incident that is not severe nobody asks for service levels.
        var second = levels || (duration && model.Header.Severity?.Value >= 3) ? 0.5 : duration ? 0.25 : 0;
        return (Math.Min(0.5, metrics / 3.0 * 0.5) + second, $"{metrics} of 4 metrics follow from the timeline, service levels {(levels ? "stated" : "not stated")}");
    }

    private static (double, string) Response(DocumentModel model)
    {
        var moments = model.Timeline.Entries.Concat(model.Timeline.MilestoneList).Where(e => !Slots.In(model, e.Span)).Aggregate(Milestones.None, (all, e) => all | e.Milestones);
        var detection = Has(model, model.Header.DetectionMethod) || (moments & Milestones.Detected) != 0;
        var end = (moments & (Milestones.Mitigated | Milestones.Recovered | Milestones.Resolved)) != 0
            || Prose.BlocksIn(model, "resolution", "immediate-fix", "long-term-fix", "mitigation").Any(b => IsFilled(model, b));
        var gap = model.Lessons.WentWell.Concat(model.Lessons.WentWrong).Any(p => !Slots.In(model, p.Span))
            || model.Fields.Any(f => f.Id is "detection-gap" && f.Value.Length > 0 && !Slots.In(model, f.ValueSpan));
        return Count(new[] { detection, end, gap }.Count(t => t), 3, "of detection, recovery and what helped or hindered");
    }

    private static (double, string) Cause(DocumentModel model)
    {
        var cause = model.RootCause;

        // A chain of whys ends in the cause, also where nothing repeats it.
        const int Chain = 3;
        var summary = (cause.Summary is { } s && !Slots.In(model, s.Span) && Terms.WordCount(s.Value) > 2) || cause.Whys.Count(w => w.Answer.Length > 0 && !Slots.In(model, w.AnswerSpan)) >= Chain;
        var depth = cause.Whys.Any(w => w.Answer.Length > 0 && !Slots.In(model, w.AnswerSpan)) || cause.Factors.Any(f => !Slots.In(model, f.Span))
            || Prose.BlocksIn(model, Prose.Cause).Where(b => IsFilled(model, b)).Sum(b => WordCounts.Of(model.Document[b])) > 120;
        var trigger = Has(model, cause.Trigger) || Has(model, model.Header.TriggerType) || model.Timeline.Entries.Any(e => (e.Milestones & Milestones.Trigger) != 0 && !Slots.In(model, e.Span));
        if (!summary && PassingRemarks.TellCause(model))
        {
            return (0.3 + (depth ? 0.3 : 0) + (trigger ? 0.2 : 0), $"cause told in passing, whys or factors {Word(depth)}, trigger {Word(trigger)}");
        }

        return ((summary ? 0.5 : 0) + (depth ? 0.3 : 0) + (trigger ? 0.2 : 0), $"cause {Word(summary)}, whys or factors {Word(depth)}, trigger {Word(trigger)}");
    }

    private static (double, string) Actions(DocumentModel model)
    {
        var items = model.ActionItems.Count(i => !Slots.In(model, i.TextSpan));
        if (items == 0 && model.FindSection("action-items") is { IsEmpty: false } section && !Slots.In(model, section.Span))
        {
            return (0.4, "no items, but a word about them");
        }

        return Count(items, IsSevere(model) ? 3 : 2, "action items");
    }

    private static string Word(bool told) => told ? "told" : "not told";

    private static (double, string) Words(int words, int enough, string what) => (Math.Min(1, (double)words / enough), $"{words} {what}");

    private static (double, string) Count(int count, int enough, string what) => (Math.Min(1, (double)count / enough), $"{Of(count, enough)} {what}");

    /// <summary>"2 of 4", and of more than are asked for only how many there are.</summary>
    private static string Of(int count, int enough) => count > enough ? FormattableString.Invariant($"{count}") : FormattableString.Invariant($"{count} of {enough}");

    private static bool IsFilled(DocumentModel model, int block) => !Slots.In(model, model.Document.GetContentSpan(block)) && model.Document[block].Row is not (RowKind.Header or RowKind.Delimiter);

    private static bool IsProse(DocumentModel model, int block) =>
        model.Document[block] is { Kind: BlockKind.Paragraph or BlockKind.ListItem or BlockKind.TableRow, Checked: null } && IsFilled(model, block);
}
