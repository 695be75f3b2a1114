using Postmortem.Analysis.Profiles;

namespace Postmortem.App.Output;

/// <summary>A finding as it leaves the program: lines and columns count from 1, columns in UTF-16 units.</summary>
internal sealed record ReportedFinding(
    string File, ReportedRange Range, string Rule, string Category, RuleLevel Level, string Message, IReadOnlyList<ReportedFix> Fixes);

internal readonly record struct ReportedRange(int Line, int Column, int EndLine, int EndColumn);

internal sealed record ReportedFix(string Title, bool IsSafe, IReadOnlyList<ReportedEdit> Edits);

internal sealed record ReportedEdit(ReportedRange Range, string NewText);

/// <summary>How many documents were read and what was found in them.</summary>
internal sealed class Summary
{
    public int Files { get; set; }

    /// <summary>Files that are no post-mortems, in which nothing is looked for.</summary>
    public int Others { get; set; }

    public int Errors { get; private set; }

    public int Warnings { get; private set; }

    public int Infos { get; private set; }

    public int Hints { get; private set; }

    /// <summary>Findings that have a fix that needs no reader; counted only where fixes are computed.</summary>
    public int Fixable { get; private set; }

    public RuleLevel Worst { get; private set; }

    public void Count(ReportedFinding finding)
    {
        Worst = finding.Level > Worst ? finding.Level : Worst;
        Fixable += finding.Fixes.Any(f => f.IsSafe) ? 1 : 0;
        switch (finding.Level)
        {
            case RuleLevel.Error:
                Errors++;
                break;
            case RuleLevel.Warning:
                Warnings++;
                break;
            case RuleLevel.Info:
                Infos++;
                break;
            default:
                Hints++;
                break;
        }
    }
}

/// <summary>A form that findings are written in, one after the other as they come.</summary>
internal abstract class Report
{
    public static readonly string[] Formats = ["text", "json", "sarif", "github"];

    /// <summary>Whether the form has a place for fixes; they are computed only then.</summary>
    public virtual bool WantsFixes => false;

    public virtual void Begin()
    {
    }

    public abstract void Add(ReportedFinding finding);

    public virtual void End(Summary summary)
    {
    }

    public static Report For(string format, Terminal terminal) => format switch
    {
        "json" => new JsonReport(terminal.Output),
        "sarif" => new SarifReport(terminal.Output),
        "github" => new GitHubReport(terminal.Out),
        _ => new TextReport(terminal.Out),
    };
}

/// <summary>One line a finding, which editors and terminals make a link of, and a summary.</summary>
internal sealed class TextReport(TextWriter output) : Report
{
    public override void Add(ReportedFinding finding) =>
        output.WriteLine($"{finding.File}:{finding.Range.Line}:{finding.Range.Column}: {RuleLevels.Words[(int)finding.Level]}: {finding.Message.ReplaceLineEndings(" ")} ({finding.Rule})");

    public override void End(Summary summary)
    {
        var counts = new List<string>();
        AddCount(counts, summary.Errors, "error");
        AddCount(counts, summary.Warnings, "warning");
        AddCount(counts, summary.Infos, "info");
        AddCount(counts, summary.Hints, "hint");
        var files = summary.Files == 1 ? "1 file" : $"{summary.Files} files";
        var found = summary.Files == 0 && counts.Count == 0 ? "there is no Markdown to check" : counts.Count == 0 ? "nothing found" : string.Join(", ", counts);
        output.WriteLine($"{files}: {found}{OthersOf(summary)}");
    }

    /// <summary>Whoever names a file and sees nothing found would take it for good.</summary>
    private static string OthersOf(Summary summary) =>
        summary.Others == 0 ? ""
        : summary.Others < summary.Files ? $"; {summary.Others} {(summary.Others == 1 ? "is no post-mortem" : "are no post-mortems")}"
        : summary.Files == 1 ? "; it is no post-mortem (--kind reads it as one)"
        : "; none is a post-mortem (--kind reads them as such)";

    private static void AddCount(List<string> counts, int count, string what)
    {
        if (count > 0)
        {
            counts.Add(count == 1 ? $"1 {what}" : $"{count} {what}s");
        }
    }
}

/// <summary>Commands that GitHub's runner shows as annotations on the lines of a pull request.</summary>
internal sealed class GitHubReport(TextWriter output) : Report
{
    public override void Add(ReportedFinding finding)
    {
        var level = finding.Level switch { RuleLevel.Error => "error", RuleLevel.Warning => "warning", _ => "notice" };
        var (line, column, endLine, endColumn) = finding.Range;
        // The end column counts the last character, and columns are allowed only where the range stays on one line.
        var columns = line == endLine ? $",col={column},endColumn={Math.Max(column, endColumn - 1)}" : "";
        output.WriteLine($"::{level} file={Property(finding.File)},line={line},endLine={endLine}{columns},title={Property(finding.Rule)}::{Data(finding.Message)}");
    }

    private static string Data(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");
}
