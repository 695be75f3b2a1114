using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>
/// The comments with which a writer says no: <c>&lt;!-- postmortem-ignore CODE: reason --&gt;</c> for the next block
/// (a whole table or list, a heading alone), <c>postmortem-ignore-file</c> for the document.
/// </summary>
internal sealed class Suppressions
{
    private readonly List<(string Code, TextSpan Span)> _spans = [];
    private readonly HashSet<string> _file = [];

    /// <summary>The comments themselves, for the rule that reports codes that do not exist.</summary>
    public List<Suppression> Comments { get; } = [];

    public static Suppressions Of(Document document)
    {
        var result = new Suppressions();
        foreach (var i in document.BlocksOf(CommentSieve.Instance))
        {
            foreach (var comment in document[i].Get(SuppressionRecognizer.Instance))
            {
                var suppression = comment with { CodeSpan = comment.CodeSpan.Shift(document.GetStart(i)) };
                result.Comments.Add(suppression);
                if (suppression.IsFile)
                {
                    result._file.Add(suppression.Code);
                }
                else
                {
                    result._spans.Add((suppression.Code, NextBlock(document, i + 1)));
                }
            }
        }

        return result;
    }

    public bool Cover(string code, int offset)
    {
        if (_file.Contains(code))
        {
            return true;
        }

        foreach (var (suppressed, span) in _spans)
        {
            if (suppressed == code && span.Contains(offset))
            {
                return true;
            }
        }

        return false;
    }

    private static TextSpan NextBlock(Document document, int first)
    {
        while (first < document.BlockCount && document[first].Kind == BlockKind.Html && document[first].Get(SuppressionRecognizer.Instance).Count > 0)
        {
            first++;
        }

        if (first >= document.BlockCount)
        {
            return new TextSpan(document.Text.Length, 0);
        }

        var last = first;
        var kind = document[first].Kind;
        if (kind is BlockKind.TableRow or BlockKind.ListItem)
        {
            while (last + 1 < document.BlockCount && document[last + 1].Kind == kind && (kind != BlockKind.TableRow || document[last].BlankLinesAfter == 0))
            {
                last++;
            }
        }

        return TextSpan.FromBounds(document.GetStart(first), document.GetSpan(last).End);
    }
}

internal sealed class CommentSieve : BlockSieve
{
    public static CommentSieve Instance { get; } = new();

    public override bool Picks(Block block) => block.Kind == BlockKind.Html && block.Get(SuppressionRecognizer.Instance).Count > 0;
}

/// <summary>One code that a comment names; the span is that of the code.</summary>
internal sealed record Suppression(string Code, TextSpan CodeSpan, string Reason, bool IsFile);

internal sealed class SuppressionRecognizer : Recognizer<IReadOnlyList<Suppression>>
{
    private const string Word = "postmortem-ignore";

    public static SuppressionRecognizer Instance { get; } = new();

    public override IReadOnlyList<Suppression> Recognize(Block block)
    {
        var text = block.Text;
        List<Suppression>? found = null;
        for (var at = text.IndexOf(Word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Word, at + 1, StringComparison.Ordinal))
        {
            var rest = at + Word.Length;
            var isFile = text.AsSpan(rest).StartsWith("-file");
            rest += isFile ? 5 : 0;
            var end = text.IndexOf("-->", rest, StringComparison.Ordinal);
            end = end < 0 ? text.Length : end;
            var colon = text.IndexOf(':', rest, end - rest);
            var codesEnd = colon < 0 ? end : colon;
            var reason = colon < 0 ? "" : text[(colon + 1)..end].Trim();
            while (rest < codesEnd)
            {
                var start = rest;
                while (rest < codesEnd && (char.IsAsciiLetterOrDigit(text[rest]) || text[rest] == '-'))
                {
                    rest++;
                }

                if (rest > start)
                {
                    (found ??= []).Add(new Suppression(text[start..rest], TextSpan.FromBounds(start, rest), reason, isFile));
                }

                rest++;
            }
        }

        return found ?? (IReadOnlyList<Suppression>)[];
    }
}
