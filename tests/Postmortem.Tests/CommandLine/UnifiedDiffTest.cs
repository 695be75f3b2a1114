using Postmortem.App.Output;

namespace Postmortem.Tests.CommandLine;

public sealed class UnifiedDiffTest
{
    [Fact]
    public void Equal_texts_have_no_difference() => Check("a\nb\n", "a\nb\n", "");

    [Fact]
    public void A_changed_line_stands_between_three_lines_of_context() =>
        Check(
            "1\n2\n3\n4\n5\n6\n7\n8\n9\n",
            "1\n2\n3\n4\nfive\n6\n7\n8\n9\n",
            "--- a/x.md\n+++ b/x.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");

    [Fact]
    public void Changes_that_are_far_apart_are_hunks_of_their_own() =>
        Check(
            "1\n2\n3\n4\n5\n6\n7\n8\n9\n",
            "1\nnew\n2\n3\n4\n5\n6\n7\n8\n",
            "--- a/x.md\n+++ b/x.md\n@@ -1,4 +1,5 @@\n 1\n+new\n 2\n 3\n 4\n@@ -6,4 +7,3 @@\n 6\n 7\n 8\n-9\n");

    [Fact]
    public void A_missing_line_break_at_the_end_is_said() =>
        Check("a\nb", "a\nb\n", "--- a/x.md\n+++ b/x.md\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n");

    [Fact]
    public void A_text_out_of_nothing_begins_at_line_zero() =>
        Check("", "a\n", "--- a/x.md\n+++ b/x.md\n@@ -0,0 +1 @@\n+a\n");

    [Fact]
    public void Any_two_texts_differ_by_what_makes_one_of_the_other()
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var (a, b) = (Text(random), Text(random));
            using var output = new StringWriter();
            UnifiedDiff.Write(output, "x.md", a, b);
            Assert.Equal(b, a == b ? a : Patch(a, output.ToString()));
        }
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => (char)('a' + random.Next(4)) + "\n"));

    /// <summary>Applies a diff as `patch` would, strictly: the context has to be there.</summary>
    private static string Patch(string text, string diff)
    {
        var lines = text.Split('\n')[..^1];
        var result = new List<string>();
        var at = 0;
        foreach (var line in diff.Split('\n').Skip(2).SkipLast(1))
        {
            if (line.StartsWith("@@"))
            {
                var range = line.Split(' ')[1][1..].Split(',');
                var start = int.Parse(range[0]) - (range is [_, "0"] ? 0 : 1);
                result.AddRange(lines[at..start]);
                at = start;
            }
            else if (line[0] == '+')
            {
                result.Add(line[1..]);
            }
            else
            {
                Assert.Equal(lines[at], line[1..]);
                if (line[0] == ' ')
                {
                    result.Add(lines[at]);
                }

                at++;
            }
        }

        result.AddRange(lines[at..]);
        return string.Concat(result.Select(l => l + "\n"));
    }

    private static void Check(string before, string after, string expected)
    {
        using var output = new StringWriter();
        UnifiedDiff.Write(output, "x.md", before, after);
        Assert.Equal(expected, output.ToString());
    }
}
