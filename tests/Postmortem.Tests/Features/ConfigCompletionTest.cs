using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Features.Completion;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Tests.Features;

public sealed class ConfigCompletionTest
{
    [Theory]
    [InlineData("check: <|>", "onType, onSave")]
    [InlineData("language:\n  names: <|>", "roles-in-analysis, allowed, never")]
    [InlineData("rules:\n  missing-section: <|>", "off, hint, info, warning, error")]
    [InlineData("language:\r\n  names: never\r\n  <|>", "passive, fiveWhys, strictness, delay, allowedWords, roles, services")]
    [InlineData("coe:\n  <|>\ntimezone: UTC", "path, idFormat")]
    [InlineData("targets:\n  ttd:\n    sev-1: 5 min\n    <|>", "sev-2, sev-3, sev-4, sev-5")]
    [InlineData("roster:\n  people:\n    - name: Dana\n      <|>", "handle, role, team")]
    [InlineData("maxFindings: <|>", "1000")]
    [InlineData("# a comment <|>", "")]
    [InlineData("unknown:\n  <|>", "")]
    public void Keys_and_values_follow_from_the_settings(string marked, string expected) =>
        Assert.Equal(expected, string.Join(", ", Items(marked).Select(i => i.Label)));

    [Fact]
    public void An_empty_file_is_offered_every_key() =>
        Assert.StartsWith("check, files, maxFindings, rules, timezone", string.Join(", ", Items("<|>").Select(i => i.Label)), StringComparison.Ordinal);

    [Theory]
    [InlineData("ch<|>", "check", "check: ")]
    [InlineData("check:<|>", "onSave", "check: onSave")]
    [InlineData("check: onT<|>ype", "onSave", "check: onSave")]
    [InlineData("lang<|>", "language", "language:\n  ")]
    [InlineData("fi<|>: x", "files", "files: x")]
    public void What_is_there_is_replaced(string marked, string label, string expected)
    {
        var (text, _) = Subject.Split(marked);
        Assert.Equal(expected, Edits.Apply(text, [Items(marked).Single(i => i.Label == label).Edit]));
    }

    [Fact]
    public void A_key_says_what_it_is_for() => Assert.Equal("When documents are checked.", Items("ch<|>").First(i => i.Label == "check").Documentation);

    [Theory]
    [InlineData("file:///w/.postmortem/config.yaml", "config")]
    [InlineData(".postmortem/profiles/mine.yaml", "profile")]
    [InlineData(".postmortem/vocabularies/severity.yml", "vocabulary")]
    [InlineData(".postmortem/templates/coe.md", null)]
    [InlineData("docs/config.yaml", null)]
    public void Files_of_a_workspace_are_known_by_their_place(string path, string? expected) => Assert.Equal(expected, ConfigCompletion.FindShape(path)?.Name);

    private static IReadOnlyList<CompletionItem> Items(string marked)
    {
        var (text, offset) = Subject.Split(marked);
        return ConfigCompletion.At(SourceText.From(text), offset, Settings.Shape);
    }
}
