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

    /// <summary>Names of which some sentence of the document shows that they are people's.</summary>
    private HashSet<string> _seen = [];

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

    /// <summary>
    /// Takes what was found in the version before over into one that differs in a block of which the model holds nothing: only that
    /// block is judged. Does nothing where the block decides about others too, so that all are judged when somebody asks.
    /// </summary>
    public static void Carry(DocumentModel before, DocumentModel model, ModelMover mover, RuleContext context)
    {
        if (!Cache.TryGetValue(before, out var known) || !ReferenceEquals(known._context, context) || before.Language != model.Language)
        {
            return;
        }

        if (mover.ChangedBlock is not { } changed)
        {
            Cache.AddOrUpdate(model, known);
            return;
        }

        var (old, now) = (known.Read(before, changed), known.Read(model, changed));
        if (model.Document[changed].Kind == BlockKind.Heading || !Names(old, before.Document[changed]).SequenceEqual(Names(now, model.Document[changed]), StringComparer.Ordinal))
        {
            return;
        }

        var findings = new LanguageFindings(context) { _seen = known._seen };
        foreach (var (code, list) in known._byRule)
        {
            findings._byRule.Add(code, list.GetRange(0, Sorted.First(list, changed, static (finding, block) => BlockOf(finding) < block)));
        }

        if (now is not null)
        {
            findings.Judge(changed, now, SectionStack.At(model.Document, changed), model);
        }

        foreach (var (code, list) in known._byRule)
        {
            for (var i = Sorted.First(list, changed, static (finding, block) => BlockOf(finding) <= block); i < list.Count; i++)
            {
                findings._byRule[code].Add(mover.Move(list[i]));
            }
        }

        Cache.AddOrUpdate(model, findings);
    }

    private static int BlockOf(Finding finding) => ((Wording)finding.Data!).Block;

    private void Walk(DocumentModel model)
    {
        var document = model.Document;
        var sections = new SectionStack();
        var read = new List<(int Block, BlockLanguage Found, SectionContext Section)>();
        for (var i = 0; i < document.BlockCount; i++)
        {
            if (document[i].Kind == BlockKind.Heading)
            {
                sections.Enter(document[i]);
            }
            else if (Read(model, i) is { } found)
            {
                read.Add((i, found, sections.Current));
                _seen.UnionWith(Names(found, document[i]));
            }
        }

        foreach (var (block, found, section) in read)
        {
            Judge(block, found, section, model);
        }
    }

    /// <summary>Null where the block has no wording to judge.</summary>
    private BlockLanguage? Read(DocumentModel model, int block) =>
        model.Document[block].Get(_context.Language.Recognizer) is { Hits.Count: > 0 } found && IsRead(found.Language, model.Language) ? found : null;

    private static IEnumerable<string> Names(BlockLanguage? found, Block block) =>
        found?.Hits.Where(hit => hit.IsHuman).Select(hit => block.Text.Substring(hit.SubjectSpan.Start, hit.SubjectSpan.Length)) ?? [];

    private void Judge(int index, BlockLanguage found, SectionContext section, DocumentModel model)
    {
        var roster = Roster.Of(model, _context);
        var block = model.Document[index];
        var context = new LanguageContext(section, name => roster.IsPerson(name) || _seen.Contains(name), block.Text, roster.HasHumanActor(index));
        var counted = new List<(LanguageHit Hit, LanguageLevel Level, int Weight)>();
        foreach (var hit in found.Hits)
        {
            if (hit.Pattern.Rule.Code.Length > 0 && LanguagePolicy.Judge(hit, context, _context.Settings.Language) is { } judged && IsOn(hit.Pattern.Rule.Code, model) && !IsAllowed(hit, block))
            {
                counted.Add((hit, judged.Level, judged.Weight));
            }
        }

        counted.Sort(LanguageWalk.Compare);
        Report(counted, index, model.Document.GetStart(index), section);
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
                    && Say.FirstSentence(MessageOf(hits[j].Hit)) is var also && related?.Exists(other => other.Message == also) != true)
                {
                    (related ??= []).Add(new Related(hits[j].Hit.Span.Shift(start), also));
                }
            }

            var rule = WordingRule.Get(hit.Pattern.Rule.Code);
            var list = CollectionsMarshal.GetValueRefOrAddDefault(_byRule, rule.Code, out _) ??= [];
            var own = level switch { LanguageLevel.Warning => RuleLevel.Warning, LanguageLevel.Info => RuleLevel.Info, _ => RuleLevel.Hint };
            list.Add(new Finding(rule, hit.Span.Shift(start), MessageOf(hit))
            {
                Level = own,
                OwnLevel = own,
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

    /// <summary>The section that a block is in.</summary>
    public static SectionContext At(Document document, int block)
    {
        var headings = document.BlocksOf(HeadingSieve.Instance);
        var around = new Stack<Block>();
        for (var i = headings.Length - 1; i >= 0 && (around.Count == 0 || around.Peek().HeadingLevel > 1); i--)
        {
            if (headings[i] < block && (around.Count == 0 || document[headings[i]].HeadingLevel < around.Peek().HeadingLevel))
            {
                around.Push(document[headings[i]]);
            }
        }

        var sections = new SectionStack();
        foreach (var heading in around)
        {
            sections.Enter(heading);
        }

        return sections.Current;
    }

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
