using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Tests.Model;

public sealed class BlockReadingTest
{
    [Fact]
    public void Prose_that_was_only_searched_for_figures_is_as_good_as_other_prose_without_any()
    {
        var (old, now) = (Read("Some of those who came left again.\n"), Read("Some of those who came soon left again.\n"));
        _ = old.Impact;
        _ = old.Languages;
        Assert.True(old.IsAsGoodAs(now));
        Assert.False(old.IsAsGoodAs(Read("1,200 users left again.\n")));
    }

    [Fact]
    public void Prose_whose_text_was_taken_is_not()
    {
        var (old, now) = (Read("Some of those who came left again.\n"), Read("Some of those who came soon left again.\n"));
        _ = old.Plain;
        Assert.False(old.IsAsGoodAs(now));
    }

    private static BlockReading Read(string text) => Document.Parse(text)[0].Get(BlockReader.Default);
}
