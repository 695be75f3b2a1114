using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Language;

/// <summary>Finds the wordings of one block. Quotations, code, headings and comments are evidence or structure and are not read.</summary>
internal sealed class LanguageRecognizer(LanguageKnowledge knowledge) : Recognizer<BlockLanguage>
{
    public override BlockLanguage Recognize(Block block)
    {
        if (block.QuoteDepth > 0 || block.IsOversized || block.Kind is not (BlockKind.Paragraph or BlockKind.ListItem or BlockKind.TableRow)
            || (block.Kind == BlockKind.TableRow && block.Row != RowKind.Body))
        {
            return BlockLanguage.Nothing;
        }

        List<LanguageHit>? hits = null;
        var language = "";
        if (LanguageGuess.IsVietnamese(block.ContentText))
        {
            language = "vi";
            Read(block, knowledge.Vietnamese, true, ref hits);
            Read(block, knowledge.UnmarkedVietnamese, false, ref hits);
        }
        else if (Read(block, knowledge.English, null, ref hits) && LanguageGuess.IsUnmarkedVietnamese(block.ContentText))
        {
            (language, hits) = ("vi", null);
            Read(block, knowledge.UnmarkedVietnamese, null, ref hits);
        }

        if (hits is null)
        {
            return BlockLanguage.Nothing;
        }

        // What language a block is in matters only where something was found.
        language = language.Length > 0 ? language : LanguageGuess.Of(block.ContentText);
        return language is "" or "en" or "vi" ? new BlockLanguage { Language = language, Hits = hits } : BlockLanguage.Nothing;
    }

    /// <summary>"| on-call engineer | forgets the second host |": a cell without a subject is about who is named in the cell before.</summary>
    private static void MarkActed(Block block, int cell, Lexicon lexicon, List<LanguageHit>? hits, int from)
    {
        if (cell == 0 || hits is null || !hits.Skip(from).Any(hit => hit.Subject == SubjectClass.Implied))
        {
            return;
        }

        var span = block.Cells[cell - 1].Span;
        if (!SentenceReader.IsPerson(block.Text, span.Start, span.End, lexicon))
        {
            return;
        }

        for (var i = from; i < hits.Count; i++)
        {
            hits[i] = hits[i] with { HasActorBefore = true };
        }
    }

    /// <summary>Returns whether the block has words of another language.</summary>
    private static bool Read(Block block, Lexicon lexicon, bool? marked, ref List<LanguageHit>? hits)
    {
        if (block.Kind != BlockKind.TableRow)
        {
            return SentenceReader.Read(block.Text, block.Content.Start, block.Content.End, lexicon, -1, marked, ref hits);
        }

        var foreign = false;
        for (var i = 0; i < block.Cells.Count; i++)
        {
            var span = block.Cells[i].Span;
            var before = hits?.Count ?? 0;
            foreign |= SentenceReader.Read(block.Text, span.Start, span.End, lexicon, i, marked, ref hits);
            MarkActed(block, i, lexicon, hits, before);
        }

        return foreign;
    }
}

internal sealed class HitSieve(LanguageRecognizer recognizer) : BlockSieve
{
    public override bool Picks(Block block) => block.Get(recognizer).Hits.Count > 0;
}
