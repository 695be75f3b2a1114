using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Sums;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.CodeActions;

/// <summary>
/// Writes into the impact section, and the metrics beside it, what follows from the rest of the document and from what is so on ordinary days.
/// What somebody wrote is never replaced, and what does not follow stays (or becomes) a slot.
/// </summary>
internal static class ImpactEdits
{
    public const string Key = "fill-impact";
    public const string Title = "Fill in the impact with what can be computed";

    private const string MetricsSection = "key-metrics";

    /// <summary>Fields that another kind of document has in the header, and this one in its impact section.</summary>
    private static readonly string[] Times = ["duration", "impact-window"];

    public static string? WhyNot(Analysis analysis)
    {
        var plan = Plan.Of(analysis, ImpactInput.Nothing);
        return plan.Values.Count == 0 && plan.Budget is null && plan.HasNoMetrics
            ? "Neither the document nor the settings' baselines say how long it lasted or how much of it failed."
            : Places(plan).Count == 0 && plan.Missing.Count == 0 && !NeedsTable(plan) ? "There is no empty place in the impact that can be computed."
            : null;
    }

    public static IReadOnlyList<TextEdit> Fill(Analysis analysis) => Fill(analysis, ImpactInput.Nothing);

    /// <param name="given">What somebody says beyond the document and the settings.</param>
    public static IReadOnlyList<TextEdit> Fill(Analysis analysis, ImpactInput given)
    {
        var plan = Plan.Of(analysis, given);
        var edits = Places(plan);
        if (plan.Missing.Count > 0)
        {
            edits.AddRange(SectionInsertion.Insert(plan.Model, plan.Missing, text => Complete(plan, text)));
        }
        else if (NeedsTable(plan))
        {
            edits.Add(InsertTable(plan));
        }

        return [.. edits.OrderBy(e => e.Span.Start)];
    }

    /// <summary>The edits of what is there already.</summary>
    private static List<TextEdit> Places(Plan plan)
    {
        var edits = InFields(plan, plan.Model);
        edits.AddRange(ServiceLevelEdits.Of(plan.Model, plan.Input, plan.InEnglish));
        edits.AddRange(MetricEdits.Fill(plan.Analysis));
        edits.AddRange(MissingRows(plan));
        var budget = plan.Budget is { } sentence && !plan.Missing.Any(s => s.Id is "impact" or "slo-impact") && !NeedsTable(plan) ? InsertBudget(plan, sentence) : null;
        return [.. edits.DistinctBy(e => e.Span.Start).Concat(budget is { } b ? [b] : Array.Empty<TextEdit>())];
    }

    /// <summary>Values behind labels, and slots where a value is asked for and nothing stands.</summary>
    private static List<TextEdit> InFields(Plan plan, DocumentModel places)
    {
        var edits = new List<TextEdit>();
        foreach (var field in places.Fields)
        {
            if (field.Style == FieldStyle.FrontMatter || field.Id is not { } id || !Slots.IsOpen(places, field.ValueSpan))
            {
                continue;
            }

            var inImpact = SectionIndex.IsIn(places, field.Section, Prose.Impact);
            if (!inImpact && !(Times.Contains(id) && field.Section >= 0))
            {
                continue;
            }

            if (plan.Values.TryGetValue(id == "duration" && field.Label.ContainsIgnoringCase("downtime") ? "downtime" : id, out var value))
            {
                edits.Add(FieldEdits.Write(places.Document, field.ValueSpan, value));
            }
            else if (field.Value.Length == 0 && inImpact)
            {
                var known = plan.InEnglish ? plan.Profile?.FindField(id) : null;
                edits.Add(FieldEdits.Write(places.Document, field.ValueSpan, $"[{(known is null ? field.Label : Slot.FromGuidance(known.Guidance, field.Label))}]"));
            }
        }

        return edits;
    }

    /// <summary>Lines for what can be computed and has none, in sections that are there.</summary>
    private static IEnumerable<TextEdit> MissingRows(Plan plan)
    {
        if (plan.Model.Profile is not { } profile)
        {
            yield break;
        }

        var present = plan.Model.Fields.Select(f => f.Id).ToHashSet();
        foreach (var group in profile.Fields.Where(f => f.Section is not null && Prose.Impact.Contains(f.Section)).GroupBy(f => f.Section!))
        {
            if (SectionInsertion.Find(plan.Model, group.Key) is not { } home || profile.FindSection(group.Key) is not { } known)
            {
                continue;
            }

            var computed = group.Where(f => plan.Values.ContainsKey(f.Id) && !present.Contains(f.Id) && !IsToldIn(plan.Model, home, f.Id)).ToList();
            var isBare = !group.Any(f => present.Contains(f.Id)) && known.Shape == Shape.Fields;
            if (computed.Count > 0 && FieldText.Insert(plan.Model, group.Key, isBare ? [.. group.Where(f => !IsToldIn(plan.Model, home, f.Id))] : computed, plan.Values) is { } edit)
            {
                yield return edit;
            }
        }
    }

    private static bool IsToldIn(DocumentModel model, Section home, string id) => (id switch
    {
        "users-affected" => model.Impact.UsersAffected?.Span,
        "requests-failed" => model.Impact.RequestsFailed?.Span,
        "peak-error-rate" => model.Impact.PeakErrorRate?.Span,
        _ => null,
    }) is { } span && home.Span.Start <= span.Start && span.End <= home.Span.End;

    /// <summary>A section of the template with everything filled in that can be computed.</summary>
    private static string Complete(Plan plan, string text)
    {
        var model = Binder.Bind(Document.Parse(text), plan.Analysis.Context with { ForcedKind = plan.Profile!.Id });
        var edits = InFields(plan, model);
        edits.AddRange(ServiceLevelEdits.Of(model, plan.Input, plan.InEnglish));
        edits.AddRange(MetricEdits.Fill(plan.Analysis, model));
        var filled = Edits.Apply(text, edits.DistinctBy(e => e.Span.Start));
        return plan.Budget is { } budget && model.FindSection("slo-impact") is not null && !filled.ContainsIgnoringCase("error budget") ? $"{filled}\n\n{budget}" : filled;
    }

    private static TextEdit? InsertBudget(Plan plan, string sentence)
    {
        var (model, document) = (plan.Model, plan.Model.Document);
        if (model.Impact.Slos is [.., { } last])
        {
            var end = document.GetStart(last.Block) + document[last.Block].Text.TrimEnd().Length;
            return TextEdit.Insert(end, document.Text.LineBreak + document.Text.LineBreak + sentence);
        }

        return (SectionInsertion.Find(model, "slo-impact") ?? SectionInsertion.Find(model, "impact")) is { } home ? SectionInsertion.At(document, home.Body.End, sentence) : null;
    }

    /// <summary>A post-mortem of no kind has no form for it, so the sums stand as they are; once.</summary>
    private static bool NeedsTable(Plan plan) =>
        plan is { Model.Profile: null, InEnglish: true } && plan.Sums.Any(s => s.Text is not null)
        && !plan.Model.Fields.Any(f => SectionIndex.IsIn(plan.Model, f.Section, Prose.Impact))
        && !plan.Model.Tables.Any(t => SectionIndex.IsIn(plan.Model, t.Section, Prose.Impact));

    private static TextEdit InsertTable(Plan plan)
    {
        var (model, document) = (plan.Model, plan.Model.Document);
        var table = ImpactSums.Table(plan.Sums);
        if (SectionInsertion.Find(model, "impact") is { } home)
        {
            return SectionInsertion.At(document, home.Body.End, table);
        }

        var before = model.FindSection("timeline") ?? model.FindSection("root-cause-analysis") ?? model.FindSection("root-cause");
        var level = before?.Level ?? model.Sections.FirstOrDefault(s => s.Level > 1)?.Level ?? 2;
        return SectionInsertion.At(document, before is null ? document.Text.Length : document.GetStart(before.FirstBlock), $"{new string('#', level)} Impact\n\n{table}");
    }

    /// <summary>What there is to write, and where it has no place yet.</summary>
    private sealed record Plan(Analysis Analysis, ImpactInput Input, IReadOnlyDictionary<string, string> Values)
    {
        public DocumentModel Model => Analysis.Model;

        public Profile? Profile { get; } = Known.ProfileOf(Analysis);

        public bool InEnglish => Model.Language == "en";

        public bool HasNoMetrics => Model.Metrics is { Ttd: null, Tta: null, Ttm: null, Ttr: null };

        /// <summary>Null where the document speaks of the budget already.</summary>
        public string? Budget { get; private init; }

        public IReadOnlyList<ImpactSum> Sums { get; private init; } = [];

        public IReadOnlyList<ProfileSection> Missing { get; private init; } = [];

        public static Plan Of(Analysis analysis, ImpactInput given)
        {
            var model = analysis.Model;
            var input = given.With(model, analysis.Context.Rules.Settings.BaselineOf(model.Header.Services.Select(s => s.Value)));
            var values = ImpactValues.Of(model, input);
            var speaksOfBudget = Prose.BlocksIn(model, [.. Prose.Impact, .. Prose.Summary, "incident-data"]).Any(b => model.Document[b].Text.ContainsIgnoringCase("budget"));
            var isInField = model.Fields.Any(f => f.Id == "slo-summary") && values.ContainsKey("slo-summary");
            return new Plan(analysis, input, values)
            {
                Budget = speaksOfBudget || isInField || model.Language != "en" ? null : ImpactValues.BudgetSentence(input),
                Sums = ImpactSums.Of(input, model),
                Missing = model.Profile is { } profile ? [.. SectionInsertion.Missing(model).Where(s => Belongs(s, profile, model, values, input))] : [],
            };
        }

        private static bool Belongs(ProfileSection section, Profile profile, DocumentModel model, IReadOnlyDictionary<string, string> values, ImpactInput input) => section.Id switch
        {
            "impact" => true,
            MetricsSection => model.Metrics is not { Ttd: null, Tta: null, Ttm: null, Ttr: null },
            "slo-impact" => input.Slo is not null && ImpactValues.Availability(input, input.Window) is not null,
            _ => Prose.Impact.Contains(section.Id) && profile.FieldsOf(section.Id).Any(f => values.ContainsKey(f.Id) && model.FindField(f.Id) is null),
        };
    }
}
