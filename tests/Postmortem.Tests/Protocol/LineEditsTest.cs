using Postmortem.LanguageServer;

namespace Postmortem.Tests.Protocol;

public sealed class LineEditsTest
{
    /// <summary>Each edit: first line, last line, and the last line of what replaced them.</summary>
    [Theory]
    [InlineData(5, 5, 5, 4, 4, 4)]
    [InlineData(5, 5, 5, 5, 5, 5)]
    [InlineData(5, 5, 7, 7, 5, 5)]
    [InlineData(5, 5, 7, 9, 7, 7)]
    [InlineData(5, 8, 5, 5, 5, 8)]
    [InlineData(5, 8, 5, 6, 9, 9)]
    public void A_line_is_traced_back_through_an_edit(int first, int last, int newLast, int line, int from, int to)
    {
        var edits = new LineEdits();
        edits.Add(first, last, newLast);
        Assert.Equal((from, to), edits.Before(line));
    }

    [Fact]
    public void An_inserted_line_and_one_of_another_text_were_none()
    {
        var inserted = new LineEdits();
        inserted.Add(5, 5, 7);
        Assert.Null(inserted.Before(6));

        var replaced = new LineEdits();
        replaced.ReplaceAll();
        Assert.Null(replaced.Before(3));
    }

    [Fact]
    public void Edits_are_traced_back_from_the_last_to_the_first()
    {
        var edits = new LineEdits();
        edits.Add(2, 2, 4);
        var later = new LineEdits();
        later.Add(10, 12, 10);
        edits.Add(later);
        Assert.Equal((8, 10), edits.Before(10));
        Assert.Equal(10, edits.Caret);
    }
}
