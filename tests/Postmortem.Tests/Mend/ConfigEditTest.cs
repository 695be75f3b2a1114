using Postmortem.Analysis.Editing;
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
}
