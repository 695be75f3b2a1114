using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Tests.Syntax;

public sealed class BlockSieveTest
{
    [Fact]
    public void What_is_picked_after_edits_is_what_is_picked_from_scratch()
    {
        string[] pieces = ["# A\n", "\n", "text", "\n\n", "## B\n\nprose\n", "- item\n", "```\n", ""];
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var document = Document.Parse("# Title\n\nprose\n\n## One\n\n- a\n- b\n\n## Two\n\nmore\n");
            for (var edit = 0; edit < 60; edit++)
            {
                var start = random.Next(document.Text.Length + 1);
                var length = random.Next(3) == 0 ? Math.Min(random.Next(20), document.Text.Length - start) : 0;
                document = document.With(new TextSpan(start, length), pieces[random.Next(pieces.Length)]);

                // Versions that nobody asks are skipped over.
                if (random.Next(3) == 0)
                {
                    Assert.Equal(Document.Parse(document.Text).BlocksOf(HeadingSieve.Instance).ToArray(), document.BlocksOf(HeadingSieve.Instance).ToArray());
                }
            }
        }
    }
}
