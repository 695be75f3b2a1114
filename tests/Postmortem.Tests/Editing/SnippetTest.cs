using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Tests.Editing;

public sealed class SnippetTest
{
    [Theory]
    [InlineData("costs $5 {a} \\n", "costs \\$5 {a\\} \\\\n")]
    [InlineData("plain", "plain")]
    public void Special_characters_mean_themselves(string text, string expected) => Assert.Equal(expected, Snippet.Escape(text));

    [Theory]
    [InlineData("[What happened]", "${1:[What happened]}$0")]
    [InlineData("| [HH:MM] | x | [$5] |", "| ${1:[HH:MM]} | x | ${2:[\\$5]} |$0")]
    [InlineData("- [ ] [Do it] [link](x) ![i](y) [^1]", "- [ ] ${1:[Do it]} [link](x) ![i](y) [^1]$0")]
    public void Slots_become_tab_stops(string template, string expected) => Assert.Equal(expected, Snippet.FromTemplate(template));

    [Fact]
    public void The_slot_of_a_closed_vocabulary_becomes_a_choice_that_begins_with_the_slot()
    {
        var profile = new Profile
        {
            Id = "x",
            Fields = [new ProfileField { Id = "severity", Label = "Severity", Vocabulary = "v" }],
            Vocabularies = new Dictionary<string, Vocabulary>
            {
                ["v"] = new Vocabulary { Id = "v", Values = [new VocabularyValue { Value = "A, b", Canonical = "a" }, new VocabularyValue { Value = "C", Canonical = "c" }, new VocabularyValue { Value = "D", Canonical = "d", Discouraged = true }] },
            },
        };
        Assert.Equal("- **Severity:** ${1|[A\\, b or C],A\\, b,C|}$0", Snippet.FromTemplate("- **Severity:** [A, b or C]", profile));
    }
}
