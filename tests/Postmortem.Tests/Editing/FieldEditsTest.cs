using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Tests.Editing;

public sealed class FieldEditsTest
{
    [Theory]
    [InlineData("- **Duration:**<|>", "- **Duration:** 5 minutes")]
    [InlineData("- **Duration:**<|> \n", "- **Duration:** 5 minutes\n")]
    [InlineData("- **Duration:** <|>\r\n", "- **Duration:** 5 minutes\r\n")]
    [InlineData("| Duration |<|>|", "| Duration | 5 minutes |")]
    [InlineData("| Duration | <|>  |", "| Duration | 5 minutes |")]
    [InlineData("<|>", "5 minutes")]
    public void A_value_stands_one_space_behind_its_label(string marked, string expected)
    {
        var (text, offset) = Features.Subject.Split(marked);
        var edit = FieldEdits.Write(Document.Parse(text), new TextSpan(offset, 0), "5 minutes");
        Assert.Equal(expected, Edits.Apply(text, [edit]));
    }
}
