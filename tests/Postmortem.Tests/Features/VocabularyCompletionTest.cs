using System.Text;
using Postmortem.Analysis.Features.Completion;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Tests.Features;

/// <summary>Every field with a vocabulary, in every way a field is written, offers the values of it with their meanings.</summary>
public sealed class VocabularyCompletionTest
{
    private static readonly string[] Ways =
    [
        "**{0}:** <|>\n", "**{0}**: <|>\n", "- **{0}:** <|>\n", "* **{0}**: <|>\n", "- {0}: <|>\n", "{0}: <|>\n", "**{0}:**<|>\n",
        "| Field | Value |\n| --- | --- |\n| {0} | <|> |\n", "| Field | Value |\n| --- | --- |\n| **{0}** | <|> |\n| Other | x |\n", "|Field|Value|\n|---|---|\n|{0}|<|>|\n",
    ];

    [Theory]
    [InlineData("post-mortem")]
    [InlineData("incident-report")]
    [InlineData("rca")]
    [InlineData("coe")]
    public void Every_field_offers_its_values_in_every_way_it_is_written(string kind)
    {
        var profile = ProfileSet.Builtin.Find(kind)!;
        var missing = new StringBuilder();
        var tried = 0;
        foreach (var field in profile.Fields)
        {
            if (profile.VocabularyOf(field) is not { } vocabulary)
            {
                continue;
            }

            // All but the discouraged ones, where a value is written as this profile writes it.
            var expected = vocabulary.Values.Where(v => !v.Discouraged).Select(v => v.Value).ToArray();
            foreach (var way in Ways)
            {
                foreach (var lineBreak in (string[])["\n", "\r\n"])
                {
                    var marked = ("# X\n\n" + Headings(profile, field.Section) + string.Format(System.Globalization.CultureInfo.InvariantCulture, way, field.Label)).ReplaceLineEndings(lineBreak);
                    var (text, offset) = Subject.Split(marked);
                    var items = Completions.At(Subject.Analyze(text, kind), offset, new CompletionRequest(Subject.Now, false));
                    tried++;
                    if (!expected.SequenceEqual(items.Select(i => i.Label)) || items.Any(i => string.IsNullOrEmpty(i.Documentation)))
                    {
                        missing.AppendLine($"{field.Id} ({vocabulary.Id}) in {marked.ReplaceLineEndings("\\n")}: {string.Join(", ", items.Select(i => i.Label + (string.IsNullOrEmpty(i.Documentation) ? " (says nothing)" : "")))} for {string.Join(", ", expected)}");
                    }
                }
            }
        }

        Assert.True(missing.Length == 0, missing.ToString());
        Assert.True(tried >= 40, $"{kind} has too few fields with values: {tried}.");
    }

    [Theory]
    [InlineData("post-mortem")]
    [InlineData("incident-report")]
    [InlineData("rca")]
    [InlineData("coe")]
    public void Every_field_of_the_head_offers_its_values_in_the_front_matter(string kind)
    {
        var profile = ProfileSet.Builtin.Find(kind)!;
        foreach (var field in profile.Fields.Where(f => f.Section is null && profile.VocabularyOf(f) is not null))
        {
            foreach (var key in (string[])[field.Id, field.Label.ToLowerInvariant().Replace(' ', '_')])
            {
                var (text, offset) = Subject.Split($"---\nkind: {kind}\n{key}: <|>\nauthor: dana\n---\n\n# X\n");
                var items = Completions.At(Subject.Analyze(text, null), offset, new CompletionRequest(Subject.Now, false));
                Assert.Equal(profile.VocabularyOf(field)!.Values.Where(v => !v.Discouraged).Select(v => v.Value), items.Select(i => i.Label));
            }
        }
    }

    private static string Headings(Profile profile, string? section)
    {
        var path = profile.Sections.Select(s => PathTo(s, section)).FirstOrDefault(p => p is not null) ?? [];
        return string.Concat(path.Select(s => $"{new string('#', s.Level)} {s.Title}\n\n"));
    }

    private static List<ProfileSection>? PathTo(ProfileSection here, string? id) =>
        here.Id == id ? [here] : here.Children.Select(c => PathTo(c, id)).FirstOrDefault(p => p is not null) is { } below ? [here, .. below] : null;
}
