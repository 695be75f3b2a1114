using Postmortem.Analysis.Features;

namespace Postmortem.Tests.Features;

public sealed class SelectionRangesTest
{
    [Fact]
    public void A_selection_grows_from_the_word_to_the_document() => Check(
        "# X\n\n## Action Items\n\n| ID | Action |\n| --- | --- |\n| AI-001 | Cap the ti<|>meout |\n\n## End\n",
        "timeout",
        "Cap the timeout",
        "| AI-001 | Cap the timeout |",
        "| ID | Action |\n| --- | --- |\n| AI-001 | Cap the timeout |",
        "## Action Items\n\n| ID | Action |\n| --- | --- |\n| AI-001 | Cap the timeout |\n\n",
        "# X\n\n## Action Items\n\n| ID | Action |\n| --- | --- |\n| AI-001 | Cap the timeout |\n\n## End\n");

    [Fact]
    public void A_value_is_selected_before_its_line() => Check(
        "# 😀\r\n\r\n- **Severity:** SEV-1 (so<|>on)\r\n", "soon", "SEV-1 (soon)", "- **Severity:** SEV-1 (soon)", "# 😀\r\n\r\n- **Severity:** SEV-1 (soon)\r\n");

    [Fact]
    public void An_empty_document_is_selected_as_a_whole() => Check("<|>", "");

    private static void Check(string marked, params string[] expected)
    {
        var (text, offset) = Subject.Split(marked);
        Assert.Equal(expected, SelectionRanges.At(Subject.Analyze(text), offset).Select(s => text.Substring(s.Start, s.Length)));
    }
}
