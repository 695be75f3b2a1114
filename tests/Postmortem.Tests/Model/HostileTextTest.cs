using Postmortem.Analysis.Text;
using Xunit;

namespace Postmortem.Tests.Model;

public class HostileTextTest
{
    private static readonly string[] Pieces =
    [
        "# Incident 2024-03-02\n", "## Timeline\n", "- 14:30 ", "| Time | Event |\n|---|---|\n", "| 14:31 | ", "**Severity:** SEV-", "2024-13-45 ", "99:99 ", "T+", "~", "(", "[", "]", ")(",
        "**", "`", "\n", "\r\n", "\r", "> ", "<br>", "+++\n", "---\n", "title: ", "🕒", "\ud83d", "\0", "〜", "：", "午後2時", "2024年3月", "ngày 3 tháng ", "## Action items\n", "- [ ] ", "@", "#12",
        "https://forge.example/a/issues/1", "## 5 Whys\n", "Why? ", "{{< track \"", ">}}", "ar-12-2021", "24:00", "PST", "Europe/", "UTC+", "- **Key events**\n", "  - Resolved 2024-03-02 10:00\n", "\t", "    ",
    ];

    [Fact]
    public void Any_text_is_read_without_a_crash_and_every_span_lies_within_it()
    {
        var random = new Random(20240302);
        for (var round = 0; round < 3000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var model = Documents.Bind(text);
            foreach (var span in Spans(model))
            {
                Assert.True(span.Start >= 0 && span.Length >= 0 && span.End <= text.Length, $"{span} in {text.Length}: {text}");
            }
        }
    }

    private static IEnumerable<TextSpan> Spans(Postmortem.Analysis.Model.DocumentModel model) =>
        model.Timeline.Entries.Concat(model.Timeline.MilestoneList).SelectMany(e => new[] { e.Span, e.TimeSpan, e.EventSpan, e.Actor?.Span ?? default })
            .Concat(model.ActionItems.SelectMany(a => new[] { a.Span, a.TextSpan, a.Owner?.Span ?? default, a.Due?.Span ?? default, a.Ticket?.Span ?? default, a.Priority?.Span ?? default, a.Status?.Span ?? default }))
            .Concat(model.Fields.SelectMany(f => new[] { f.LabelSpan, f.ValueSpan }))
            .Concat(model.Sections.SelectMany(s => new[] { s.HeadingSpan, s.Span, s.Body }))
            .Concat(model.RootCause.Whys.SelectMany(w => new[] { w.QuestionSpan, w.AnswerSpan }))
            .Concat(model.Lessons.Learned.Concat(model.Lessons.WentWell).Select(l => l.Span))
            .Concat(model.Placeholders.Select(p => p.Span))
            .Concat(model.Header.Severity is { } severity ? [severity.Span] : []);
}
