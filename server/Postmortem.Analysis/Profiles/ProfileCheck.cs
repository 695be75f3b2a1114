namespace Postmortem.Analysis.Profiles;

/// <summary>What the parts of a profile must be to each other. Looks at the data of one file and knows the profile that came out of it.</summary>
internal sealed class ProfileCheck(Profile profile, List<ProfileProblem> problems)
{
    private readonly HashSet<string> _sections = [.. profile.AllSections.Select(s => s.Id)];
    private readonly HashSet<string> _seenSections = [];

    public static void Run(DataNode root, Profile profile, List<ProfileProblem> problems)
    {
        var check = new ProfileCheck(profile, problems);
        if (profile.Id == "generic" && root.Find("id") is { } id)
        {
            problems.Add(new ProfileProblem(id.Span, "`generic` is the name of post-mortems that fit no profile; choose another id."));
        }

        var seenFields = new HashSet<string>();
        foreach (var field in root.Find("fields")?.Items ?? [])
        {
            check.ReportRepeated(field, seenFields, "field");
            check.ReportUnknown(field.Find("section"), "section", check._sections);
            check.ReportUnknown(field.Find("vocabulary"), "vocabulary", profile.Vocabularies.Keys);
        }

        foreach (var question in root.Find("questions")?.Items ?? [])
        {
            check.ReportUnknown(question.Find("field"), "field", profile.Fields.Select(f => f.Id));
            check.ReportUnknown(question.Find("vocabulary"), "vocabulary", profile.Vocabularies.Keys);
        }

        foreach (var entry in root.Find("recognize")?.Find("sections")?.Entries ?? [])
        {
            check.ReportUnknown(entry.Key, "section", check._sections);
        }

        check.Sections(root.Find("sections"));
    }

    private void Sections(DataNode? list)
    {
        foreach (var section in list?.Items ?? [])
        {
            ReportRepeated(section, _seenSections, "section");
            foreach (var column in section.Find("columns")?.Items ?? [])
            {
                ReportUnknown(column.Find("vocabulary"), "vocabulary", profile.Vocabularies.Keys);
            }

            Sections(section.Find("children"));
        }
    }

    private void ReportUnknown(DataNode? reference, string what, IEnumerable<string> known)
    {
        if (reference is { Kind: DataKind.Scalar } && !known.Contains(reference.Text))
        {
            var nearest = Nearest.Find(reference.Text, known);
            problems.Add(new ProfileProblem(reference.Span, $"There is no {what} `{reference.Text}`{(nearest is null ? "." : $"; did you mean `{nearest}`?")}"));
        }
    }

    private void ReportRepeated(DataNode entry, HashSet<string> seen, string what)
    {
        var id = entry.Kind == DataKind.Scalar ? entry : entry.Find("id");
        if (id is { Kind: DataKind.Scalar } && !seen.Add(id.Text))
        {
            problems.Add(new ProfileProblem(id.Span, $"The {what} `{id.Text}` stands twice."));
        }
    }
}
