namespace Postmortem.Analysis.Profiles;

/// <summary>What a profile's parts must be to each other.</summary>
internal static class ProfileCheck
{
    public static void Run(Profile profile, DataMap map, bool isPartial)
    {
        if (profile.Id == "generic")
        {
            map.Report(map.SpanOf("id"), "`generic` is the name of documents that fit no profile; choose another id.");
        }

        ReportRepeated(map, "sections", profile.AllSections.Select(s => s.Id));
        ReportRepeated(map, "fields", profile.Fields.Select(f => f.Id));
        // A file that extends another may refer to what stands there.
        if (isPartial)
        {
            return;
        }

        var sections = profile.AllSections.Select(s => s.Id).ToHashSet();
        foreach (var field in profile.Fields)
        {
            if (field.Section is { } section && !sections.Contains(section))
            {
                map.Report(map.SpanOf("fields"), $"The field `{field.Id}` stands in the section `{section}`, which does not exist.");
            }

            ReportVocabulary(profile, map, "fields", field.Id, field.Vocabulary);
        }

        foreach (var section in profile.AllSections)
        {
            foreach (var column in section.Columns)
            {
                ReportVocabulary(profile, map, "sections", column.Id, column.Vocabulary);
            }
        }

        foreach (var question in profile.Questions)
        {
            ReportVocabulary(profile, map, "questions", question.Id, question.Vocabulary);
        }
    }

    private static void ReportVocabulary(Profile profile, DataMap map, string key, string id, string? vocabulary)
    {
        if (vocabulary is not null && !profile.Vocabularies.ContainsKey(vocabulary))
        {
            var nearest = Nearest.Find(vocabulary, profile.Vocabularies.Keys);
            map.Report(map.SpanOf(key), $"`{id}` has the vocabulary `{vocabulary}`, which does not exist{(nearest is null ? "." : $"; did you mean `{nearest}`?")}");
        }
    }

    private static void ReportRepeated(DataMap map, string key, IEnumerable<string> ids)
    {
        var seen = new HashSet<string>();
        foreach (var id in ids)
        {
            if (id.Length > 0 && !seen.Add(id))
            {
                map.Report(map.SpanOf(key), $"The id `{id}` stands twice in `{key}`.");
            }
        }
    }
}
