using Postmortem.Analysis.Profiles;

namespace Postmortem.Tests.Profiles;

public sealed class ShippedProfilesTest
{
    public static TheoryData<string> Kinds => ["post-mortem", "incident-report", "rca", "coe"];

    [Theory]
    [InlineData("common")]
    [InlineData("post-mortem")]
    [InlineData("incident-report")]
    [InlineData("rca")]
    [InlineData("coe")]
    public void A_shipped_profile_has_no_problems(string id)
    {
        var (_, problems) = ProfileReader.Read(ShippedFiles.Get($"{id}/profile.yaml"), extended => Yaml.Read(ShippedFiles.Get($"{extended}/profile.yaml")).Root);
        Assert.Equal("", string.Join('\n', problems.Select(p => $"{p.Span} {p.Message}")));
    }

    [Fact]
    public void The_four_kinds_are_there_in_the_order_in_which_they_are_offered() =>
        Assert.Equal(["post-mortem", "incident-report", "rca", "coe"], ProfileSet.Builtin.Profiles.Select(p => p.Id));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Everything_is_explained_in_a_sentence_or_a_few(string kind)
    {
        var profile = ProfileSet.Builtin.Find(kind)!;
        AssertProse(profile.Description, kind);
        foreach (var field in profile.Fields)
        {
            AssertProse(field.Guidance, field.Id);
            Assert.False(string.IsNullOrWhiteSpace(field.Example), $"{field.Id} has no example");
        }

        foreach (var section in profile.AllSections)
        {
            AssertProse(section.Guidance, section.Id);
            AssertProse(section.Good, section.Id);
            Assert.All(section.Columns, c => AssertProse(c.Guidance, $"{section.Id}.{c.Id}"));
        }

        Assert.All(profile.Milestones, m => AssertProse(m.Guidance, m.Id));
        Assert.All(profile.Questions, q => AssertProse(q.Guidance, q.Id));
        Assert.All(profile.Vocabularies.Values.SelectMany(v => v.Values), v => AssertProse(v.Meaning, v.Value));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_label_or_alias_stands_for_two_things_in_one_place(string kind)
    {
        var profile = ProfileSet.Builtin.Find(kind)!;
        foreach (var group in profile.Fields.GroupBy(f => f.Section))
        {
            AssertDistinct(group.SelectMany(f => f.Aliases.Prepend(f.Label).Select(VocabularyValue.KeyOf).Distinct()), $"{kind} {group.Key}");
        }

        foreach (var vocabulary in profile.Vocabularies.Values)
        {
            AssertDistinct(vocabulary.Values.SelectMany(v => v.Keys), $"{kind} {vocabulary.Id}");
            AssertDistinct(vocabulary.Values.Select(v => v.Canonical), $"{kind} {vocabulary.Id}");
        }

        foreach (var section in profile.AllSections)
        {
            AssertDistinct(section.Columns.SelectMany(c => c.Aliases.Prepend(c.Label).Distinct()), section.Id);
            AssertDistinct(section.Children.SelectMany(c => c.Aliases.Prepend(c.Title).Distinct()), section.Id);
        }
    }

    [Theory]
    [InlineData("post-mortem", "severity", "sev 1", "SEV-1", 1)]
    [InlineData("incident-report", "severity", "SEV-2", "High", 2)]
    [InlineData("coe", "severity", "P3", "SEV-3", 3)]
    [InlineData("coe", "priority", "P1", "High", 1)]
    public void Other_scales_map_to_the_levels_of_a_vocabulary(string kind, string vocabulary, string written, string value, int level)
    {
        var found = ProfileSet.Builtin.Find(kind)!.Vocabularies[vocabulary].Find(written);
        Assert.Equal((value, level), (found?.Value, found?.Level ?? 0));
    }

    [Theory]
    [InlineData("status", "draft under-review final closed")]
    [InlineData("incident-type", "outage degradation partial-failure data-loss security other")]
    [InlineData("detection-method", "monitoring customer internal automated manual other")]
    [InlineData("root-cause-category", "code configuration infrastructure third-party process human-error unknown")]
    [InlineData("trigger-type", "deployment config traffic dependency other")]
    [InlineData("priority", "high medium low")]
    [InlineData("action-status", "open in-progress done cancelled")]
    public void Vocabularies_have_the_canonical_values_that_programs_rely_on(string vocabulary, string expected)
    {
        var values = ProfileSet.Builtin.Find("post-mortem")!.Vocabularies[vocabulary].Values;
        Assert.Equal(expected, string.Join(' ', values.Select(v => v.Canonical)));
    }

    [Fact]
    public void Human_error_is_understood_and_not_offered()
    {
        var value = ProfileSet.Builtin.Find("post-mortem")!.Vocabularies["root-cause-category"].Find("human error");
        Assert.True(value!.Discouraged);
        Assert.Contains("never a root cause", value.Meaning);
    }

    [Fact]
    public void A_misspelt_value_finds_its_neighbour() =>
        Assert.Equal("Deployment", ProfileSet.Builtin.Find("coe")!.Vocabularies["trigger-type"].FindNearest("deploymnet")?.Value);

    [Fact]
    public void What_is_required_depends_on_the_severity()
    {
        var profile = ProfileSet.Builtin.Find("post-mortem")!;
        var acknowledged = profile.Milestones.Single(m => m.Id == "acknowledged").Required;
        Assert.True(acknowledged.AppliesTo(1));
        Assert.True(acknowledged.AppliesTo(2));
        Assert.False(acknowledged.AppliesTo(3));
        Assert.False(acknowledged.AppliesTo(null));
        Assert.True(profile.FindSection("timeline")!.Required.AppliesTo(null));
        Assert.Equal(30, profile.Targets.Find("ttm", 1));
    }

    private static void AssertProse(string text, string of)
    {
        Assert.True(text.Length is > 20 and < 420, $"{of}: `{text}` is {text.Length} characters long");
        Assert.True(char.IsUpper(text[0]) || !char.IsLetter(text[0]), $"{of}: `{text}` begins in lower case");
        Assert.True(text[^1] is '.' or '"' or ')', $"{of}: `{text}` ends without a full stop");
    }

    private static void AssertDistinct(IEnumerable<string> texts, string of)
    {
        var repeated = texts.GroupBy(t => t).Where(g => g.Count() > 1).Select(g => g.Key);
        Assert.True(!repeated.Any(), $"{of}: {string.Join(", ", repeated)} stands for two things");
    }
}
