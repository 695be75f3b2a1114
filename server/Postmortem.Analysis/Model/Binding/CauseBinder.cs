using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>Root cause, whys, contributing factors and trigger.</summary>
internal static class CauseBinder
{
    public static RootCause Bind(Walk walk)
    {
        var factors = new List<Factor>();
        foreach (var point in LessonBinder.Points(walk, Roles.Factors))
        {
            factors.Add(new Factor(IdOf(point.Raw), point.Value, point.Span));
        }

        return new RootCause
        {
            Summary = FieldFact(walk, "primary-cause", "cause-summary", "root-cause") ?? Prose(walk, Roles.RootCause) ?? Prose(walk, "root-cause-analysis"),
            Whys = Whys(walk),
            Factors = factors,
            Trigger = FieldFact(walk, "trigger-details") ?? Prose(walk, Roles.Trigger) ?? FieldFact(walk, "trigger"),
        };
    }

    private static Fact<string>? FieldFact(Walk walk, params ReadOnlySpan<string> ids)
    {
        foreach (var id in ids)
        {
            foreach (var field in walk.Fields)
            {
                if (field.Id == id && field.Value.Length > 0 && field.Style != FieldStyle.FrontMatter && !(field.Value[0] == '[' && field.Value[^1] == ']'))
                {
                    return new Fact<string>(field.Value, walk.Document.Text.ToString(field.ValueSpan), field.ValueSpan);
                }
            }
        }

        return null;
    }

    /// <summary>The first thing that is said in the first section of a role.</summary>
    private static Fact<string>? Prose(Walk walk, string role)
    {
        for (var s = 0; s < walk.Drafts.Count; s++)
        {
            var draft = walk.Drafts[s];
            if (draft.Role != role)
            {
                continue;
            }

            if (draft.IsLabel && draft.Value.Length > 0)
            {
                return walk.Fact(draft.FirstBlock, draft.Value);
            }

            for (var i = draft.FirstBlock + 1; i < draft.EndBlock; i++)
            {
                if (walk.Document[i] is { Kind: BlockKind.Paragraph or BlockKind.ListItem, QuoteDepth: 0 } block && walk.RoleAt(i) == draft.Effective && block.Content.Length > 0 && !IsPrompt(block) && walk.Readings[i].Plain is { Length: > 0 } plain
                    && !(plain[0] == '[' && plain[^1] == ']'))
                {
                    return walk.Fact(i, block.Content, plain);
                }
            }
        }

        return null;
    }

    private static bool IsPrompt(Block block)
    {
        var text = block.ContentText;
        return text.Length > 2 && text[0] is '*' or '_' && text[^1] == text[0] && text[1] != text[0] && text[1..^1].IndexOf(text[0]) < 0;
    }

    // ---- whys

    private static List<Why> Whys(Walk walk)
    {
        var whys = new List<Why>();
        for (var i = 0; i < walk.Readings.Length; i++)
        {
            if (walk.RoleAt(i) == Roles.Whys && walk.Document[i] is { Kind: BlockKind.Paragraph or BlockKind.ListItem or BlockKind.TableRow } block && block.Content.Length > 0 && !IsPrompt(block))
            {
                Read(walk, i, block, whys);
            }
        }

        return whys;
    }

    private static void Read(Walk walk, int index, Block block, List<Why> whys)
    {
        walk.Readings[index].Use();
        if (block.Kind == BlockKind.TableRow)
        {
            ReadRow(walk, index, block, whys);
            return;
        }

        var lines = walk.Readings[index].Lines;
        if (block.Kind == BlockKind.Paragraph && lines.Count > 1 && lines.Count(l => QuestionEnd(block.Text, l.Span.Start, l.Span.End) >= 0) > 1)
        {
            foreach (var line in lines)
            {
                ReadText(walk, index, line.Span.Start, line.Span.End, whys);
            }

            return;
        }

        ReadText(walk, index, block.Content.Start, block.Content.End, whys);
    }

    private static void ReadText(Walk walk, int index, int start, int end, List<Why> whys)
    {
        var block = walk.Document[index];
        var text = block.Text;
        var question = QuestionEnd(text, start, end);
        if (question < 0)
        {
            // The answer to the question above it, or a statement in a chain of becauses.
            var span = AnswerSpan(text, start, end);
            if (whys.Count > 0 && whys[^1].Answer.Length == 0)
            {
                whys[^1] = whys[^1] with { Answer = PlainText.Of(text.AsSpan(span.Start, span.Length)), AnswerSpan = walk.Absolute(index, span) };
            }
            else if (block.Kind == BlockKind.ListItem)
            {
                whys.Add(new Why(whys.Count + 1, "", walk.Absolute(index, new TextSpan(start, 0)), PlainText.Of(text.AsSpan(span.Start, span.Length)), walk.Absolute(index, span)));
            }

            return;
        }

        var asked = TextSpan.FromBounds(start, question);
        var answer = AnswerSpan(text, question, end);
        whys.Add(new Why(whys.Count + 1, PlainText.Of(text.AsSpan(asked.Start, asked.Length)), walk.Absolute(index, asked), PlainText.Of(text.AsSpan(answer.Start, answer.Length)), walk.Absolute(index, answer)));
    }

    private static void ReadRow(Walk walk, int index, Block block, List<Why> whys)
    {
        var cells = walk.Readings[index].Cells;
        if (block.Row != RowKind.Body || cells.Count < 2)
        {
            return;
        }

        var question = cells.Count >= 3 && cells[0].Text.Length <= 8 ? 1 : 0;
        var answer = cells[question + 1];
        whys.Add(new Why(whys.Count + 1, cells[question].Text, walk.Absolute(index, cells[question].Span), answer.IsFiller ? "" : answer.Text, walk.Absolute(index, answer.Span)));
    }

    /// <summary>Behind the question mark of a question that the text begins with; a mark at the end of a long text asks nothing.</summary>
    private static int QuestionEnd(string text, int start, int end)
    {
        for (var i = start; i < Math.Min(end, start + 300); i++)
        {
            if (text[i] is '?' or '？')
            {
                return i + 1;
            }

            if (text[i] is '.' or '。' && i + 1 < end && (char.IsWhiteSpace(text[i + 1]) || text[i] == '。'))
            {
                return -1;
            }
        }

        // "Why 1: …" names a question without asking it.
        return -1;
    }

    private static TextSpan AnswerSpan(string text, int start, int end)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '*' or '_' or '→' or '-' or '–' or '—' or ':' or '：' or '>' or '=' or '\\'))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }

    /// <summary>"F1: …", "CF-2 …"</summary>
    private static string? IdOf(string text)
    {
        var at = 0;
        while (at < text.Length && text[at] is '*' or '_' or '[' or '(')
        {
            at++;
        }

        var start = at;
        while (at < text.Length && char.IsAsciiLetterUpper(text[at]))
        {
            at++;
        }

        var letters = at - start;
        at += at < text.Length && text[at] == '-' ? 1 : 0;
        var digits = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return letters is >= 1 and <= 3 && at > digits && at - digits <= 3 && at < text.Length && text[at] is ':' or '.' or '*' or ']' or ')' or ' ' ? text[start..at] : null;
    }
}
