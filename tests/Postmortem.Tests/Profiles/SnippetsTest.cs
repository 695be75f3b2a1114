using System.Text.Json.Nodes;
using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Tests.Profiles;

/// <summary>`snippets/*.md` are Markdown with `[slots]`; the editor's snippets are written from them and from the milestones.</summary>
public sealed class SnippetsTest
{
    private static readonly IReadOnlyList<Source> Sources = [.. Files().Concat(Milestones()).OrderBy(s => s.Prefix, StringComparer.Ordinal)];

    [Fact]
    public void The_snippets_of_the_editor_are_up_to_date()
    {
        var json = new JsonObject();
        foreach (var source in Sources)
        {
            json[source.Title] = new JsonObject
            {
                ["prefix"] = source.Prefix,
                ["description"] = source.Description,
                ["body"] = new JsonArray([.. Snippet.FromTemplate(source.Body, EveryField).Split('\n').Select(l => JsonValue.Create(l))]),
            };
        }

        Generated.AssertUpToDate("vscode-postmortem/snippets/postmortem.json", json);
    }

    [Fact]
    public void Every_snippet_has_a_prefix_a_title_and_a_description_of_its_own()
    {
        Assert.All(Sources, s => Assert.StartsWith("pm-", s.Prefix));
        Assert.All(Sources, s => Assert.InRange(s.Description.Length, 15, 120));
        Assert.Equal(Sources.Count, Sources.Select(s => s.Prefix).Distinct().Count());
        Assert.Equal(Sources.Count, Sources.Select(s => s.Title).Distinct().Count());
    }

    [Fact]
    public void The_rows_of_a_table_have_as_many_cells_as_its_head()
    {
        foreach (var source in Sources)
        {
            var widths = source.Body.Split('\n').Where(l => l.StartsWith('|')).Select(l => l.Count(c => c == '|')).Distinct();
            Assert.True(widths.Count() <= 1, $"{source.Prefix} has rows of different width");
        }
    }

    /// <summary>Snippets are for documents of every kind, so the labels of all of them give choices.</summary>
    private static Profile EveryField { get; } = ProfileSet.Builtin.Find("post-mortem")! with
    {
        Fields = [.. new[] { "post-mortem", "rca", "coe" }.SelectMany(id => ProfileSet.Builtin.Find(id)!.Fields)],
    };

    private static IEnumerable<Source> Files()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Generated.Root, "snippets"), "*.md"))
        {
            var text = File.ReadAllText(path).ReplaceLineEndings("\n");
            if (!text.StartsWith("---\n", StringComparison.Ordinal))
            {
                continue;
            }

            var end = text.IndexOf("\n---\n", StringComparison.Ordinal);
            var (head, problems) = Yaml.Read(text[4..end]);
            Assert.Empty(problems);
            yield return new Source(head.Find("title")!.Text, head.Find("prefix")!.Text, head.Find("description")!.Text, text[(end + 5)..].TrimEnd('\n'));
        }
    }

    private static IEnumerable<Source> Milestones() => ProfileSet.Builtin.Find("post-mortem")!.Milestones.Select(m =>
        new Source($"Timeline row: {m.Label.ToLowerInvariant()}", $"pm-row-{m.Id}", m.Guidance, $"| [HH:MM] | {m.Row} | {m.Actor} |"));

    private sealed record Source(string Title, string Prefix, string Description, string Body);
}
