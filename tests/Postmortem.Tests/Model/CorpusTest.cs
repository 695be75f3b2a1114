using System.Diagnostics;
using System.Text.Json;
using Postmortem.Analysis;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Xunit;

namespace Postmortem.Tests.Model;

/// <summary>
/// Measures what is read against labelled documents, where there are any: POSTMORTEM_CORPUS names a folder with documents in
/// <c>dev/</c> and labels in <c>labels/</c>. Without it these are not run and not counted.
/// </summary>
public class CorpusTest(ITestOutputHelper output)
{
    private static string Folder => Environment.GetEnvironmentVariable("POSTMORTEM_CORPUS") ?? throw new InvalidOperationException("POSTMORTEM_CORPUS names no folder.");

    [Fact(Explicit = true)]
    public void Labelled_documents_are_read_as_a_careful_reader_does()
    {
        var folder = Folder;
        var timeline = new Score();
        var actions = new Score();
        var dates = new Score();
        var severities = new Score();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "labels"), "*.json"))
        {
            using var label = JsonDocument.Parse(File.ReadAllText(file));
            var path = Path.Combine(folder, "dev", label.RootElement.GetProperty("doc").GetString()!);
            var model = Documents.Bind(File.ReadAllText(path), path);
            Compare(timeline, label.RootElement, "timeline", [.. model.Timeline.Entries.Select(e => LineOf(model, e.Span.Start) + " " + Time(e))], l => l.GetProperty("line").GetInt32() + " " + Text(l, "timeOfDay"));
            Compare(actions, label.RootElement, "actionItems", [.. model.ActionItems.Select(a => LineOf(model, a.Span.Start).ToString())], l => l.GetProperty("line").GetInt32().ToString());
            Compare(dates, label.RootElement, "date", model.Header.Date?.Value.ToString("yyyy-MM-dd"));
            Compare(severities, label.RootElement, "severityLevel", model.Header.Severity?.Value?.ToString());
        }

        Assert.True(timeline.F1 >= 0.97, $"timeline {timeline}");
        Assert.True(actions.F1 >= 0.93, $"actions {actions}");
        Assert.True(dates.Right >= 0.95 * dates.Labels, $"dates {dates}");
        Assert.True(severities.Labels - severities.Right <= 1, $"severities {severities}");
    }

    [Fact(Explicit = true)]
    public void Documents_are_recognised_as_post_mortems()
    {
        var files = Directory.GetFiles(Path.Combine(Folder, "dev"), "*.md");
        var recognised = files.Count(f => Documents.Bind(File.ReadAllText(f), f).IsPostMortem);
        Assert.True(recognised >= 0.98 * files.Length, $"{recognised} of {files.Length}");
    }

    /// <summary>What this machine has of READMEs, manuals and licences: none of it is a post-mortem.</summary>
    [Fact(Explicit = true)]
    public void Other_Markdown_is_not_taken_for_a_post_mortem()
    {
        var taken = new List<string>();
        var seen = new HashSet<string>();
        foreach (var folder in new[] { "/usr/share", "/usr/lib" }.Where(Directory.Exists))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.md", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint }))
            {
                var text = File.ReadAllText(file);
                if (text.Length < 400_000 && seen.Add(text) && Documents.Bind(text, file).IsPostMortem)
                {
                    taken.Add(file);
                }
            }
        }

        output.WriteLine($"{taken.Count} of {seen.Count} taken for one: {string.Join(", ", taken)}");
        Assert.True(taken.Count <= 0.02 * seen.Count, string.Join(", ", taken));
    }

    /// <summary>Reports the time of a whole analysis, in a process that has done it before; how long it may take depends on the machine.</summary>
    [Fact(Explicit = true)]
    public void Warm_analysis_is_measured()
    {
        var times = new List<(double Milliseconds, string File)>();
        var context = new AnalysisContext { Profiles = ProfileSet.Builtin, Rules = new RuleContext { Now = DateTimeOffset.UnixEpoch } };
        foreach (var round in Enumerable.Range(0, 4))
        {
            times.Clear();
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, "dev"), "*.md"))
            {
                var text = File.ReadAllText(file);
                var start = Stopwatch.GetTimestamp();
                Analyzer.Analyze(Document.Parse(text), context);
                times.Add((Stopwatch.GetElapsedTime(start).TotalMilliseconds, Path.GetFileName(file)));
            }
        }

        times.Sort();
        output.WriteLine($"{times.Count} documents, median {times[times.Count / 2].Milliseconds:0.0} ms");
        foreach (var (milliseconds, file) in times.TakeLast(5))
        {
            output.WriteLine($"{milliseconds:0.0} ms {file}");
        }

        Assert.NotEmpty(times);
    }

    private static void Compare(Score score, JsonElement label, string name, List<string> read, Func<JsonElement, string> show)
    {
        var tolerated = label.TryGetProperty("tolerate", out var tolerate) && tolerate.TryGetProperty(name, out var lines) ? lines.EnumerateArray().Select(l => l.GetInt32()).ToHashSet() : [];
        var labels = label.GetProperty(name).EnumerateArray().ToList();
        var labelled = labels.Select(l => l.GetProperty("line").GetInt32()).ToHashSet();
        read.RemoveAll(r => int.Parse(r.Split(' ')[0]) is var line && tolerated.Contains(line) && !labelled.Contains(line));
        score.Labels += labels.Count;
        score.Read += read.Count;
        score.Right += labels.Count(l => read.Remove(show(l)));
    }

    private static void Compare(Score score, JsonElement label, string name, string? read)
    {
        if (label.TryGetProperty("skip", out var skip) && skip.EnumerateArray().Any(s => s.GetString() == name))
        {
            return;
        }

        var accepted = new List<string?> { label.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value ? value.ToString() : null };
        if (label.TryGetProperty("alt", out var alt) && alt.TryGetProperty(name, out var others))
        {
            accepted.AddRange(others.EnumerateArray().Select(o => o.ToString()));
        }

        score.Labels++;
        score.Right += accepted.Contains(read) ? 1 : 0;
    }

    private static int LineOf(DocumentModel model, int offset) => model.Document.Text.GetLineAt(offset) + 1;

    private static string Time(TimelineEntry entry) => entry.At.Time is { } time ? time.ToString(time.Second > 0 ? "HH:mm:ss" : "HH:mm") : "";

    private static string Text(JsonElement label, string name)
    {
        var text = label.GetProperty(name).GetString() ?? "";
        return text.EndsWith(":00", StringComparison.Ordinal) && text.Length == 8 ? text[..5] : text;
    }

    private sealed class Score
    {
        public int Labels { get; set; }

        public int Read { get; set; }

        public int Right { get; set; }

        public double F1 => Labels + Read == 0 ? 1 : 2.0 * Right / (Labels + Read);

        public override string ToString() => $"{Right} right of {Labels}, {Read} read";
    }
}
