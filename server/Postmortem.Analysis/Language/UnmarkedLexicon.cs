namespace Postmortem.Analysis.Language;

/// <summary>
/// A lexicon file as it reads when nobody types marks. Texts that are put into documents keep theirs; what would be taken for
/// other words is left out: lists that end in "-marked" and patterns that say <c>marked: true</c>.
/// </summary>
internal static class UnmarkedLexicon
{
    public static LexiconNode Of(LexiconNode file) => new(file.Line)
    {
        Entries = [.. (file.Entries ?? []).Select(entry => new KeyValuePair<string, LexiconNode>(entry.Key, entry.Key is "texts" ? entry.Value : Fold(entry.Value)))],
    };

    private static LexiconNode Fold(LexiconNode node) => new(node.Line)
    {
        Scalar = node.Scalar is { } text ? VietnameseLetters.WithoutMarks(text) : null,
        Items = node.Items?.Where(item => item.FindText("marked") != "true").Select(Fold).ToList(),
        Entries = node.Entries?.Where(entry => !entry.Key.EndsWith("-marked", StringComparison.Ordinal))
            .Select(entry => new KeyValuePair<string, LexiconNode>(entry.Key, entry.Key is "message" or "replace" ? entry.Value : Fold(entry.Value))).ToList(),
    };
}
