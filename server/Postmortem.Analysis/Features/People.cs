using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Features;

/// <summary>Who is named: in this document first, then in the roster and in the workspace's other documents.</summary>
internal static class People
{
    private const int Most = 50;

    /// <param name="except">What stands at the cursor, half typed, and so is no name that somebody gave.</param>
    public static IReadOnlyList<(string Name, string Detail)> Of(Analysis analysis, string? except = null)
    {
        var people = new List<(string, string)>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var model = analysis.Model;
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in model.ActionItems)
        {
            Count(item.Owner);
        }

        foreach (var person in model.Header.Authors.Concat(model.Header.Reviewers))
        {
            Count(person);
        }

        foreach (var (name, count) in counts.OrderByDescending(c => c.Value))
        {
            // A half-typed name stands once, at the cursor.
            if (count > 1 || !name.Equals(except, StringComparison.OrdinalIgnoreCase))
            {
                Add(name, "in this document");
            }
        }

        var settings = analysis.Context.Rules.Settings;
        foreach (var person in settings.People)
        {
            Add(person.Handle ?? person.Name, person.Role ?? person.Team ?? person.Name);
        }

        foreach (var team in settings.Teams)
        {
            Add(team, "team");
        }

        foreach (var name in analysis.Context.Rules.Workspace.People)
        {
            Add(name, "in this workspace");
        }

        return people;

        void Count(Fact<string>? fact)
        {
            if (fact is { Value: { Length: > 0 and < 60 } name } && !name.Contains('[', StringComparison.Ordinal))
            {
                counts[name] = counts.GetValueOrDefault(name) + 1;
            }
        }

        void Add(string name, string detail)
        {
            if (people.Count < Most && name.Length > 0 && seen.Add(name))
            {
                people.Add((name, detail));
            }
        }
    }
}
