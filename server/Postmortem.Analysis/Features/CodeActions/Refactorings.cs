using System.Globalization;
using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.CodeActions;

/// <summary>A change that needs no finding.</summary>
/// <param name="Where">The shape of the sections that it belongs to; null is the whole document.</param>
/// <param name="WhyNot">Why it does not apply, as a sentence; null when it does. Cheap: asked for every list of actions.</param>
internal sealed record Refactoring(string Key, string Title, Shape? Where, Func<Analysis, string?> WhyNot, Func<Analysis, IReadOnlyList<TextEdit>> Edits)
{
    public bool NeedsReader { get; init; }

    /// <summary>Sections that it belongs to whatever their shape.</summary>
    public string[] Sections { get; init; } = [];
}

internal static class Refactorings
{
    private static readonly Refactoring[] All =
    [
        new("insert-missing-sections", "Insert all missing sections", null, WhyNoMissingSections, a => SectionInsertion.Insert(a.Model, SectionInsertion.Missing(a.Model, onlyRequired: true))),
        new("sort-timeline", "Sort the timeline", Shape.Timeline, TimelineEdits.WhyNotSort, TimelineEdits.Sort),
        new("normalise-times", "Write all times as HH:MM", Shape.Timeline, TimelineEdits.WhyNotNormalise, TimelineEdits.Normalise),
        new("insert-milestones", "Insert rows for the missing milestones", Shape.Timeline, TimelineEdits.WhyNoMilestones, TimelineEdits.InsertMilestones),
        new("fill-metrics", "Fill in duration and metrics from the timeline", Shape.Fields, MetricEdits.WhyNot, static a => MetricEdits.Fill(a)),
        new(ImpactEdits.Key, ImpactEdits.Title, Shape.MetricsTable, ImpactEdits.WhyNot, ImpactEdits.Fill) { Sections = Prose.Impact },
        new("insert-whys", "Insert a ladder of five whys", Shape.FiveWhys, WhyEdits.WhyNot, WhyEdits.Insert),
        new("rewrite-wording", "Rewrite all blameful phrasing", null, WordingEdits.WhyNot, WordingEdits.RewriteAll) { NeedsReader = true },
        new("assign-ids", "Give every action item an id", Shape.ActionItems, ActionEdits.WhyNoIds, ActionEdits.AssignIds),
    ];

    public static IEnumerable<DocumentAction> In(Analysis analysis, TextSpan range, ActionRequest request)
    {
        var here = Known.SectionAround(analysis, range.Start);
        var shapes = Shapes(analysis, here?.Section);
        var inside = Around(analysis.Model, here?.Section);
        foreach (var refactoring in All)
        {
            // At every move of the cursor only what belongs to the place is looked at.
            if (request.IsAutomatic && !(refactoring.Where is { } shape ? Belongs(shape, shapes) || refactoring.Sections.Any(inside.Contains) : here is null or { Section.Level: 1 }))
            {
                continue;
            }

            var whyNot = refactoring.WhyNot(analysis);
            if (whyNot is null || request.WithDisabled)
            {
                yield return ActionOf(analysis, refactoring) with { Disabled = whyNot };
            }
        }

        if (NextMissing(analysis, range.Start) is { } next)
        {
            yield return next;
        }

        if (ActionEdits.Proposal(analysis, range.Start) is { } proposal)
        {
            yield return proposal;
        }
    }

    public static DocumentAction? Find(Analysis analysis, string key)
    {
        if (key.StartsWith("insert-section|", StringComparison.Ordinal))
        {
            return analysis.Model.Profile?.FindSection(key[15..]) is { } section ? InsertSection(analysis, section) : null;
        }

        if (key.StartsWith(ActionEdits.ProposalKey, StringComparison.Ordinal))
        {
            return int.TryParse(key.AsSpan(ActionEdits.ProposalKey.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? ActionEdits.Proposal(analysis, at) : null;
        }

        return All.FirstOrDefault(r => r.Key == key) is { } refactoring && refactoring.WhyNot(analysis) is null ? ActionOf(analysis, refactoring) : null;
    }

    private static DocumentAction ActionOf(Analysis analysis, Refactoring refactoring) =>
        new(refactoring.Title, ActionKind.Refactor) { Key = refactoring.Key, NeedsReader = refactoring.NeedsReader, Edits = () => refactoring.Edits(analysis) };

    /// <summary>Metrics are stated in fields and tables, and follow from the timeline.</summary>
    private static bool Belongs(Shape shape, HashSet<Shape> shapes) =>
        shapes.Contains(shape) || (shape == Shape.Fields && (shapes.Contains(Shape.MetricsTable) || shapes.Count == 0));

    private static HashSet<string?> Around(DocumentModel model, Section? section)
    {
        var ids = new HashSet<string?>();
        for (; section is not null; section = section.Parent >= 0 ? model.Sections[section.Parent] : null)
        {
            ids.Add(section.Id);
        }

        return ids;
    }

    private static HashSet<Shape> Shapes(Analysis analysis, Section? section)
    {
        var shapes = new HashSet<Shape>();
        for (; section is not null; section = section.Parent >= 0 ? analysis.Model.Sections[section.Parent] : null)
        {
            if (Known.SectionOf(analysis, section) is { } known)
            {
                shapes.Add(known.Shape);
            }
        }

        return shapes;
    }

    private static string? WhyNoMissingSections(Analysis analysis) =>
        analysis.Model.Profile is null ? "This document is of no kind that says which sections belong in it."
        : SectionInsertion.Missing(analysis.Model, onlyRequired: true).Count == 0 ? "Every required section is there."
        : null;

    /// <summary>The first section that belongs behind the one at the cursor and is not there.</summary>
    private static DocumentAction? NextMissing(Analysis analysis, int offset)
    {
        if (analysis.Model.Profile is not { } profile || Known.SectionAround(analysis, offset) is not { } here || !here.Section.HeadingSpan.Touches(offset))
        {
            return null;
        }

        var order = profile.AllSections.ToList();
        var at = order.FindIndex(s => s.Id == here.Known.Id);
        return SectionInsertion.Missing(analysis.Model).FirstOrDefault(s => order.FindIndex(o => o.Id == s.Id) > at) is { } section ? InsertSection(analysis, section) : null;
    }

    private static DocumentAction InsertSection(Analysis analysis, ProfileSection section) =>
        new($"Insert the section \"{section.Title}\"", ActionKind.Refactor)
        {
            Key = "insert-section|" + section.Id,
            Edits = () => SectionInsertion.Insert(analysis.Model, [section]),
        };
}
