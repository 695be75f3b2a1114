using Postmortem.Analysis.Model;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>What a rewrite works on: one finding, its sentence as tokens, and ways to make edits in the document.</summary>
internal readonly ref struct RewriteScope
{
    private readonly int _start;

    private RewriteScope(Wording wording, DocumentModel model, RuleContext context, Sentence sentence, int start)
    {
        Wording = wording;
        Model = model;
        Context = context;
        Sentence = sentence;
        _start = start;
    }

    /// <summary>Where the block begins in the document.</summary>
    public int Start => _start;

    public Wording Wording { get; }

    public LanguageHit Hit => Wording.Hit;

    public DocumentModel Model { get; }

    public RuleContext Context { get; }

    public Sentence Sentence { get; }

    public Lexicon Lexicon => Sentence.Lexicon;

    /// <summary>Behind the last token that is no closing punctuation.</summary>
    public int EndOfWords
    {
        get
        {
            var end = Sentence.Tokens.Length;
            while (end > 0 && Sentence.Tokens[end - 1].Kind is TokenKind.Stop or TokenKind.Question or TokenKind.Exclamation or TokenKind.Break)
            {
                end--;
            }

            return end;
        }
    }

    public static RewriteScope Create(Wording wording, DocumentModel model, RuleContext context, TokenBuffer buffer)
    {
        var block = model.Document[wording.Block];
        var sentence = wording.Hit.Sentence;
        var lexicon = context.Language.For(block.Get(context.Language.Recognizer).Language, block.Text.AsSpan(sentence.Start, sentence.Length));
        Tokenizer.Read(block.Text, sentence.Start, sentence.End, lexicon.Words, buffer);
        return new RewriteScope(wording, model, context, new Sentence(block.Text, buffer.Tokens, lexicon), model.Document.GetStart(wording.Block));
    }

    /// <summary>The token that begins at or behind an offset of the block.</summary>
    public int TokenAt(int offset)
    {
        var i = 0;
        while (i < Sentence.Tokens.Length && Sentence.Tokens[i].Start < offset)
        {
            i++;
        }

        return i;
    }

    public string Text(int from, int to)
    {
        if (to <= from)
        {
            return "";
        }

        var span = Balanced(Sentence.Tokens[from].Start, EndOf(to - 1));

        // Emphasis around exactly these words belongs to them.
        foreach (var mark in (string[])["**", "__", "~~"])
        {
            if (Sentence.Text[..span.Start].EndsWith(mark) && Sentence.Text[span.End..].StartsWith(mark))
            {
                span = TextSpan.FromBounds(span.Start - mark.Length, span.End + mark.Length);
            }
        }

        return Sentence.Text.Slice(span.Start, span.Length).ToString();
    }

    public int EndOf(int token) => Sentence.Tokens[token].End;

    public TextEdit Replace(int from, int to, string text) => new(AbsoluteSpan(from, to), text);

    public TextSpan AbsoluteSpan(int from, int to) => Balanced(Sentence.Tokens[from].Start, EndOf(to - 1)).Shift(_start);

    /// <summary>A range that does not cut emphasis in two: the mark beside it that belongs to one inside is taken in.</summary>
    private TextSpan Balanced(int start, int end)
    {
        foreach (var mark in (string[])["**", "__", "~~"])
        {
            if (Sentence.Text[start..end].Count(mark) % 2 == 0)
            {
                continue;
            }

            if (Sentence.Text[end..].StartsWith(mark))
            {
                end += mark.Length;
            }
            else if (Sentence.Text[..start].EndsWith(mark))
            {
                start -= mark.Length;
            }
        }

        // A link is taken as a whole, or the words inside of it alone.
        var inside = Sentence.Text[start..end];
        if (inside.LastIndexOf('[') > inside.LastIndexOf(']') && Sentence.Text[end..].StartsWith("](") && Sentence.Text[end..].IndexOf(')') is var close and > 0)
        {
            end = inside.LastIndexOf('[') == 0 ? end : end + close + 1;
        }

        var target = inside.IndexOf("](");
        if (target >= 0 && inside[..target].IndexOf('[') < 0 && Sentence.Text[..start].LastIndexOf('[') is var open and >= 0)
        {
            start = open;
        }

        return TextSpan.FromBounds(start, end);
    }

    public TextEdit InsertAt(int offset, string text) => TextEdit.Insert(offset + _start, text);

    public TextEdit DeleteSpan(TextSpan span) => TextEdit.Delete(span.Shift(_start));

    public TextEdit ReplaceSpan(TextSpan span, string text) => new(span.Shift(_start), text);

    /// <summary>Whether a token stands where a capital letter is due.</summary>
    public bool IsAtStart(int token)
    {
        for (var i = token - 1; i >= 0; i--)
        {
            if (Sentence.Tokens[i].Kind is TokenKind.Number && i >= Sentence.Body)
            {
                return false;
            }

            if (Sentence.Tokens[i].Kind is TokenKind.Stop or TokenKind.Break or TokenKind.Colon or TokenKind.Dash or TokenKind.Number or TokenKind.Arrow)
            {
                return Sentence.Tokens[i].Kind != TokenKind.Colon || Sentence.Tokens[token].Is(TokenShape.Capitalised);
            }

            if (Sentence.Tokens[i].Kind != TokenKind.Symbol)
            {
                return false;
            }
        }

        return true;
    }

    public static string Capitalise(string text)
    {
        var first = text.AsSpan().IndexOfAnyExcept('*', '_', '~');
        return first >= 0 && char.IsLower(text[first]) ? text[..first] + char.ToUpperInvariant(text[first]) + text[(first + 1)..] : text;
    }

    /// <summary>The text as it reads in the middle of a sentence: articles and pronouns lose their capital, names keep it.</summary>
    public string Uncapitalised(int from, int to)
    {
        var text = Text(from, to);
        var keeps = !Sentence.IsWord(from) || Sentence.Tokens[from].Is(TokenShape.AllCaps) || Sentence.Is(from, "I") || (Sentence.Tokens[from].Word == 0 && Sentence.Tokens[from].Is(TokenShape.Capitalised))
            || Sentence.Has(from, WordClass.FirstName | WordClass.Vendor);
        var first = text.AsSpan().IndexOfAnyExcept('*', '_', '~');
        return keeps || first < 0 ? text : text[..first] + char.ToLowerInvariant(text[first]) + text[(first + 1)..];
    }

    public static Fix Fix(string title, params TextEdit[] edits) => new(title, false, edits);
}
