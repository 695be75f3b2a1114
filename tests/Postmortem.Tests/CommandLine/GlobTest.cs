using Postmortem.Analysis.Profiles;

namespace Postmortem.Tests.CommandLine;

public sealed class GlobTest
{
    [Theory]
    [InlineData("*.md", "a.md", true)]
    [InlineData("*.md", "a.txt", false)]
    [InlineData("a*b*c", "aXbYbZc", true)]
    [InlineData("?.md", "ä.md", true)]
    [InlineData("?.md", ".md", false)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[!a-c]x", "bx", false)]
    [InlineData("[^a-c]x", "dx", true)]
    [InlineData("[", "[", true)]
    [InlineData(@"\*.md", "*.md", true)]
    [InlineData(@"\*.md", "a.md", false)]
    [InlineData("", "", true)]
    public void A_name_matches_a_pattern(string pattern, string name, bool expected) =>
        Assert.Equal(expected, Glob.MatchesName(pattern, name));

    [Theory]
    [InlineData("docs/*.md", "docs/a.md", true)]
    [InlineData("docs/*.md", "docs/sub/a.md", false)]
    [InlineData("docs/**/*.md", "docs/a.md", true)]
    [InlineData("docs/**/*.md", "docs/x/y/a.md", true)]
    [InlineData("**/a.md", "a.md", true)]
    [InlineData("a/**", "a", false)]
    [InlineData("a/**", "a/b/c", true)]
    [InlineData("**/x/**/y", "1/x/2/x/3/y", true)]
    public void A_path_matches_a_pattern(string pattern, string path, bool expected) =>
        Assert.Equal(expected, Glob.Matches(pattern.Split('/'), path.Split('/')));
}
