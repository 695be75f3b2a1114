using Postmortem.Analysis;
using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Tests.Profiles;

using Analysis = Postmortem.Analysis.Analysis;

/// <summary>Templates and examples are documents: the binder that reads users' documents finds in them what their profile names.</summary>
public sealed class TemplatesTest
{
    public static TheoryData<string> Kinds => ["post-mortem", "incident-report", "rca", "coe"];

    public static TheoryData<string, string> Files => new(
        from kind in new[] { "post-mortem", "incident-report", "rca", "coe" }
        from file in new[] { "template", "example" }
        select (kind, file));

    [Theory]
    [MemberData(nameof(Files))]
    public void Sections_are_those_of_the_profile_in_its_order(string kind, string file)
    {
        var model = Analyze(kind, file).Model;
        var expected = ProfileSet.Builtin.Find(kind)!.AllSections.Select(s => $"{new string('#', s.Level)} {s.Title} ({s.Id})");
        var actual = model.Sections.Where(s => s.Level > 1).Select(s => $"{new string('#', s.Level)} {WithoutNumber(s.Heading)} ({s.Id})");
        Assert.Equal(string.Join('\n', expected), string.Join('\n', actual));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Fields_are_those_of_the_profile_in_their_sections(string kind, string file)
    {
        var model = Analyze(kind, file).Model;
        var expected = ProfileSet.Builtin.Find(kind)!.Fields.Select(f => $"{f.Section ?? "header"}: {f.Label} ({f.Id})");
        var actual = model.Fields.Where(f => f.Style != FieldStyle.FrontMatter).Select(f => $"{SectionOf(model, f)}: {f.Label} ({f.Id})");
        Assert.Equal(string.Join('\n', expected.Order(StringComparer.Ordinal)), string.Join('\n', actual.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Tables_have_the_columns_of_the_profile(string kind, string file)
    {
        var model = Analyze(kind, file).Model;
        foreach (var section in ProfileSet.Builtin.Find(kind)!.AllSections.Where(s => s.Columns.Count > 0))
        {
            var inModel = model.FindSection(section.Id)!;
            var table = model.Tables.FirstOrDefault(t => t.Section >= 0 && model.Sections[t.Section] == inModel);
            Assert.True(table is not null, $"{section.Id} has no table");
            Assert.Equal($"{section.Id}: {string.Join(", ", section.Columns.Where(c => c.Id != "source" || kind != "post-mortem").Select(c => c.Id))}", $"{section.Id}: {string.Join(", ", table.Columns)}");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_kind_is_recognised_with_and_without_front_matter(string kind, string file)
    {
        var text = ShippedFiles.Get($"{kind}/{file}.md").ReplaceLineEndings("\n");
        Assert.Equal(kind, AnalyzeText(text, "notes.md").Model.Kind);
        var withoutFrontMatter = text[(text.IndexOf("\n---\n", StringComparison.Ordinal) + 5)..];
        Assert.Equal(kind, AnalyzeText(withoutFrontMatter, "notes.md").Model.Kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_slot_of_a_template_is_reported_until_it_is_filled(string kind)
    {
        var model = Analyze(kind, "template").Model;
        var text = ShippedFiles.Get($"{kind}/template.md");
        var reported = model.Placeholders.Select(p => p.Span.Start).ToHashSet();
        var missed = Slot.In(text).Where(s => !reported.Contains(s.Start)).Select(s => text.Substring(s.Start, s.Length));
        Assert.Equal("", string.Join('\n', missed));
        Assert.All(model.Sections.Where(s => s.Level > 1 && s.Id is not ("success-criteria" or "quality-checklist")), s => Assert.False(s.IsComplete, s.Id));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_example_has_no_findings(string kind)
    {
        var analysis = Analyze(kind, "example");
        var text = ShippedFiles.Get($"{kind}/example.md");
        Assert.Equal("", string.Join('\n', analysis.Findings.Select(f => $"{f.Rule.Code}: {f.Message} `{text.Substring(f.Span.Start, Math.Min(f.Span.Length, 80))}`")));
        Assert.Empty(analysis.Model.Placeholders);
        Assert.Empty(analysis.Model.Completeness.Missing);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_example_states_everything_that_is_required_at_any_severity(string kind)
    {
        var model = Analyze(kind, "example").Model;
        foreach (var section in ProfileSet.Builtin.Find(kind)!.AllSections)
        {
            Assert.True(model.FindSection(section.Id) is { IsEmpty: false }, $"{section.Id} is empty");
        }

        Assert.All(model.Fields, f => Assert.False(f.Value.Length == 0 && f.Id != "agenda", f.Label));
        Assert.Equal(4, new[] { model.Metrics.Ttd, model.Metrics.Tta, model.Metrics.Ttm, model.Metrics.Ttr }.Count(m => m is not null));
    }

    [Fact]
    public void The_examples_of_rca_and_coe_tell_of_one_incident()
    {
        var (rca, coe) = (Analyze("rca", "example").Model, Analyze("coe", "example").Model);
        Assert.Equal(rca.Header.IncidentId!.Value, coe.Header.IncidentId!.Value);
        foreach (var id in new[] { "users-affected", "requests-failed", "revenue-impact", "customer-tickets", "duration", "trigger-details", "detection-gap", "full-resolution" })
        {
            Assert.StartsWith(rca.FindField(id)!.Value, coe.FindField(id)!.Value);
        }

        Assert.Equal(rca.ActionItems.Select(a => a.Ticket!.Value).Order(), coe.ActionItems.Select(a => a.Ticket!.Value).Order());
    }

    private static string WithoutNumber(string heading) => heading is [>= '1' and <= '9', '.', ' ', ..] ? heading[3..] : heading;

    private static string SectionOf(DocumentModel model, Field field) =>
        field.Section < 0 || model.Sections[field.Section] is { Level: 1 } or { Id: "general-information" } ? "header" : model.Sections[field.Section].Id ?? "?";

    private static Analysis Analyze(string kind, string file) => AnalyzeText(ShippedFiles.Get($"{kind}/{file}.md"), $"docs/{kind}.md");

    private static Analysis AnalyzeText(string text, string path) => Analyzer.Analyze(Document.Parse(text), new AnalysisContext
    {
        Profiles = ProfileSet.Builtin,
        Rules = new RuleContext { Now = new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero), Path = path },
    });
}
