using System.Globalization;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Review;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features;

internal enum LensAction
{
    /// <summary>Only tells something.</summary>
    None,
    InsertMissingSections,
    GenerateCoe,
}

internal sealed record Lens(TextSpan Span, string Title, LensAction Action, string Tooltip);

/// <summary>Above the title: how far the document has come, and what can be made of it.</summary>
internal static class CodeLenses
{
    private const string CoeId = "coe-id";

    /// <summary>A review counts every word, which in a longer document costs more than a glance at each edit is worth.</summary>
    private const int MostBlocksForReview = 2000;

    public static IReadOnlyList<Lens> Of(Analysis analysis)
    {
        var model = analysis.Model;
        if (model.Profile is not { } profile)
        {
            return [];
        }

        var place = model.Title?.Span ?? (model.Sections.Count > 0 ? model.Sections[0].HeadingSpan : new TextSpan(0, 0));
        var lenses = new List<Lens>();
        if (model.Completeness is { Required: > 0 } completeness)
        {
            var severity = model.Header.Severity?.Value;
            var open = profile.AllSections.Where(s => s.Required.AppliesTo(severity) && model.FindSection(s.Id) is not { IsComplete: true }).ToList();
            var absent = open.Any(s => model.FindSection(s.Id) is null);
            lenses.Add(new Lens(
                place,
                $"Sections: {completeness.Complete}/{completeness.Required} complete",
                absent ? LensAction.InsertMissingSections : LensAction.None,
                open.Count == 0 ? "Every required section is there, without a placeholder." : "Missing or unfinished: " + string.Join(", ", open.Select(s => s.Title))));
        }

        if (model.Document.BlockCount <= MostBlocksForReview)
        {
            lenses.Add(Quality(Reviewer.Review(analysis), place));
        }

        if (IsAnalysis(model))
        {
            lenses.Add(new Lens(place, "Generate COE", LensAction.GenerateCoe, "Make a Correction of Errors document from this one"));
        }

        return lenses;
    }

    private static Lens Quality(DocumentReview review, TextSpan place) => new(
        place,
        string.Create(CultureInfo.InvariantCulture, $"Quality: {review.Score:0.0}/10, {review.Band}"),
        LensAction.None,
        review.Improvements.Count == 0 ? "There is nothing important left to improve." : "What would improve it most:\n" + string.Join('\n', review.Improvements.Select(i => "- " + i.Message)));

    /// <summary>A document that tells causes, and is no COE itself.</summary>
    public static bool IsAnalysis(DocumentModel model) =>
        model.Profile is { } profile && profile.FindField(CoeId) is null && (profile.FindSection("root-cause") is not null || profile.FindSection("root-cause-analysis") is not null);
}
