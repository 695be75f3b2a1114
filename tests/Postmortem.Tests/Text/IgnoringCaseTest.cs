using Postmortem.Analysis.Text;

namespace Postmortem.Tests.Text;

public sealed class IgnoringCaseTest
{
    [Theory]
    [InlineData("The Password was", "password", 4)]
    [InlineData("PASSWORD", "password", 0)]
    [InlineData("passwor", "password", -1)]
    [InlineData("pass pass password", "password", 10)]
    [InlineData("a--b", "--", 1)]
    [InlineData("Lỗi DO con người", "do CON", 4)]
    [InlineData("LỖI", "lỗi", 0)]
    [InlineData("検知して障害を検証", "障害", 4)]
    [InlineData("abc", "", 0)]
    [InlineData("", "abc", -1)]
    public void Finds_the_first_place(string text, string word, int expected) => Assert.Equal(expected, text.IndexOfIgnoringCase(word));

    [Fact]
    public void Goes_on_from_a_place()
    {
        Assert.Equal(4, "one One".IndexOfIgnoringCase("one", 1));
        Assert.Equal(-1, "one One".IndexOfIgnoringCase("one", 5));
        Assert.Equal(-1, "one".IndexOfIgnoringCase("one", 3));
    }

    [Fact]
    public void Agrees_with_the_library_on_any_text()
    {
        // Letters that have relatives outside of ASCII are the ones to get wrong: dotless and dotted i, long s, the Kelvin sign.
        const string Letters = "aAkKK sSſiIıİßẞéÉỗỖ-_1ǆǅǄ";
        var random = new Random(5);
        for (var round = 0; round < 20_000; round++)
        {
            var text = Make(random.Next(24));
            var word = Make(random.Next(1, 4));
            Assert.True(
                text.IndexOf(word, StringComparison.OrdinalIgnoreCase) == text.IndexOfIgnoringCase(word),
                $"\"{word}\" in \"{text}\"");
        }

        string Make(int length) => string.Create(length, random, static (chars, random) =>
        {
            foreach (ref var c in chars)
            {
                c = Letters[random.Next(Letters.Length)];
            }
        });
    }
}
