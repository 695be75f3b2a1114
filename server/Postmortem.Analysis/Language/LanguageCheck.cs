namespace Postmortem.Analysis.Language;

/// <summary>Reads a stretch of prose with one lexicon. For prose that stands in a document see <see cref="LanguageRecognizer"/>.</summary>
internal static class LanguageCheck
{
    /// <summary>Every wording that some pattern knows, whatever the section; who is meant by a name is not decided here.</summary>
    public static IReadOnlyList<LanguageHit> Check(string text, Lexicon lexicon)
    {
        List<LanguageHit>? hits = null;
        SentenceReader.Read(text, 0, text.Length, lexicon, -1, ref hits);
        return hits ?? (IReadOnlyList<LanguageHit>)[];
    }
}
