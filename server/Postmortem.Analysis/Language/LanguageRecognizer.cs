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
        var language = LanguageGuess.IsVietnamese(block.ContentText) ? "vi" : "";
        var lexicon = language == "vi" ? knowledge.Vietnamese : knowledge.English;
        if (block.Kind == BlockKind.TableRow)
        {
            for (var i = 0; i < block.Cells.Count; i++)
            {
                var span = block.Cells[i].Span;
                SentenceReader.Read(block.Text, span.Start, span.End, lexicon, i, ref hits);
            }
        }
        else
        {
            SentenceReader.Read(block.Text, block.Content.Start, block.Content.End, lexicon, -1, ref hits);
        }

        if (hits is null)
        {
            return BlockLanguage.Nothing;
        }

        // What language a block is in matters only where something was found.
        language = language.Length > 0 ? language : LanguageGuess.Of(block.ContentText);
        return language is "" or "en" or "vi" ? new BlockLanguage { Language = language, Hits = hits } : BlockLanguage.Nothing;
    }
}

internal sealed class HitSieve(LanguageRecognizer recognizer) : BlockSieve
{
    public override bool Picks(Block block) => block.Get(recognizer).Hits.Count > 0;
}
