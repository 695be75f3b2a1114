using Postmortem.Analysis.Features;
using Postmortem.Analysis.Rules;

namespace Postmortem.Tests.Features;

public sealed class IdReferencesTest
{
    private const string Text = "# Post-Mortem: X\n\n- **Incident ID:** INC-2026-001\n\nSee INC-2026-001-b, INC-2026-001, RCA-7 and AI-001.\n\n## Action Items\n\n| ID | Action | Owner |\n| --- | --- | --- |\n| AI-001 | Cap it, see OPS-7 | @dana |\n";

    [Theory]
    [InlineData("INC-2026-<|>001\n", "INC-2026-001")]
    [InlineData(", INC-20<|>26-001,", "INC-2026-001")]
    [InlineData("RC<|>A-7", "RCA-7")]
    [InlineData("and AI-0<|>01", "AI-001 (local)")]
    [InlineData("| AI-001<|> |", "AI-001 (local)")]
    [InlineData("OPS<|>-7", null)]
    [InlineData("Se<|>e", null)]
    public void An_id_is_found_where_the_cursor_is(string place, string? expected)
    {
        var at = Text.IndexOf(place.Replace(Subject.Cursor, "", StringComparison.Ordinal), StringComparison.Ordinal);
        var workspace = new WorkspaceFacts { Documents = [new WorkspaceDocument("a.md", "rca", null, null, "RCA-7", [])] };
        var target = IdReferences.At(Subject.Analyze(Text, workspace: workspace), at + place.IndexOf(Subject.Cursor, StringComparison.Ordinal));
        Assert.Equal(expected, target is null ? null : Text.Substring(target.Span.Start, target.Span.Length) + (target.IsLocal ? " (local)" : ""));
    }

    [Theory]
    [InlineData("AI-001 and AI-0011, xAI-001 (AI-001) AI-001-b AI-001- `AI-001`", 4)]
    [InlineData("", 0)]
    public void Only_whole_words_are_references(string text, int expected) => Assert.Equal(expected, IdReferences.In(text, "AI-001").Count);

    [Theory]
    [InlineData("INC-2027-001", true)]
    [InlineData("A1", true)]
    [InlineData("has space-1", false)]
    [InlineData("nodigits", false)]
    [InlineData("-1a", false)]
    [InlineData("", false)]
    public void A_new_name_has_to_be_an_id(string name, bool isGood) => Assert.Equal(isGood, IdReferences.FindProblem(name) is null);
}
