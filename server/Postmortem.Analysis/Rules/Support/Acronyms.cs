using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>Abbreviations of two to six capitals, those that everybody knows, and those that a document explains.</summary>
internal static class Acronyms
{
    private static readonly Lazy<FrozenSet<string>> Known = new(() => ShippedFiles.Get("common/acronyms.txt").Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal));

    private static readonly ConditionalWeakTable<DocumentModel, List<(string, TextSpan)>> Cache = [];

    /// <summary>Each with its first place, in document order.</summary>
    public static IReadOnlyList<(string Acronym, TextSpan Span)> UndefinedIn(DocumentModel model, RuleContext context)
    {
        if (Cache.TryGetValue(model, out var cached))
        {
            return cached;
        }

        var first = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        var defined = new HashSet<string>(StringComparer.Ordinal);
        var document = model.Document;
        foreach (var i in document.BlocksOf(Sieve.Instance))
        {
            foreach (var (acronym, span, isDefined) in document[i].Get(Recognizer.Instance))
            {
                if (isDefined)
                {
                    defined.Add(acronym);
                }
                else
                {
                    first.TryAdd(acronym, span.Shift(document.GetStart(i)));
                }
            }
        }

        if (first.Count > 0)
        {
            Forget(model, context, first, defined);
        }

        var undefined = new List<(string, TextSpan)>();
        foreach (var (acronym, span) in first)
        {
            if (!defined.Contains(acronym))
            {
                undefined.Add((acronym, span));
            }
        }

        undefined.Sort(static (a, b) => a.Item2.Start.CompareTo(b.Item2.Start));
        Cache.AddOrUpdate(model, undefined);
        return undefined;
    }

    /// <summary>A heading under which words are explained.</summary>
    public static bool Explains(string heading) => Terms.HasAny(heading, "glossary", "background", "abbreviation*", "acronym*", "terms", "terminology", "definitions");

    /// <summary>What is explained under a heading of its own, allowed by the workspace, the name of a service or a key of a ticket is no riddle.</summary>
    private static void Forget(DocumentModel model, RuleContext context, Dictionary<string, TextSpan> first, HashSet<string> defined)
    {
        foreach (var section in model.Sections)
        {
            if (Explains(section.Heading))
            {
                var text = model.Document.Text.ToString(section.Span);
                foreach (var (acronym, span) in first)
                {
                    // Its first place may be above: then it stands here again.
                    if (section.Span.Contains(span.Start) || text.Contains(acronym, StringComparison.Ordinal))
                    {
                        defined.Add(acronym);
                    }
                }
            }
        }

        defined.UnionWith(context.Settings.Language.AllowedWords);
        defined.UnionWith(model.Header.Services.Select(s => s.Value));
    }

    private sealed class Sieve : BlockSieve
    {
        public static Sieve Instance { get; } = new();

        public override bool Picks(Block block) => block.Get(Recognizer.Instance).Count > 0;
    }

    private sealed class Recognizer : Recognizer<IReadOnlyList<(string Acronym, TextSpan Span, bool IsDefined)>>
    {
        public static Recognizer Instance { get; } = new();

        public override IReadOnlyList<(string Acronym, TextSpan Span, bool IsDefined)> Recognize(Block block)
        {
            if (block.Kind is not (BlockKind.Paragraph or BlockKind.ListItem or BlockKind.TableRow) || block.IsOversized || block.Row is RowKind.Header or RowKind.Delimiter)
            {
                return [];
            }

            List<(string, TextSpan, bool)>? found = null;
            if (block.Kind == BlockKind.TableRow)
            {
                foreach (var cell in block.Cells)
                {
                    Read(cell.Inlines, ref found);
                }
            }
            else
            {
                Read(block.Inlines, ref found);
            }

            return found ?? (IReadOnlyList<(string, TextSpan, bool)>)[];
        }

        private static void Read(InlineText inlines, ref List<(string, TextSpan, bool)>? found)
        {
            var text = inlines.Plain;
            for (var at = 0; at < text.Length; at++)
            {
                if (!char.IsAsciiLetterUpper(text[at]) || (at > 0 && IsPartOfName(text[at - 1])))
                {
                    continue;
                }

                var end = at;
                var letters = 0;
                while (end < text.Length && (char.IsAsciiLetterUpper(text[end]) || char.IsAsciiDigit(text[end])))
                {
                    letters += char.IsAsciiLetterUpper(text[end]) ? 1 : 0;
                    end++;
                }

                var word = text[at..end];
                var stands = letters >= 2 && word.Length is >= 2 and <= 6 && (end == text.Length || !IsPartOfName(text[end]) || (text[end] == '.' && (end + 1 == text.Length || text[end + 1] == ' ')));
                if (stands && !Known.Value.Contains(word) && !IsShouted(text, at, end))
                {
                    var span = inlines.ToSource(TextSpan.FromBounds(at, end));
                    if (!IsCode(inlines, span))
                    {
                        (found ??= []).Add((word, span, IsWrittenOut(text, at, end)));
                    }
                }

                at = Math.Max(at, end - 1);
            }
        }

        private static bool IsPartOfName(char sign) => char.IsLetterOrDigit(sign) || sign is '-' or '_' or '/' or '.' or '@' or '#' or '=' or ':' or '$' or '\'' or '’';

        /// <summary>Among other words in capitals it is no abbreviation but a loud word.</summary>
        private static bool IsShouted(string text, int start, int end)
        {
            var next = end + 1;
            if (next + 3 < text.Length && text[end] == ' ' && char.IsAsciiLetterUpper(text[next]) && char.IsAsciiLetterUpper(text[next + 1]) && char.IsAsciiLetterUpper(text[next + 2]))
            {
                return true;
            }

            return start > 3 && text[start - 1] == ' ' && char.IsAsciiLetterUpper(text[start - 2]) && char.IsAsciiLetterUpper(text[start - 3]) && char.IsAsciiLetterUpper(text[start - 4]);
        }

        /// <summary>"Root Cause Analysis (RCA)", "RCA (root cause analysis)", "RCA: root cause analysis", "RCA stands for".</summary>
        private static bool IsWrittenOut(string text, int start, int end)
        {
            var rest = text.AsSpan(end);
            return (start > 1 && text[start - 1] == '(' && rest.StartsWith(")"))
                || (rest.StartsWith(" (") && rest.Length > 8 && char.IsLetter(rest[2]))
                || rest.StartsWith(" stands for", StringComparison.Ordinal)
                || (start == 0 && (rest.StartsWith(": ") || rest.StartsWith(" = ") || rest.StartsWith(" - ") || rest.StartsWith(" – ")));
        }

        private static bool IsCode(InlineText inlines, TextSpan span)
        {
            foreach (var inline in inlines.Spans)
            {
                if (inline.Kind is InlineKind.Code or InlineKind.Link && inline.Span.Overlaps(span))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
