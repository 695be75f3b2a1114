using System.Text;
using System.Text.Json;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;
using Postmortem.App;
using Postmortem.App.Output;

namespace Postmortem.Tests.CommandLine;

public sealed class InspectTest : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void The_keys_stand_in_the_order_that_other_programs_rely_on()
    {
        _shell.With("a.md", "# Notes\n");
        Assert.Equal(ExitCode.Ok, _shell.Run("inspect", "a.md"));
        using var json = JsonDocument.Parse(_shell.Out);
        Assert.Equal(
            "schemaVersion file kind title language fields timeline metrics impact rootCause actionItems lessons sections completeness",
            Keys(json.RootElement));
        Assert.Equal(
            "incidentId severity status date start startTimeOfDay end endTimeOfDay zone durationMinutes authors reviewers services regions "
            + "incidentType detectionMethod rootCauseCategory triggerType changeId other",
            Keys(json.RootElement.GetProperty("fields")));
        Assert.Equal("ttd tta ttm ttr", Keys(json.RootElement.GetProperty("metrics")));
        Assert.Equal("usersAffected requestsFailed peakErrorRate slo cost", Keys(json.RootElement.GetProperty("impact")));
        Assert.Equal("summary whys contributingFactors trigger", Keys(json.RootElement.GetProperty("rootCause")));
        Assert.Equal("wentWell wentWrong lucky learned", Keys(json.RootElement.GetProperty("lessons")));
        Assert.Equal("required complete missing", Keys(json.RootElement.GetProperty("completeness")));
    }

    [Fact]
    public void An_entry_of_the_timeline_tells_what_is_known_of_its_time()
    {
        var document = Document.Parse("- 23:58 to 24:00 Alert fired\n");
        var day = new DateOnly(2026, 3, 17);
        var at = new Moment(day, new TimeOnly(23, 58), "UTC", new DateTimeOffset(2026, 3, 17, 23, 58, 0, TimeSpan.Zero));
        var entry = new TimelineEntry
        {
            Block = 0,
            Span = new TextSpan(0, 28),
            TimeSpan = new TextSpan(2, 14),
            Text = "23:58 to 24:00",
            At = at,
            End = new Moment(day, default(TimeOnly), null, null) { IsEndOfDay = true },
            Event = "Alert fired",
            EventSpan = new TextSpan(17, 11),
            Milestones = Milestones.ImpactStart | Milestones.Detected,
        };
        var json = Write(Empty(document) with { Timeline = new Timeline { Entries = [entry] } });
        var row = json.GetProperty("timeline")[0];
        Assert.Equal(
            "line text date timeOfDay endTimeOfDay zone time end precision approximate event actor source milestones noticedAt",
            Keys(row));
        Assert.Equal(
            """{"line":1,"text":"23:58 to 24:00","date":"2026-03-17","timeOfDay":"23:58","endTimeOfDay":"24:00","zone":"UTC","time":"2026-03-17T23:58:00Z","end":null,"precision":"minute","approximate":false,"event":"Alert fired","actor":null,"source":null,"milestones":["impact-start","detected"],"noticedAt":null}""",
            Compact(row));
    }

    [Fact]
    public void A_path_that_does_not_exist_is_named_in_one_line()
    {
        Assert.Equal(ExitCode.Trouble, _shell.Run("inspect", "gone.md"));
        Assert.Equal("", _shell.Out);
        Assert.Equal("postmortem: gone.md: no such file; check the path\n", _shell.Error);
    }

    [Fact]
    public void A_kind_that_does_not_exist_is_named_in_one_line()
    {
        _shell.With("a.md", "# Notes\n");
        Assert.Equal(ExitCode.Trouble, _shell.Run("inspect", "--kind", "generik", "a.md"));
        Assert.Equal("postmortem: --kind generik: no such kind; did you mean generic?\n", _shell.Error);
    }

    [Fact]
    public void Standard_input_counts_as_the_file_that_is_named()
    {
        Assert.Equal(ExitCode.Ok, _shell.RunWith("# Notes\n", "inspect", "-", "--stdin-filename", "docs/ä b.md"));
        using var json = JsonDocument.Parse(_shell.Out);
        Assert.Equal("docs/ä b.md", json.RootElement.GetProperty("file").GetString());
    }

    [Fact]
    public void Text_that_is_no_utf8_is_reported_with_its_place()
    {
        _shell.With("a.md", [.. "# One\n\nCaf"u8, 0xE9, .. "\n"u8]);
        Assert.Equal(ExitCode.Trouble, _shell.Run("inspect", "a.md"));
        Assert.Equal("postmortem: a.md:3: is no UTF-8 text (byte 0xE9 at offset 10); save it as UTF-8\n", _shell.Error);
    }

    private static string Keys(JsonElement element) => string.Join(' ', element.EnumerateObject().Select(p => p.Name));

    private static string Compact(JsonElement element)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            element.WriteTo(json);
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static JsonElement Write(DocumentModel model)
    {
        using var output = new MemoryStream();
        InspectJson.Write(model, "a.md", output);
        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(output.ToArray()));
        return json.RootElement.Clone();
    }

    private static DocumentModel Empty(Document document) => new()
    {
        Document = document,
        Header = new Header(),
        Timeline = Timeline.Empty,
        Metrics = Metrics.None,
        Impact = Impact.None,
        RootCause = RootCause.None,
        Lessons = Lessons.None,
        Completeness = Completeness.None,
    };
}
