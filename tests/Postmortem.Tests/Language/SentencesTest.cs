using static Postmortem.Tests.Language.Wordings;

namespace Postmortem.Tests.Language;

/// <summary>
/// Sentences as people of many trades write them, one a line and each on its own: the blameful ones were written first and run
/// afterwards, so that they say something about wordings nobody had in mind.
/// </summary>
public sealed class SentencesTest
{
    [Fact]
    public void Every_blameful_sentence_is_reported() => Assert.DoesNotContain(Read("blameful"), sentence => Find(sentence).Length == 0);

    [Fact]
    public void No_innocent_sentence_is_reported() =>
        Assert.Equal("", string.Join('\n', Read("innocent").Where(sentence => Find(sentence).Length > 0).Select(sentence => $"{sentence} -> {Find(sentence)}")));

    public static IReadOnlyList<string> Read(string name)
    {
        using var stream = typeof(SentencesTest).Assembly.GetManifestResourceStream($"sentences/{name}.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
