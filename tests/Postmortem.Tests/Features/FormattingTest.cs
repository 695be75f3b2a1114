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

    [Theory]
    [InlineData("- 9:05 - Alert fired\n- 14:00: Fixed\n- 14:10 - Closed\n", "- 09:05 - Alert fired\n- 14:00 - Fixed\n- 14:10 - Closed\n")]
    [InlineData("- **9:05** – Alert fired\n- **14:00** – Fixed\n- 14:10 - Closed\n", "- **09:05** – Alert fired\n- **14:00** – Fixed\n- **14:10** – Closed\n")]
    [InlineData("* [09:05] Alert fired\n* [14:00]  Fixed\n* [14:10] Closed\n", "* [09:05] Alert fired\n* [14:00] Fixed\n* [14:10] Closed\n")]
    [InlineData("- 09:05：警报触发 ✅\n- 9:30：已修复\n", "- 09:05：警报触发 ✅\n- 09:30：已修复\n")]
    [InlineData("- 9:05 - Alert 🎉 fired\r\n- 14:00: Fixed\r\n  at last\r\n- 14:10 - Closed\r\n", "- 09:05 - Alert 🎉 fired\r\n- 14:00 - Fixed\r\n  at last\r\n- 14:10 - Closed\r\n")]
    [InlineData("- 14:00 ~10 % of requests fail\n- 14:10 - Fixed\n- 14:20 - Closed\n", "- 14:00 - ~10 % of requests fail\n- 14:10 - Fixed\n- 14:20 - Closed\n")]
    [InlineData("1. 2026-03-17 9:05 - Alert fired\n2. 2026-03-17 14:00 - Fixed\n", "1. 2026-03-17 09:05 - Alert fired\n2. 2026-03-17 14:00 - Fixed\n")]
    [InlineData("- 9:05 - Alert fired\n\n### Later\n\n- 14:00: Fixed\n", "- 09:05 - Alert fired\n\n### Later\n\n- 14:00: Fixed\n")]
    public void A_timeline_of_items_writes_its_times_alike(string before, string after) => CheckTimeline(before, after);

    [Theory]
    [InlineData("- 9:05 AM - Alert fired\n- 2:00 PM - Fixed\n")]
    [InlineData("- **14:00 Alert fired** by the monitor\n- **14:10 Fixed** by a rollback\n")]
    [InlineData("- T+1:05 - Alert fired\n- T+1:20 - Fixed\n")]
    public void What_may_mean_something_stays_in_a_timeline(string text) => CheckTimeline(text, text);

    [Fact]
    public void A_long_timeline_of_items_is_formatted_in_one_go()
    {
        var before = string.Concat(Enumerable.Range(0, 3000).Select(i => $"- {i / 1000 + 1}:{i / 100 % 6}{i % 10}: Step {i}\n"));
        CheckTimeline(before, string.Concat(before.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => "- 0" + l[2..] + "\n")));
    }

    [Fact]
    public void A_huge_table_is_left_alone() =>
        Assert.Empty(Formatting.Edits(Subject.Blocks("|a|b|\n|-|-|\n" + string.Concat(Enumerable.Repeat("|c|d|\n", 5000)))));

    [Fact]
    public void What_is_no_table_is_left_alone() => Check("a | b\n\n```\n|a|b|\n|-|-|\n```\n", "a | b\n\n```\n|a|b|\n|-|-|\n```\n");

    private static void CheckTimeline(string before, string after)
    {
        const string Head = "# Post-Mortem: X\n\n- **Date:** 2026-03-17\n\n## Timeline (UTC)\n\n";
        var analysis = Subject.Analyze(Head + before);
        Assert.NotEmpty(analysis.Model.Timeline.Entries);
        var formatted = Edits.Apply(Head + before, Formatting.Edits(analysis));
        Assert.Equal(Head + after, formatted);
        Assert.Empty(Formatting.Edits(Subject.Analyze(formatted)));
    }

    private static void Check(string before, string after)
    {
        var analysis = Subject.Blocks(before);
        var formatted = Edits.Apply(before, Formatting.Edits(analysis));
        Assert.Equal(after, formatted);
        Assert.Empty(Formatting.Edits(Subject.Blocks(formatted)));
    }
}
