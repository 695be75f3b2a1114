using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.CodeActions;

/// <summary>The ways of saying no to a finding: here, in this file, in this workspace; and of saying yes to a wording.</summary>
internal static class Ignoring
{
    private const string Reason = "[reason]";

    public static IEnumerable<DocumentAction> Of(Analysis analysis, Finding finding)
    {
        var document = analysis.Model.Document;
        var code = finding.Rule.Code;
        if (PlaceFor(document, finding.Span.Start) is { } block)
        {
            yield return new DocumentAction($"Ignore {code} here", ActionKind.QuickFix)
            {
                Key = QuickFixes.KeyOf("ignore", finding, 0),
                Finding = finding,
                Edits = () => [Here(document, block, code)],
            };
        }

        yield return new DocumentAction($"Ignore {code} in this file", ActionKind.QuickFix)
        {
            Key = QuickFixes.KeyOf("ignore-file", finding, 0),
            Finding = finding,
            Edits = () => [InFile(document, code)],
        };
        if (finding.Rule.Category == Category.Language && WordingOf(document, finding) is { } wording)
        {
            yield return new DocumentAction($"Add \"{wording}\" to the team's vocabulary", ActionKind.QuickFix)
            {
                Key = QuickFixes.KeyOf("allow", finding, 0),
                Finding = finding,
                WordingToAllow = wording,
            };
        }

        yield return new DocumentAction($"Turn {code} off in this workspace", ActionKind.QuickFix)
        {
            Key = QuickFixes.KeyOf("off", finding, 0),
            Finding = finding,
            RuleToTurnOff = code,
        };
    }

    /// <summary>
    /// The block before which a comment covers an offset: the first row of a table, the first item of a list. Null where no comment can stand.
    /// </summary>
    public static int? PlaceFor(Document document, int offset)
    {
        var block = document.GetBlockAt(offset);
        var kind = document[block].Kind;
        if (kind is BlockKind.FrontMatter or BlockKind.Blank)
        {
            return null;
        }

        if (kind == BlockKind.TableRow)
        {
            return Tables.StartOf(document, block);
        }

        while (kind == BlockKind.ListItem && block > 0 && document[block - 1].Kind == BlockKind.ListItem)
        {
            block--;
        }

        return block;
    }

    /// <summary>The underlined words as a list of allowed words holds them; null where they are a whole passage.</summary>
    private static string? WordingOf(Document document, Finding finding)
    {
        const int Longest = 60;
        if (finding.Span.Length is 0 or > Longest)
        {
            return null;
        }

        var text = document.Text.ToString(finding.Span);
        return text.AsSpan().ContainsAny('\n', '\r', '\t') ? null : text;
    }

    private static TextEdit Here(Document document, int block, string code)
    {
        // A quoted block keeps its quote, which is the comment's too.
        var lead = document[block].Text.AsSpan();
        var length = lead.IndexOfAnyExcept(" \t>\uFEFF");
        var quote = document[block].QuoteDepth > 0 && length > 0 ? lead[..length].ToString() : "";
        return TextEdit.Insert(document.GetStart(block), $"{quote}<!-- postmortem-ignore {code}: {Reason} -->{document.Text.LineBreak}");
    }

    private static TextEdit InFile(Document document, string code)
    {
        var lineBreak = document.Text.LineBreak;
        var comment = $"<!-- postmortem-ignore-file {code}: {Reason} -->{lineBreak}{lineBreak}";
        if (document[0].Kind == BlockKind.FrontMatter)
        {
            var start = document.GetStart(1);
            var isSeparated = document[0].BlankLinesAfter > 0;
            return TextEdit.Insert(start, (isSeparated ? "" : document.Text.GetLineAt(start) > 0 && document[0].Text.EndsWith('\n') ? lineBreak : lineBreak + lineBreak) + comment);
        }

        return TextEdit.Insert(document.Text.Length > 0 && document.Text.GetLine(0).StartsWith('\uFEFF') ? 1 : 0, comment);
    }
}
