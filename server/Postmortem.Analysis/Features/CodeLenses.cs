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

    /// <summary>Shows the review, and its score: see <see cref="CodeLenses.Quality"/>.</summary>
    Review,
}

/// <param name="Title">Empty for the score, which is worked out when the lens is looked at.</param>
internal sealed record Lens(TextSpan Span, string Title, LensAction Action, string Tooltip);

/// <summary>Above the title: how far the document has come, how good it is, and what can be made of it.</summary>
internal static class CodeLenses
{
    private const string CoeId = "coe-id";

    public static IReadOnlyList<Lens> Of(Analysis analysis)
    {
        var model = analysis.Model;
        if (!model.IsPostMortem)
        {
            return [];
        }

        var place = model.Title?.Span ?? (model.Sections.Count > 0 ? model.Sections[0].HeadingSpan : new TextSpan(0, 0));
        var lenses = new List<Lens>();
        if (model is { Profile: { } profile, Completeness: { Required: > 0 } completeness })
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

        lenses.Add(new Lens(place, "", LensAction.Review, ""));
        if (IsAnalysis(model))
        {
            lenses.Add(new Lens(place, "Generate COE", LensAction.GenerateCoe, "Make a Correction of Errors document from this one"));
        }

        return lenses;
    }

    /// <summary>A review counts every word, so it is made for a lens that somebody sees, not for each list of lenses.</summary>
    public static Lens Quality(DocumentReview review, TextSpan place) => new(
        place,
        string.Create(CultureInfo.InvariantCulture, $"Quality: {review.Score:0.0}/10, {review.Band}"),
        LensAction.Review,
        review.Improvements.Count == 0 ? "There is nothing important left to improve." : "What would improve it most:\n" + string.Join('\n', review.Improvements.Select(i => "- " + i.Message)));

    /// <summary>A document that tells causes, and is no COE itself.</summary>
    public static bool IsAnalysis(DocumentModel model) =>
        model.Profile is { } profile && profile.FindField(CoeId) is null && (profile.FindSection("root-cause") is not null || profile.FindSection("root-cause-analysis") is not null);
}
