using Postmortem.Analysis.Features;

namespace Postmortem.Tests.Features;

public sealed class FoldingTest
{
    [Fact]
    public void A_section_folds_up_to_its_last_line_that_says_something() => Check(
        """
        # Title
        ## Impact
        ### Customer
        Text.

        ## Timeline

        ## End
        """,
        "0-7 1-3 2-3");

    [Fact]
    public void Front_matter_code_and_comments_fold() => Check(
        """
        ---
        kind: rca
        ---
        ```
        x
        ```
        <!-- a
        b -->
        """,
        "0-2 3-5 6-7(comment)");

    [Fact]
    public void A_table_folds_under_its_header() => Check(
        """
        Before
        | Time | Event |
        | --- | --- |
        | 14:00 | x |

        After
        """,
        "1-3");

    [Fact]
    public void Lists_fold_under_their_first_item_and_items_with_others_below_them() => Check(
        """
        - one
        - two
          - deep
          - deeper
        - three
        """,
        "0-4 1-3");

    [Fact]
    public void Windows_line_breaks_change_nothing() =>
        Assert.Equal([new Fold(0, 2, FoldKind.Region)], Folding.Of(Subject.Blocks("# A\r\n\r\nText\r\n\r\n")));

    [Fact]
    public void An_empty_document_has_nothing_to_fold() => Assert.Empty(Folding.Of(Subject.Blocks("")));

    [Fact]
    public void Other_documents_are_left_to_the_editor() => Assert.Empty(Folding.Of(Subject.Analyze("# Read me\n\nText\n", kind: null)));

    /// <summary>The folds, in the order of their first lines.</summary>
    private static void Check(string text, string expected) =>
        Assert.Equal(expected, string.Join(" ", Folding.Of(Subject.Blocks(text)).Select(f => $"{f.StartLine}-{f.EndLine}{(f.Kind == FoldKind.Comment ? "(comment)" : "")}")));
}
