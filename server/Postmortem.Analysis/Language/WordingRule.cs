using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;

namespace Postmortem.Analysis.Language;

/// <summary>
/// Runs every language rule: what a rule is stands in the lexicon, its page beside the other rules' pages. The codes are named
/// here too, so that listing the rules does not read a lexicon; a test keeps both alike.
/// </summary>
internal sealed class WordingRule : Rule
{
    private static readonly string[] Codes =
    [
        "absolute-about-people",
        "accidental-action",
        "approval-as-only-control",
        "attention-claim",
        "blaming-language",
        "competence-claim",
        "counterfactual",
        "crime-metaphor",
        "decision-verdict",
        "decision-without-context",
        "disregarded-signal",
        "emotive-language",
        "evasive-passive",
        "gendered-pronoun",
        "hero-framing",
        "hindsight-judgement",
        "human-error-as-cause",
        "judgement-of-people",
        "minimiser",
        "motive-attribution",
        "named-individual-in-analysis",
        "never-again-promise",
        "nobody-noticed",
        "obviousness",
        "omission-as-cause",
        "outcome-label-on-action",
        "person-directed-action",
        "person-failed-to",
        "procedure-violation",
        "profanity",
        "punitive-language",
        "question-at-a-person",
        "rhetorical-question",
        "root-cause-is-person",
        "sarcasm",
        "self-blame",
        "seniority-label",
        "shouting",
        "single-cause-claim",
        "speed-judgement",
        "system-should-have",
        "trigger-as-root-cause",
        "user-blame",
        "vague-agent",
        "vague-cause",
        "vendor-as-culprit",
    ];

    private static readonly Dictionary<string, WordingRule> ByCode = Codes.ToDictionary(code => code, code => new WordingRule(code));

    private readonly Lazy<LanguageRule?> _rule;

    private WordingRule(string code)
    {
        Code = code;
        _rule = new(() => LanguageKnowledge.Shipped.English.Rules.Find(rule => rule.Code == code));
    }

    /// <summary>In alphabetical order of their codes.</summary>
    public static IReadOnlyList<Rule> All { get; } = [.. Codes.Select(code => ByCode[code])];

    public override string Code { get; }

    public override Category Category => Category.Language;

    public override RuleLevel DefaultLevel => Definition?.Level switch
    {
        LanguageLevel.Info => RuleLevel.Info,
        LanguageLevel.Hint => RuleLevel.Hint,
        _ => RuleLevel.Warning,
    };

    public override bool AppliesToGeneric => true;

    /// <summary>Why the wording matters and how the same is said better; for the hover on a finding.</summary>
    public LanguageRule? Definition => _rule.Value;

    /// <summary>Patterns that a workspace adds under a code of its own are reported under the nearest shipped rule.</summary>
    public static WordingRule Get(string code) => ByCode.TryGetValue(code, out var rule) ? rule : ByCode["blaming-language"];

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context) => LanguageFindings.Of(this, model, context);

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context) => Rewrite.Of(finding, model, context);
}
