using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Features.CodeActions;
using Postmortem.Analysis.Language;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Review;

/// <summary>Judges a post-mortem by what the rules find in it. Pure, and without a clock: the same text has the same score on every day.</summary>
internal static class Reviewer
{
    /// <summary>The kind whose outline a post-mortem of no kind is compared with.</summary>
    private const string FullestKind = "post-mortem";

    private const double Enough = 90;

    /// <summary>In characters; whether an edit does good is not tried out on a longer text.</summary>
    private const int LongestTried = 400_000;

    private static readonly string[] PersonRules = ["root-cause-is-person", "human-error-as-root-cause"];

    /// <summary>Depends on the day on which it is asked, and so is no part of the score.</summary>
    private static readonly string[] Timely = ["overdue-action-item", "stale-draft", "future-time"];

    /// <summary>Of these the cause is a person where nothing else is said in it.</summary>
    private static readonly string[] PersonWording = ["person-failed-to", "blaming-language", "judgement-of-people", "human-error-as-cause", "attention-claim", "competence-claim", "procedure-violation", "disregarded-signal", "accidental-action", "self-blame", "user-blame", "omission-as-cause"];

    /// <summary>More words than these tell of more than a person.</summary>
    private const int LongestPersonCause = 20;

    /// <summary>The finding that says that a person stands as the cause: as a rule of its own, or since the short statement of the cause, or the last why, is about nothing else.</summary>
    public static Finding? PersonAsCause(DocumentModel model, List<Finding> findings)
    {
        if (findings.Find(f => PersonRules.Contains(f.Rule.Code)) is { } person)
        {
            return person;
        }

        var last = model.RootCause.Whys is [.., { } why] ? why : null;
        foreach (var (text, span) in (ReadOnlySpan<(string, TextSpan)>)[(model.RootCause.Summary?.Value ?? "", model.RootCause.Summary?.Span ?? default), (last?.Answer ?? "", last?.AnswerSpan ?? default)])
        {
            if (text.Length > 0 && Terms.WordCount(text) <= LongestPersonCause
                && findings.Find(f => f.Rule is WordingRule && f.Level >= RuleLevel.Warning && PersonWording.Contains(f.Rule.Code) && span.Start <= f.Span.Start && f.Span.End <= span.End) is { } wording)
            {
                return wording;
            }
        }

        return null;
    }

    public static DocumentReview Review(Analysis analysis)
    {
        var judged = Judge(analysis);
        var improvements = judged.Points >= Enough && judged.Gates.Count == 0 ? [] : Improvements(judged, analysis);
        return new DocumentReview
        {
            Points = judged.Points,
            Score = judged.Score,
            Band = BandOf(judged.Score),
            Dimensions = judged.Dimensions,
            Gates = judged.Gates,
            Answers = Answers.Of(judged.Model, judged.Findings, judged.Dimensions, judged.Score, improvements, analysis.Context),
            Checklist = CheckedBoxes.Of(judged.Model, judged.Findings),
            Improvements = improvements,
        };
    }

    private sealed record Judgement(DocumentModel Model, List<Finding> Findings, List<DimensionScore> Dimensions, List<Gate> Gates, double Points, double Score);

    private static Judgement Judge(Analysis analysis)
    {
        var findings = FindingsOf(analysis, out var model);
        var dimensions = Rubric.Dimensions.Select(d => Score(d.Dimension, d.Name, d.Points, model, findings)).ToList();
        var gates = Gates(model, findings);
        var points = dimensions.Sum(d => d.Score);
        var score = Math.Clamp(Math.Round(Math.Min(points / 10, gates.Select(g => g.Cap).DefaultIfEmpty(10).Min()), 1), 1, 10);
        return new Judgement(model, findings, dimensions, gates, points, score);
    }

    public static string BandOf(double score) => score switch { >= 9 => "exemplary", >= 7 => "ready to share", >= 5 => "needs work", >= 3 => "draft", _ => "stub" };

    /// <summary>
    /// What every rule finds in the text alone, also what a post-mortem of no kind is not bothered with while it is written.
    /// What other files say is no part of the score, which would change while nobody touches the text.
    /// </summary>
    private static List<Finding> FindingsOf(Analysis analysis, out DocumentModel model)
    {
        model = analysis.Model.Profile is null ? analysis.Model with { Profile = analysis.Context.Profiles.Find(FullestKind) } : analysis.Model;
        var context = analysis.Context with { Rules = analysis.Context.Rules with { Workspace = WorkspaceFacts.None, Path = null } };
        return [.. Analyzer.Check(model, context).Findings.Where(f => !Timely.Contains(f.Rule.Code))];
    }

    private static DimensionScore Score(Dimension dimension, string name, double points, DocumentModel model, List<Finding> findings)
    {
        var (presence, told) = Presence.Of(dimension, model);
        var penalties = dimension == Dimension.Language ? Language(model, findings, points * presence) : Penalties(dimension, model, findings, points * presence);
        var score = points * presence * Math.Max(0, 1 - penalties.Sum(p => p.Fraction));
        return new DimensionScore(dimension, name, points, score, presence, told, penalties, Place(model, ToWrite(dimension).Section));
    }

    private static List<Penalty> Penalties(Dimension dimension, DocumentModel model, List<Finding> findings, double points)
    {
        var penalties = new List<Penalty>();
        foreach (var byRule in findings.GroupBy(f => f.Rule.Code))
        {
            if (Rubric.Find(byRule.Key) is not { } entry || entry.Dimension != dimension)
            {
                continue;
            }

            var scale = !entry.IsForSevere ? 1 : model.Header.Severity?.Value switch { 1 or 2 => 1.0, 3 or null => 0.5, _ => 0 };
            var (fraction, left) = (entry.Fraction * scale, entry.Most * scale);
            foreach (var finding in byRule)
            {
                var counted = 0.0;
                for (var place = 0; place <= finding.Others.Count && fraction > 1e-9; place++)
                {
                    counted += Math.Min(fraction, left - counted);
                    fraction /= 2;
                }

                penalties.Add(new Penalty(finding, counted, counted * points));
                left -= counted;
            }
        }

        return penalties;
    }

    /// <summary>1 - exp(-0.18 x weight for each 250 words), shared out among the findings by their weight; at least 40% when a person is the cause.</summary>
    private static List<Penalty> Language(DocumentModel model, List<Finding> findings, double points)
    {
        var wording = findings.Where(f => f.Rule is WordingRule).Select(f => (Finding: f, Weight: WeightOf(f))).Where(f => f.Weight > 0).ToList();
        if (wording.Count == 0)
        {
            return [];
        }

        var words = Enumerable.Range(0, model.Document.BlockCount).Sum(b => WordCounts.Of(model.Document[b]));
        var weight = wording.Sum(f => f.Weight);
        var lost = 1 - Math.Exp(-0.18 * weight / Math.Max(1, words / 250.0));
        if (wording.Exists(f => PersonRules.Contains(f.Finding.Rule.Code) || f.Finding.Rule.Code == "human-error-as-cause"))
        {
            lost = Math.Max(lost, 0.6);
        }

        return [.. wording.Select(f => new Penalty(f.Finding, lost * f.Weight / weight, lost * f.Weight / weight * points))];
    }

    private static double WeightOf(Finding finding) => finding.Level switch
    {
        RuleLevel.Error => 5,
        RuleLevel.Warning => 3,
        RuleLevel.Info => 1,
        _ => 0,
    };

    private static List<Gate> Gates(DocumentModel model, List<Finding> findings)
    {
        var gates = new List<Gate>();
        if (PersonAsCause(model, findings) is { } person)
        {
            gates.Add(new Gate("A person stands as the root cause.", 6, person.Span, Dimension.Cause));
        }

        var told = model.Timeline.Entries.Concat(model.Timeline.MilestoneList).Where(e => !Slots.In(model, e.Span)).Aggregate(Milestones.None, (all, e) => all | e.Milestones);
        if ((told & Milestones.Detected) == 0 || (told & (Milestones.Resolved | Milestones.Recovered | Milestones.Mitigated)) == 0)
        {
            gates.Add(new Gate("The timeline does not tell detection and resolution.", 6, Place(model, "timeline"), Dimension.Timeline));
        }

        if (Presence.IsSevere(model) && !model.ActionItems.Any(i => !Slots.In(model, i.TextSpan)))
        {
            gates.Add(new Gate("A severe incident has no action items.", 5, Place(model, "action-items"), Dimension.Actions));
        }

        if (findings.Find(f => f.Rule.Code == "impact-without-numbers") is { } impact)
        {
            gates.Add(new Gate("The impact has no number.", 6, impact.Span, Dimension.Impact));
        }

        if (model.Placeholders.FirstOrDefault(p => SectionIndex.IsIn(model, SectionIndex.At(model, p.Span.Start), [.. Prose.Summary, .. Prose.Impact, .. Prose.Cause])) is { } slot)
        {
            gates.Add(new Gate("A placeholder is left in the summary, the impact or the cause.", 7, slot.Span, Dimension.Structure));
        }
        else if (model.Kind != DocumentModel.GenericKind && findings.Find(f => f is { Rule.Code: "missing-section", Data: ProfileSection { Id: "executive-summary" or "impact" or "root-cause-analysis" or "root-cause" } }) is { } absent)
        {
            // What is not there at all is no better than what is still to be filled in.
            gates.Add(new Gate("The summary, the impact or the cause is missing.", 7, absent.Span, Dimension.Structure));
        }

        if (findings.Find(f => f.Rule.Code is "secret-in-document" or "card-number") is { } secret)
        {
            gates.Add(new Gate("A secret or a card number must not be shared.", 5, secret.Span, Dimension.Impact));
        }

        return gates;
    }

    /// <summary>The heading of a section; the title where the section, or any, is not there.</summary>
    public static TextSpan Place(DocumentModel model, string? section) =>
        section is null ? SectionIndex.TitleOf(model) : SectionIndex.HeadingOf(model, model.FindSection(section));

    private static List<Improvement> Improvements(Judgement judged, Analysis analysis)
    {
        var (model, dimensions, gates, points) = (judged.Model, judged.Dimensions, judged.Gates, judged.Points);
        var candidates = new List<Improvement>();
        foreach (var dimension in dimensions.Where(d => d.Presence < 1))
        {
            var (message, section) = ToWrite(dimension.Dimension);
            var span = Place(model, section);
            var absent = dimension.Presence == 0 && section is not null && model.Kind != DocumentModel.GenericKind && model.FindSection(section) is null
                ? dimensions.SelectMany(d => d.Penalties).FirstOrDefault(p => p.Finding.Data is ProfileSection missing && missing.Id == section)?.Finding : null;
            Add(dimension.Dimension, $"{message} ({dimension.Told})", span, dimension.Points * (1 - dimension.Presence), absent);
        }

        // That a section is missing whose content is asked for already is no other edit.
        var told = candidates.Select(c => c.Finding).ToHashSet();
        foreach (var dimension in dimensions)
        {
            foreach (var byRule in dimension.Penalties.Where(p => !told.Contains(p.Finding)).GroupBy(p => p.Finding.Rule.Code))
            {
                var first = (byRule.FirstOrDefault(p => gates.Exists(g => g.Span == p.Finding.Span)) ?? byRule.First()).Finding;
                var places = byRule.Sum(p => 1 + p.Finding.Others.Count);
                Add(dimension.Dimension, first.Message + (places > 1 ? $" ({places} places)" : ""), first.Span, byRule.Sum(p => p.Points), first);
            }
        }

        // A repair that lifts a gate comes even where its own points are few.
        foreach (var gate in gates)
        {
            if (!candidates.Exists(c => c.Span == gate.Span))
            {
                Add(gate.Dimension, gate.Reason, gate.Span, 1, null);
            }
        }

        void Add(Dimension dimension, string message, TextSpan span, double gain, Finding? finding) =>
            candidates.Add(new Improvement(dimension, message, span, (gain * Reach(gates, span)) + Lifted(gates, dimension, span, points), finding, null));

        return [.. candidates
            .Where(c => c.Gain > 0)
            .OrderByDescending(c => Math.Round(c.Gain, 6)).ThenBy(c => Rank(c.Dimension)).ThenBy(c => c.Span.Start)
            .DistinctBy(c => c.Dimension)
            .Take(3)
            .Select(c => WithFix(c, judged, analysis))];
    }

    /// <summary>With the edit that mends it by one click, where there is one that leaves the document no worse than it was.</summary>
    private static Improvement WithFix(Improvement improvement, Judgement judged, Analysis analysis)
    {
        if (improvement.Finding is { } finding && finding.Rule.Fixes(finding, judged.Model, analysis.Context.Rules).FirstOrDefault() is { } fix && Keeps(fix.Edits))
        {
            return improvement with { FixTitle = fix.Title };
        }

        return improvement is { Dimension: Dimension.Impact or Dimension.Metrics, Finding: null or { Rule.Code: "impact-without-numbers" or "error-budget-not-stated" } }
            && ImpactEdits.WhyNot(analysis) is null && Keeps(ImpactEdits.Fill(analysis), ofMore: true)
            ? improvement with { FixTitle = ImpactEdits.Title, ActionKey = ImpactEdits.Key }
            : improvement;

        bool Keeps(IReadOnlyList<TextEdit> edits, bool ofMore = false)
        {
            if (edits.Count == 0 || analysis.Model.Document.Text.Length > LongestTried)
            {
                return false;
            }

            var text = Edits.Apply(analysis.Model.Document.Text.ToString(), edits);
            var after = Judge(new Analysis(Binder.Bind(Document.Parse(text), analysis.Context), [], analysis.Context));
            return after.Score >= judged.Score && (!ofMore || after.Points > judged.Points);
        }
    }

    /// <summary>The points that count again once the lowest gate is lifted, where this is the edit that lifts it.</summary>
    private static double Lifted(List<Gate> gates, Dimension dimension, TextSpan span, double points)
    {
        if (gates.MinBy(g => g.Cap) is not { } lowest || lowest.Span != span || (lowest.Dimension != dimension && !(lowest.Dimension == Dimension.Cause && dimension == Dimension.Language)))
        {
            return 0;
        }

        var next = gates.Where(g => g != lowest).Select(g => g.Cap * 10).DefaultIfEmpty(100).Min();
        return Math.Max(0, Math.Min(points, next) - (lowest.Cap * 10));
    }

    private static double Reach(List<Gate> gates, TextSpan span) => gates.Exists(g => g.Span == span) ? 1.5 : 1;

    private static int Rank(Dimension dimension) => dimension switch
    {
        Dimension.Language => 0,
        Dimension.Cause => 1,
        Dimension.Actions => 2,
        Dimension.Timeline => 3,
        Dimension.Impact => 4,
        _ => 5,
    };

    private static (string Message, string? Section) ToWrite(Dimension dimension) => dimension switch
    {
        Dimension.Structure => ("State the facts of the header", null),
        Dimension.Summary => ("Write the summary: what happened, whom it hurt and how much, why, and where things stand", "executive-summary"),
        Dimension.Timeline => ("Tell the timeline from before the first symptom to the end, with times", "timeline"),
        Dimension.Metrics => ("Tell when impact began and when it was detected, acknowledged, mitigated and resolved, and state the service levels", "timeline"),
        Dimension.Impact => ("Say whom it hurt, how much and for how long, in numbers", "impact"),
        Dimension.Response => ("Say how it was detected, how recovery was confirmed, and what helped or hindered", "detection"),
        Dimension.Cause => ("Say what made it possible, what set it off, and what kept it from being seen", "root-cause-analysis"),
        Dimension.Language => ("There is hardly any prose to judge", null),
        Dimension.Actions => ("List what will be changed, each with an owner and a date", "action-items"),
        _ => ("Say what was learned, what went well and what went poorly", "lessons-learned"),
    };
}
