using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Features;
using Postmortem.Analysis.Text;

namespace Postmortem.Tests.Features;

public sealed class FormattingTest
{
    [Fact]
    public void Pipes_are_aligned() => Check(
        """
        |Time|Event|
        |---|:-:|
        |14:00|Alert fired|
        |14:05| ok|
        """,
        """
        | Time  |    Event    |
        | ----- | :---------: |
        | 14:00 | Alert fired |
        | 14:05 |     ok      |
        """);

    [Fact]
    public void Wide_characters_and_emoji_take_two_columns() => Check(
        """
        | 时间 | Event |
        | -- | -- |
        | a | ✅ done |
        | 👩‍💻 | é |
        """,
        """
        | 时间 | Event   |
        | ---- | ------- |
        | a    | ✅ done |
        | 👩‍💻   | é       |
        """);

    [Fact]
    public void Cells_keep_what_they_say_and_rows_keep_their_cells() => Check(
        """
        a | b
        --|--
        `x|y` | p \| q
        | only |
        | 1 | 2 | 3 |
        """,
        """
        | a     | b      |
        | ----- | ------ |
        | `x|y` | p \| q |
        | only  |
        | 1     | 2      | 3   |
        """);

    [Fact]
    public void A_very_long_cell_does_not_push_the_others_apart()
    {
        var cell = new string('x', 200);
        Check($"|a|b|\n|-|-|\n|{cell}|c|\n|d|e|", $"| a   | b   |\n| --- | --- |\n| {cell} | c   |\n| d   | e   |");
    }

    [Fact]
    public void Indented_and_quoted_tables_keep_their_place() => Check("> |a|b|\n> |-|-|\n> |c|dd|", "> | a   | b   |\n> | --- | --- |\n> | c   | dd  |");

    [Fact]
    public void Windows_line_breaks_stay() => Check("|a|b|\r\n|-|-|\r\n|c|d|\r\n", "| a   | b   |\r\n| --- | --- |\r\n| c   | d   |\r\n");

    [Fact]
    public void A_range_aligns_only_the_tables_that_it_touches()
    {
        const string Table = "|a|b|\n|-|-|\n";
        var text = Table + "\nText\n\n" + Table;
        var analysis = Subject.Blocks(text);
        var edits = Formatting.Edits(analysis, new TextSpan(text.LastIndexOf("|-", StringComparison.Ordinal), 1));
        Assert.Equal(Table + "\nText\n\n| a   | b   |\n| --- | --- |\n", Edits.Apply(text, edits));
    }

    [Fact]
    public void A_huge_table_is_left_alone() =>
        Assert.Empty(Formatting.Edits(Subject.Blocks("|a|b|\n|-|-|\n" + string.Concat(Enumerable.Repeat("|c|d|\n", 5000)))));

    [Fact]
    public void What_is_no_table_is_left_alone() => Check("a | b\n\n```\n|a|b|\n|-|-|\n```\n", "a | b\n\n```\n|a|b|\n|-|-|\n```\n");

    private static void Check(string before, string after)
    {
        var analysis = Subject.Blocks(before);
        var formatted = Edits.Apply(before, Formatting.Edits(analysis));
        Assert.Equal(after, formatted);
        Assert.Empty(Formatting.Edits(Subject.Blocks(formatted)));
    }
}
