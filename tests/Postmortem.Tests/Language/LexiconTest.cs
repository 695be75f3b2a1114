using Postmortem.Analysis.Language;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using YamlDotNet.RepresentationModel;
using static Postmortem.Tests.Language.Wordings;

namespace Postmortem.Tests.Language;

public sealed class LexiconTest
{
    [Fact]
    public void The_English_lexicon_has_no_problems()
    {
        Assert.Empty(LanguageKnowledge.Shipped.English.Problems);
    }

    [Fact]
    public void Every_rule_of_the_lexicon_is_listed_among_the_rules()
    {
        var inLexicon = LanguageKnowledge.Shipped.English.Rules.Select(rule => rule.Code).Order(StringComparer.Ordinal);
        Assert.Equal(inLexicon, WordingRule.All.Select(rule => rule.Code));
    }

    [Fact]
    public void Vietnamese_wordings_belong_to_rules_that_English_explains()
    {
        var english = LanguageKnowledge.Shipped.English.Rules.Select(rule => rule.Code).ToHashSet();
        Assert.DoesNotContain(LanguageKnowledge.Shipped.Vietnamese.Rules, rule => !english.Contains(rule.Code));
    }

    [Theory]
    [InlineData("language/en.yaml")]
    [InlineData("language/vi.yaml")]
    public void A_lexicon_means_the_same_to_a_full_YAML_parser(string path)
    {
        var text = ShippedFiles.Get(path);
        var (root, problems) = LexiconReader.Read(text);
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        Assert.Empty(problems);
        Assert.Equal(Render(stream.Documents[0].RootNode), Render(root));
    }

    [Fact]
    public void Every_rule_says_why_and_shows_something_better()
    {
        foreach (var rule in LanguageKnowledge.Shipped.English.Rules)
        {
            Assert.InRange(rule.Message.Length, 40, 220);
            Assert.True(rule.Why.Count(c => c is '.' or ';') >= 2, $"{rule.Code} gives its reason in two sentences.");
            Assert.True(rule.Instead.Length > 20, $"{rule.Code} has a better sentence.");
            Assert.DoesNotContain("You ", rule.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_better_sentences_have_no_findings()
    {
        foreach (var rule in LanguageKnowledge.Shipped.English.Rules)
        {
            Assert.Equal($"{rule.Code}\n", $"{rule.Code}\n{Find(rule.Instead)}");
        }
    }

    [Fact]
    public void A_workspace_adds_roles_and_patterns()
    {
        const string own = "words:\n  roles: [warden]\nrules:\n  blaming-language:\n    patterns:\n      - match: \"went cowboy\"\n";
        var context = Context(null, (".postmortem/language/en.yaml", own));
        Assert.Equal("person-failed-to: failed to lock", Find("The warden failed to lock the gate.", context));
        Assert.Equal("blaming-language: went cowboy", Find("Operations went cowboy.", context));
        Assert.Equal("", Find("The warden failed to lock the gate."));
    }

    [Fact]
    public void Settings_add_roles_and_allow_words()
    {
        var settings = Settings.Default with { Language = Settings.Default.Language with { Roles = ["duty officer"], AllowedWords = ["human error"] } };
        var context = Context(settings);
        Assert.Equal("person-failed-to: failed to call", Find("The duty officer failed to call.", context));
        Assert.Equal("", Find("Root cause: human error.", context));
    }

    [Theory]
    [InlineData("rules:\n  blaming-language:\n    patterns:\n      - match: \"the a of\"\n        subject: martian\n", "martian")]
    [InlineData("rules:\n  blaming-language:\n    patterns:\n      - match: \"...3\"\n", "no word by which")]
    [InlineData("words:\n  roles: [a, b\n", "not closed")]
    public void A_broken_lexicon_is_described(string own, string problem)
    {
        var (root, problems) = LexiconReader.Read(own);
        var lexicon = Lexicon.Build(root);
        Assert.Contains(problems.Concat(lexicon.Problems), p => p.Message.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Problems_of_a_workspace_lexicon_stand_on_their_lines()
    {
        const string own = "rules:\n  blaming-language:\n    patterns:\n      - match: went cowboy\n        subject: martian\n";
        var problem = Assert.Single(LanguageKnowledge.ProblemsOf("language/en.yaml", own));
        Assert.Equal("      - match: went cowboy", own.Substring(problem.Span.Start, problem.Span.Length));
        Assert.Single(LanguageKnowledge.ProblemsOf("language/tlh.yaml", own));
        Assert.Empty(LanguageKnowledge.ProblemsOf("language/en.yaml", "words:\n  roles: [warden]\n"));
    }

    private static string Render(YamlNode node) => node switch
    {
        YamlScalarNode scalar => $"<{scalar.Value}>",
        YamlSequenceNode sequence => "[" + string.Join(",", sequence.Select(Render)) + "]",
        YamlMappingNode mapping => "{" + string.Join(",", mapping.Select(entry => $"{((YamlScalarNode)entry.Key).Value}:{Render(entry.Value)}")) + "}",
        _ => "?",
    };

    private static string Render(LexiconNode node) =>
        node.Items is { } items ? "[" + string.Join(",", items.Select(Render)) + "]"
        : node.Entries is { } entries ? "{" + string.Join(",", entries.Select(entry => $"{entry.Key}:{Render(entry.Value)}")) + "}"
        : $"<{node.Scalar}>";
}
