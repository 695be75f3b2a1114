using Postmortem.Analysis;
using Postmortem.Analysis.Language;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Tests.Language;

/// <summary>The one place that runs language rules over text.</summary>
internal static class Wordings
{
    public static DocumentModel Bind(string text) => new()
    {
        Kind = DocumentModel.GenericKind,
        Document = Document.Parse(text),
        Header = new Header(),
        Timeline = Timeline.Empty,
        Metrics = Metrics.None,
        Impact = Impact.None,
        RootCause = RootCause.None,
        Lessons = Lessons.None,
        Completeness = Completeness.None,
    };

    public static RuleContext Context(Settings? settings = null, params (string Path, string Text)[] lexicons)
    {
        settings ??= Settings.Default;
        return new RuleContext
        {
            Now = new DateTimeOffset(2026, 3, 18, 9, 0, 0, TimeSpan.Zero),
            Settings = settings,
            Language = new LanguageKnowledge(lexicons, settings.Language, settings.People, settings.Teams),
        };
    }

    /// <summary>Binds a document with all that the analyzer reads, such as actors in a timeline.</summary>
    public static DocumentModel BindWithActors(string text) => Rules.Page.Analyze(text).Model;

    /// <summary>The lines with a finding at info or above, 0-based, each once.</summary>
    public static IReadOnlyList<int> FindLines(DocumentModel model, string text) =>
    [
        .. WordingRule.All
            .SelectMany(rule => rule.Check(model, Shipped))
            .Where(finding => (finding.OwnLevel ?? finding.Rule.DefaultLevel) >= RuleLevel.Info)
            .Select(finding => text.AsSpan(0, finding.Span.Start).Count('\n'))
            .Distinct()
            .Order(),
    ];

    /// <summary>One line for each finding: its rule and the words it underlines, in document order; hints are left out.</summary>
    public static string Find(string text, RuleContext? context = null, RuleLevel from = RuleLevel.Info)
    {
        context ??= Shipped;
        var model = Bind(text);
        var findings = WordingRule.All
            .SelectMany(rule => rule.Check(model, context))
            .Where(finding => (finding.OwnLevel ?? finding.Rule.DefaultLevel) >= from)
            .OrderBy(finding => finding.Span.Start);
        return string.Join("\n", findings.Select(finding => $"{finding.Rule.Code}: {text.Substring(finding.Span.Start, finding.Span.Length)}"));
    }

    /// <summary>The text after each fix of the first finding, one below the other.</summary>
    public static string Fix(string text, RuleContext? context = null)
    {
        context ??= Shipped;
        var model = Bind(text);
        var finding = WordingRule.All.SelectMany(rule => rule.Check(model, context)).OrderBy(finding => finding.Span.Start).First();
        return string.Join("\n---\n", finding.Rule.Fixes(finding, model, context).Select(fix => Apply(text, fix)));
    }

    /// <summary>Fails unless some fix of the first finding gives this text.</summary>
    public static void CheckFix(string text, string expected) => Assert.Contains(expected, Fix(text).Split("\n---\n"));

    public static string Apply(string text, Fix fix)
    {
        foreach (var edit in fix.Edits.OrderByDescending(edit => edit.Span.Start).ThenByDescending(edit => edit.Span.End))
        {
            text = text[..edit.Span.Start] + edit.NewText + text[edit.Span.End..];
        }

        return text;
    }

    public static RuleContext Shipped { get; } = new() { Now = new DateTimeOffset(2026, 3, 18, 9, 0, 0, TimeSpan.Zero) };

    /// <summary>Fails unless the findings are exactly these, one a line.</summary>
    public static void Check(string text, string expected) => Assert.Equal(expected.ReplaceLineEndings("\n").Trim(), Find(text));
}
