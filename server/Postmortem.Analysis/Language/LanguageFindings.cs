using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>What a language rule remembers of a finding for its rewrites.</summary>
internal sealed record Wording(LanguageHit Hit, int Block, SectionContext Section);

/// <summary>
/// All language findings of one document, made by a single walk over what was recognized in its blocks and handed out to the
/// rules one by one.
/// </summary>
internal sealed class LanguageFindings
{
    private static readonly ConditionalWeakTable<DocumentModel, LanguageFindings> Cache = [];
    private readonly Dictionary<string, List<Finding>> _byRule = new(StringComparer.Ordinal);
    private readonly RuleContext _context;

    private LanguageFindings(RuleContext context) => _context = context;

    public static IReadOnlyList<Finding> Of(WordingRule rule, DocumentModel model, RuleContext context)
    {
        if (!Cache.TryGetValue(model, out var findings) || !ReferenceEquals(findings._context, context))
        {
            findings = new LanguageFindings(context);
            findings.Walk(model);
            Cache.AddOrUpdate(model, findings);
        }

        return findings._byRule.TryGetValue(rule.Code, out var list) ? list : [];
    }

    private void Walk(DocumentModel model)
    {
        var document = model.Document;
        var sections = new SectionStack();
        List<(int Block, BlockLanguage Found, SectionContext Section)>? read = null;
        for (var i = 0; i < document.BlockCount; i++)
        {
            var block = document[i];
            if (block.Kind == BlockKind.Heading)
            {
                sections.Enter(block);
                continue;
            }

            var found = block.Get(_context.Language.Recognizer);
            if (found.Hits.Count > 0 && IsRead(found.Language, model.Language))
            {
                (read ??= []).Add((i, found, sections.Current));
            }
        }

        if (read is not null)
        {
            Judge(read, model);
        }
    }

    private void Judge(List<(int Block, BlockLanguage Found, SectionContext Section)> read, DocumentModel model)
    {
        var document = model.Document;
        var roster = Roster.Of(model, _context);
        HashSet<string>? seen = null;
        foreach (var (i, found, _) in read)
        {
            foreach (var hit in found.Hits)
            {
                if (hit.IsHuman)
                {
                    (seen ??= new(StringComparer.Ordinal)).Add(document[i].Text.Substring(hit.SubjectSpan.Start, hit.SubjectSpan.Length));
                }
            }
        }

        bool IsPerson(string name) => roster.IsPerson(name) || seen?.Contains(name) == true;
        var counted = new List<(LanguageHit Hit, LanguageLevel Level, int Weight)>();
        foreach (var (i, found, section) in read)
        {
            var block = document[i];
            counted.Clear();
            var context = new LanguageContext(section, IsPerson, block.Text, roster.HasHumanActor(i));
            foreach (var hit in found.Hits)
            {
                if (hit.Pattern.Rule.Code.Length > 0 && LanguagePolicy.Judge(hit, context, _context.Settings.Language) is { } judged && IsOn(hit.Pattern.Rule.Code, model) && !IsAllowed(hit, block))
                {
                    counted.Add((hit, judged.Level, judged.Weight));
                }
            }

            counted.Sort(LanguageWalk.Compare);
            Report(counted, i, document.GetStart(i), section);
        }
    }

    /// <summary>English is read in English documents and where a paragraph shows that it is English; no other language by English rules.</summary>
    private static bool IsRead(string ofBlock, string ofDocument) =>
        ofBlock.Length > 0 || ofDocument is "en" or "vi" or "";

    private bool IsOn(string code, DocumentModel model) =>
        _context.Settings.Rules.TryGetValue(code, out var set) ? set != RuleLevel.Off
        : model.Profile is not { } profile || !profile.Rules.TryGetValue(code, out var byProfile) || byProfile != RuleLevel.Off;

    private bool IsAllowed(LanguageHit hit, Block block)
    {
        foreach (var word in _context.Settings.Language.AllowedWords)
        {
            if (block.Text.AsSpan(hit.Span.Start, hit.Span.Length).ContainsIgnoringCase(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Wordings of other languages, and those of a workspace, say what the rule says.</summary>
    private static string MessageOf(LanguageHit hit) =>
        hit.Pattern.Message.Length > 0 ? hit.Pattern.Message : WordingRule.Get(hit.Pattern.Rule.Code).Definition?.Message ?? "";

    /// <summary>One finding for a sentence and group; what else was found there stands beside it, hints only where nothing weightier is.</summary>
    private void Report(List<(LanguageHit Hit, LanguageLevel Level, int Weight)> hits, int block, int start, SectionContext section)
    {
        for (var i = 0; i < hits.Count; i++)
        {
            var (hit, level, weight) = hits[i];
            var covered = false;
            for (var j = 0; j < i && !covered; j++)
            {
                covered = hits[j].Hit.Sentence == hit.Sentence
                    && (hits[j].Hit.Pattern.Rule.IsTone == hit.Pattern.Rule.IsTone || weight == 0 || hits[j].Hit.Span.Overlaps(hit.Span));
            }

            if (covered)
            {
                continue;
            }

            List<Related>? related = null;
            for (var j = i + 1; j < hits.Count; j++)
            {
                if (hits[j].Hit.Sentence == hit.Sentence && hits[j].Weight > 0 && hits[j].Hit.Pattern.Rule != hit.Pattern.Rule && hits[j].Hit.Pattern.Rule.IsTone == hit.Pattern.Rule.IsTone
                    && related?.Exists(other => other.Message == MessageOf(hits[j].Hit)) != true)
                {
                    (related ??= []).Add(new Related(hits[j].Hit.Span.Shift(start), MessageOf(hits[j].Hit)));
                }
            }

            var rule = WordingRule.Get(hit.Pattern.Rule.Code);
            var list = CollectionsMarshal.GetValueRefOrAddDefault(_byRule, rule.Code, out _) ??= [];
            list.Add(new Finding(rule, hit.Span.Shift(start), MessageOf(hit))
            {
                OwnLevel = level switch { LanguageLevel.Warning => RuleLevel.Warning, LanguageLevel.Info => RuleLevel.Info, _ => RuleLevel.Hint },
                Related = related ?? (IReadOnlyList<Related>)[],
                Data = new Wording(hit, block, section),
            });
        }
    }
}

/// <summary>The section that a walk over the blocks is in: the nearest heading that says something, else the one above it.</summary>
internal struct SectionStack
{
    private readonly SectionContext[] _contexts = new SectionContext[7];

    public SectionStack() => Current = SectionContext.Other;

    public SectionContext Current { get; private set; }

    public void Enter(Block heading)
    {
        var level = Math.Clamp(heading.HeadingLevel, 1, 6);
        _contexts[level] = heading.Get(SectionCues.Instance).Context;
        for (var i = level + 1; i < _contexts.Length; i++)
        {
            _contexts[i] = SectionContext.None;
        }

        Current = SectionContext.Other;
        for (var i = level; i > 1; i--)
        {
            // The document's title names no kind of section, though it may well contain the word "analysis".
            if (_contexts[i] != SectionContext.None)
            {
                Current = _contexts[i];
                return;
            }
        }

        Current = level == 1 && _contexts[1] is var own && own is not (SectionContext.None or SectionContext.Cause) ? own : SectionContext.Other;
    }
}
