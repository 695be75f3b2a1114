using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Profiles;
using Postmortem.Authoring.Mend;

namespace Postmortem.Tests.Mend;

public sealed class ConfigEditTest
{
    [Theory]
    [InlineData("", "rules:\n  hindsight: off\n")]
    [InlineData("check: onSave", "check: onSave\nrules:\n  hindsight: off\n")]
    [InlineData("# ours\ncheck: onSave\n", "# ours\ncheck: onSave\nrules:\n  hindsight: off\n")]
    [InlineData("rules:", "rules:\n  hindsight: off\n")]
    [InlineData("rules:\n    blame: hint # soft\ncheck: onSave\n", "rules:\n    hindsight: off\n    blame: hint # soft\ncheck: onSave\n")]
    [InlineData("rules:\n  # why\n  hindsight: error\n  blame: hint\n", "rules:\n  # why\n  hindsight: off\n  blame: hint\n")]
    [InlineData("rules: {}\n", "rules: {hindsight: off}\n")]
    [InlineData("rules: { blame: hint }\ncheck: onSave\n", "rules: { blame: hint , hindsight: off}\ncheck: onSave\n")]
    [InlineData("check: onSave\r\nrules:\r\n  blame: hint\r\n", "check: onSave\r\nrules:\r\n  hindsight: off\r\n  blame: hint\r\n")]
    [InlineData("language:\n  rules: x\n", "language:\n  rules: x\nrules:\n  hindsight: off\n")]
    public void A_rule_is_turned_off_and_everything_else_stays(string before, string after) =>
        Assert.Equal(after, Edits.Apply(before, [ConfigEdit.SetRuleLevel(before, "hindsight", "off")]));

    [Theory]
    [InlineData("", "language:\n  allowedWords:\n    - \"human error\"\n")]
    [InlineData("# ours\ncheck: onSave", "# ours\ncheck: onSave\nlanguage:\n  allowedWords:\n    - \"human error\"\n")]
    [InlineData("language:\n  names: never # ours\ncheck: onSave\n", "language:\n  allowedWords:\n    - \"human error\"\n  names: never # ours\ncheck: onSave\n")]
    [InlineData("language:\n  allowedWords:\n    - fat finger\n  names: never\n", "language:\n  allowedWords:\n    - \"human error\"\n    - fat finger\n  names: never\n")]
    [InlineData("language:\n  allowedWords:\n  # said so\n  - fat finger\n", "language:\n  allowedWords:\n  - \"human error\"\n  # said so\n  - fat finger\n")]
    [InlineData("language:\n  allowedWords: [fat finger]\n", "language:\n  allowedWords: [\"human error\", fat finger]\n")]
    [InlineData("language:\n  allowedWords: []\n", "language:\n  allowedWords: [\"human error\"]\n")]
    [InlineData("language: {names: never}\n", "language: {allowedWords: [\"human error\"], names: never}\n")]
    [InlineData("language: {names: never, allowedWords: [a]}\n", "language: {names: never, allowedWords: [\"human error\", a]}\n")]
    [InlineData("language:\r\n  strictness: strict\r\n", "language:\r\n  allowedWords:\r\n    - \"human error\"\r\n  strictness: strict\r\n")]
    public void A_wording_is_allowed_and_everything_else_stays(string before, string after)
    {
        var changed = Edits.Apply(before, [ConfigEdit.AllowWording(before, "human error")]);
        Assert.Equal(after, changed);
        var (settings, problems, _) = SettingsReader.Read(changed);
        Assert.Empty(problems);
        Assert.Contains("human error", settings.Language.AllowedWords);
    }
}
