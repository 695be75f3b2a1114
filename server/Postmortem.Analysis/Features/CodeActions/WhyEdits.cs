using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.CodeActions;

/// <summary>The steps that a chain of whys lacks until there are five.</summary>
internal static class WhyEdits
{
    private const int Steps = 5;

    public static string? WhyNot(Analysis analysis) =>
        Find(analysis.Model) is null ? "This kind of document has no section for it."
        : analysis.Model.RootCause.Whys.Count >= Steps ? "There are five whys."
        : null;

    public static IReadOnlyList<TextEdit> Insert(Analysis analysis)
    {
        var model = analysis.Model;
        if (Find(model) is not { } known)
        {
            return [];
        }

        if (model.FindSection(known.Id) is not { } section)
        {
            return SectionInsertion.Insert(model, [known]);
        }

        var steps = Enumerable.Range(model.RootCause.Whys.Count + 1, Steps - model.RootCause.Whys.Count)
            .Select(n => $"{n}. **Why [{(n == 1 ? "did users see this effect" : "was that so")}]?**\n   → [Because …]");
        return [SectionInsertion.At(model.Document, section.Body.End, string.Join("\n\n", steps))];
    }

    private static ProfileSection? Find(DocumentModel model) => model.Profile?.AllSections.FirstOrDefault(s => s.Shape == Shape.FiveWhys);
}
