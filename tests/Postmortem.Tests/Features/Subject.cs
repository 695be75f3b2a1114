using Postmortem.Analysis;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Tests.Features;

using Analysis = Postmortem.Analysis.Analysis;

/// <summary>A text with a cursor <c>&lt;|&gt;</c>, analysed as features get it.</summary>
internal static class Subject
{
    public const string Cursor = "<|>";

    public static DateTimeOffset Now { get; } = new(2026, 3, 17, 14, 32, 5, TimeSpan.Zero);

    public static (string Text, int Offset) Split(string marked)
    {
        var at = marked.IndexOf(Cursor, StringComparison.Ordinal);
        Assert.True(at >= 0, "The text has no cursor.");
        return (marked.Remove(at, Cursor.Length), at);
    }

    /// <summary>As the kind that its front matter names or that is forced; a text without either is read as generic.</summary>
    public static Analysis Analyze(string text, string? kind = "post-mortem", WorkspaceFacts? workspace = null, Settings? settings = null, string? path = null) =>
        Analyzer.Analyze(Document.Parse(text), new AnalysisContext
        {
            Profiles = ProfileSet.Builtin,
            ForcedKind = kind,
            Rules = new RuleContext { Now = Now, Workspace = workspace ?? WorkspaceFacts.None, Settings = settings ?? Settings.Default, Path = path },
        });

    /// <summary>Only blocks, of a document that counts as a post-mortem: for features that do not look at what it says.</summary>
    public static Analysis Blocks(string text)
    {
        var analysis = Analyze(text);
        return analysis with { Model = analysis.Model with { Kind = DocumentModel.GenericKind } };
    }

    public static string Lines(string text) => text.ReplaceLineEndings("\n");
}
