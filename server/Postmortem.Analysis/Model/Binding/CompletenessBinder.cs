using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>Which of the sections that the kind of document asks for are there and filled in.</summary>
internal static class CompletenessBinder
{
    public static Completeness Bind(Walk walk, Header header)
    {
        if (walk.Profile is not { } profile)
        {
            return Completeness.None;
        }

        var required = 0;
        var complete = 0;
        var missing = new List<string>();
        foreach (var wanted in profile.AllSections)
        {
            if (!wanted.Required.AppliesTo(header.Severity?.Value))
            {
                continue;
            }

            required++;
            var section = walk.Sections.FirstOrDefault(s => s.Id == wanted.Id);
            if (section is { IsComplete: true })
            {
                complete++;
            }
            else if (section is null or { IsEmpty: true })
            {
                missing.Add(wanted.Id);
            }
        }

        return new Completeness(required, complete, missing);
    }
}
