using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features;

/// <summary>A word that looks like an id: capital letters and digits with hyphens, or a number behind a hash.</summary>
internal readonly record struct IdWord(string Text, TextSpan Span, bool IsInLink);

/// <summary>Finds <c>INC-2026-03-17-001</c>, <c>AI-003</c>, <c>OPS-12</c> and <c>#415</c> in one block.</summary>
internal sealed class IdRecognizer : Recognizer<IReadOnlyList<IdWord>>
{
    private const int LongestId = 64;

    public static IdRecognizer Instance { get; } = new();

    public override IReadOnlyList<IdWord> Recognize(Block block)
    {
        List<IdWord>? found = null;
        var text = block.Text;
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (!(c == '#' || char.IsAsciiLetterUpper(c)) || (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '-' or '_' or '/' or '#')))
            {
                at++;
                continue;
            }

            var end = c == '#' ? at + 1 : at;
            var hyphens = 0;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || (text[end] == '-' && end + 1 < text.Length && char.IsAsciiLetterOrDigit(text[end + 1]))))
            {
                hyphens += text[end] == '-' ? 1 : 0;
                end++;
            }

            var word = text[at..end];
            if (end - at is > 1 and <= LongestId && IsId(word, hyphens))
            {
                (found ??= []).Add(new IdWord(word, TextSpan.FromBounds(at, end), IsInLink(text, at, end)));
            }

            at = Math.Max(end, at + 1);
        }

        return found ?? (IReadOnlyList<IdWord>)[];
    }

    private static bool IsId(string word, int hyphens)
    {
        if (word[0] == '#')
        {
            return word.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
        }

        return hyphens > 0 && char.IsAsciiDigit(word[^1]) && word.AsSpan(0, word.IndexOf('-', StringComparison.Ordinal)).IndexOfAnyInRange('a', 'z') < 0;
    }

    /// <summary>The text or the target of a Markdown link leads somewhere already.</summary>
    private static bool IsInLink(string text, int start, int end)
    {
        var line = text.LastIndexOf('\n', Math.Max(start - 1, 0)) + 1;
        var open = text.AsSpan(line, start - line).LastIndexOfAny("[(");
        if (open < 0)
        {
            return false;
        }

        var close = text.AsSpan(end).IndexOfAny("])\n");
        return close >= 0 && (text[line + open] == '['
            ? text[end + close] == ']' && end + close + 1 < text.Length && text[end + close + 1] == '('
            : text[end + close] == ')' && line + open > 0 && text[line + open - 1] == ']');
    }
}

/// <summary>What the settings say a ticket looks like: <c>OPS-{number}</c>, <c>#{number}</c>; without any, capital letters, a hyphen and digits.</summary>
internal sealed class TicketPatterns
{
    private const string Number = "{number}";

    private readonly IReadOnlyList<string> _patterns;
    private readonly HashSet<string> _ownPrefixes;

    private TicketPatterns(IReadOnlyList<string> patterns, HashSet<string> ownPrefixes)
    {
        _patterns = patterns;
        _ownPrefixes = ownPrefixes;
    }

    /// <summary>Ids of documents and of action items are no tickets, unless a pattern says so.</summary>
    public static TicketPatterns Of(Analysis analysis)
    {
        var settings = analysis.Context.Rules.Settings;
        string?[] formats = [settings.IncidentIdFormat, settings.CoeIdFormat, analysis.Model.Profile?.IdFormat, "AI-", "SEV-", "INC-", "RCA-"];
        return new TicketPatterns(settings.TicketPatterns, [.. formats.OfType<string>().Where(f => f.Contains('-', StringComparison.Ordinal)).Select(f => f[..f.IndexOf('-', StringComparison.Ordinal)])]);
    }

    public bool Match(string word)
    {
        if (_patterns.Count == 0)
        {
            var hyphen = word.IndexOf('-', StringComparison.Ordinal);
            return hyphen > 1 && word.IndexOf('-', hyphen + 1) < 0 && word.AsSpan(hyphen + 1).IndexOfAnyExceptInRange('0', '9') < 0 && !_ownPrefixes.Contains(word[..hyphen]);
        }

        foreach (var pattern in _patterns)
        {
            var at = pattern.IndexOf(Number, StringComparison.Ordinal);
            if (at < 0 ? word == pattern : word.Length > pattern.Length - Number.Length
                && word.StartsWith(pattern.AsSpan(0, at), StringComparison.Ordinal)
                && word.AsSpan().EndsWith(pattern.AsSpan(at + Number.Length), StringComparison.Ordinal)
                && word.AsSpan(at, word.Length - (pattern.Length - Number.Length)).IndexOfAnyExceptInRange('0', '9') < 0)
            {
                return true;
            }
        }

        return false;
    }
}
