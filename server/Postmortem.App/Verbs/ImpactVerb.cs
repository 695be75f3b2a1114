using System.CommandLine;
using System.Text.Json;
using Postmortem.Analysis;
using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Features.CodeActions;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Sums;
using Postmortem.Analysis.Syntax;
using Postmortem.App.Files;
using Postmortem.App.Output;

namespace Postmortem.App.Verbs;

/// <summary><c>impact FILE</c>: downtime, failed requests and error budget, with the sums.</summary>
internal static class ImpactVerb
{
    private static readonly string[] Formats = ["text", "markdown", "json"];

    public static Command Declare(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The document; - reads standard input." };
        var traffic = Text("--traffic", "Requests a minute during the incident, such as 10000, or 200/s.", "R");
        var normal = Text("--normal-traffic", "Requests a minute at other times; default: as during the incident.", "R");
        var errors = Text("--error-rate", "The share of failed requests in per cent, such as 45%; default: the peak that the document states.", "P");
        var baseline = Text("--baseline", "The share of requests that always fails, in per cent.", "P");
        var duration = Text("--duration", "How long it lasted, such as 47m or 1h30m; default: start of impact to mitigation.", "D");
        var slo = Text("--slo", "The target in per cent, such as 99.9; default: the availability SLO of the document.", "T");
        var window = Text("--window", "The days that the SLO is about; default: 30d.", "D");
        var users = Text("--active-users", "People who would have used it meanwhile: estimates the users affected.", "N");
        var orders = Text("--orders", "Orders a minute on ordinary days: estimates those that were lost.", "R");
        var value = Text("--order-value", "What an order is worth on average.", "V");
        var before = Text("--latency-before", "Latency before the incident in milliseconds, such as the p99.", "MS");
        var during = Text("--latency-during", "The same latency during the incident.", "MS");
        var write = new Option<bool>("--write") { Description = "Fill in the document's impact section, in place: only what is empty or a placeholder. From standard input to standard output." };
        var format = new Option<string>("--format") { Description = "text, markdown or json.", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        var kind = Shared.Kind();
        var name = Shared.StdinName();
        var command = new Command("impact", "Compute downtime, failed requests, users, orders and error budget, and show the sums.")
        {
            file, traffic, normal, errors, baseline, duration, slo, window, users, orders, value, before, during, write, format, kind, name,
        };
        command.SetAction(result => Run(
            terminal,
            result.GetValue(file)!,
            new ImpactInput(
                Duration: Minutes("--duration", result.GetValue(duration), perUnit: 1),
                ErrorRate: Share("--error-rate", result.GetValue(errors), 0, 100),
                Traffic: Rate("--traffic", result.GetValue(traffic)),
                Normal: Rate("--normal-traffic", result.GetValue(normal)),
                Baseline: Share("--baseline", result.GetValue(baseline), 0, 100),
                Failed: null,
                Slo: Share("--slo", result.GetValue(slo), 50, 100) is { } target ? target < 1 ? target : throw new Failure("--slo 100: leaves no error budget; write a target below 100") : null,
                Window: Minutes("--window", result.GetValue(window), perUnit: Amounts.MinutesOfDay) ?? 0)
            {
                ActiveUsers = Positive("--active-users", result.GetValue(users)),
                Orders = Rate("--orders", result.GetValue(orders)),
                OrderValue = Positive("--order-value", result.GetValue(value)),
                LatencyBefore = Positive("--latency-before", result.GetValue(before)),
                LatencyDuring = Positive("--latency-during", result.GetValue(during)),
            },
            result.GetValue(write),
            result.GetValue(format)!,
            result.GetValue(kind),
            result.GetValue(name)));
        return command;
    }

    private static Option<string?> Text(string name, string description, string value) => new(name) { Description = description, HelpName = value };

    private static int Run(Terminal terminal, string file, ImpactInput input, bool write, string format, string? kind, string? stdinName)
    {
        if (!Formats.Contains(format))
        {
            throw new Failure($"--format {format}: no such format; {Shared.Choices(format, Formats)}");
        }

        var source = Sources.One(terminal, file, stdinName);
        var read = source.Read();
        var analysis = Analyzer.Analyze(Document.Parse(read.Text), new Workspaces(terminal).ContextOf(source.FullPath, kind));
        if (write)
        {
            return Write(terminal, source, read, analysis, input);
        }

        var model = analysis.Model;
        var sums = ImpactSums.Of(input.With(model, analysis.Context.Rules.Settings.BaselineOf(model.Header.Services.Select(s => s.Value))), model);
        switch (format)
        {
            case "json":
                WriteJson(terminal.Output, source.ShownAs, sums);
                break;
            case "markdown":
                terminal.Out.WriteLine(ImpactSums.Table(sums));
                break;
            default:
                var names = sums.Max(s => s.Name.Length);
                var values = sums.Max(s => s.Text?.Length ?? 1);
                foreach (var sum in sums)
                {
                    terminal.Out.WriteLine($"{sum.Name.PadRight(names)}  {(sum.Text ?? "?").PadRight(values)}  {sum.How}");
                }

                break;
        }

        return ExitCode.Ok;
    }

    private static int Write(Terminal terminal, Source source, TextFile read, Analysis.Analysis analysis, ImpactInput input)
    {
        var after = Edits.Apply(read.Text, ImpactEdits.Fill(analysis, input));
        if (source.Input is not null)
        {
            terminal.Output.Write(read.Encode(after));
        }
        else if (after == read.Text)
        {
            terminal.Out.WriteLine($"{source.ShownAs}: nothing to fill in");
        }
        else
        {
            AtomicFile.Replace(source.FullPath, read.Encode(after), source.ShownAs);
            terminal.Out.WriteLine($"{source.ShownAs}: impact filled in");
        }

        return ExitCode.Ok;
    }

    private static void WriteJson(Stream output, string file, IReadOnlyList<ImpactSum> sums)
    {
        using (var json = new Utf8JsonWriter(output, JsonFormat.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", 1);
            json.WriteString("file", file);
            json.WriteStartArray("sums");
            foreach (var sum in sums)
            {
                json.WriteStartObject();
                json.WriteString("id", sum.Id);
                json.WriteString("name", sum.Name);
                JsonFormat.Number(json, "value", sum.Value);
                json.WriteString("text", sum.Text);
                json.WriteString("how", sum.How);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static double? Share(string option, string? text, double from, double to) => text is null ? null
        : Amounts.Share(text, from, to)
        ?? throw new Failure($"{option} {text}: is no share in per cent; write a number from {from:0} to {to:0}, such as {(from > 0 ? "99.9" : "45%")}");

    private static double? Positive(string option, string? text) => text is null ? null
        : Amounts.Count(text.Replace("ms", "", StringComparison.Ordinal)) ?? throw new Failure($"{option} {text}: is no number above zero");

    private static double? Rate(string option, string? text) => text is null ? null
        : Amounts.Rate(text) ?? throw new Failure($"{option} {text}: is no rate; write requests a minute, such as 10000, or 200/s");

    private static double? Minutes(string option, string? text, double perUnit) => text is null ? null
        : Amounts.Minutes(text, perUnit) ?? throw new Failure($"{option} {text}: is no duration; write 47m, 1h30m or 30d");
}
