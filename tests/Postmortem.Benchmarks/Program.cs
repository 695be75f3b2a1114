using System.Diagnostics;
using System.Globalization;
using System.Text;
using Postmortem.Benchmarks;
using static Postmortem.Benchmarks.BenchmarkOptions;

// Started by ./run beside this file, which builds the server and installs the peers.
var arguments = new Queue<string>(args);
var sizes = new List<int> { 100, 1000, 10_000, 100_000 };
var names = new List<string> { "postmortem", "rumdl", "vscode-markdown", "yaml" };
string? executable = null, peers = null, node = null, readme = null;
var (lsp, cli, quick) = (true, true, false);
while (arguments.TryDequeue(out var argument))
{
    switch (argument)
    {
        case "--server": executable = arguments.Dequeue(); break;
        case "--peers": peers = arguments.Dequeue(); break;
        case "--node": node = arguments.Dequeue(); break;
        case "--write": readme = arguments.Dequeue(); break;
        case "--sizes": sizes = [.. arguments.Dequeue().Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))]; break;
        case "--only": names = [.. arguments.Dequeue().Split(',')]; break;
        case "--lsp": cli = false; break;
        case "--cli": lsp = false; break;
        case "--quick": quick = true; break;
        default: Console.Error.WriteLine($"unknown option {argument}"); return 2;
    }
}

if (executable is null || peers is null || node is null)
{
    Console.Error.WriteLine("--server, --peers and --node are needed; ./run gives them");
    return 2;
}

var options = new BenchmarkOptions { Node = node, ParserScript = Path.Combine(peers, "parse.mjs") };
if (quick)
{
    options = options with { Edits = 50, Requests = 20, Starts = 3, Files = 200, FilesForSlowTools = 50, Budget = TimeSpan.FromSeconds(4) };
}

var report = new StringBuilder();
if (lsp)
{
    await Servers();
}

if (cli)
{
    CommandLines();
}

Console.WriteLine(report);
if (readme is not null)
{
    Replace(readme, report.ToString());
}

return 0;

async Task Servers()
{
    var servers = ServerUnderTest.All(executable, peers, node, peers).Where(server => names.Contains(server.Name)).ToList();
    var cold = new Dictionary<string, (double Initialize, double First)>();
    var figures = new Dictionary<(string Server, int Size), LspFigures>();

    // Servers take turns, so that what else the machine does falls on all of them.
    foreach (var server in servers)
    {
        cold[server.Name] = (double.NaN, double.NaN);
    }

    var starts = servers.ToDictionary(server => server.Name, _ => new List<LspFigures>());
    for (var i = 0; i < options.Starts; i++)
    {
        foreach (var server in servers)
        {
            starts[server.Name].Add(await new LspBenchmark(server, 100, options).Run(onlyStart: true));
        }
    }

    foreach (var size in sizes)
    {
        foreach (var server in servers.Where(server => size <= server.LargestSize))
        {
            Console.Error.Write($"{server.Name} {size} … ");
            var started = Stopwatch.GetTimestamp();
            var result = await new LspBenchmark(server, size, options).Run(onlyStart: false);
            for (var again = 0; again < 2 && double.IsNaN(result.FirstDiagnostics); again++)
            {
                // Some servers now and then never say anything about a document that is opened as soon as they are there.
                Console.Error.Write("again … ");
                result = await new LspBenchmark(server, size, options).Run(onlyStart: false);
            }

            figures[(server.Name, size)] = result;
            Console.Error.WriteLine(result.Ended ?? $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        }
    }

    report.AppendLine("### Start on a document of 100 lines (ms, median)").AppendLine();
    Table("| server | initialize | first diagnostics | processor time |", servers.Select(server =>
        $"| {server.Name} | {Number(Median(starts[server.Name], one => one.Initialize))} | {Number(Median(starts[server.Name], one => one.FirstDiagnostics))} | {Number(Median(starts[server.Name], one => one.StartCpu))} |"));

    Sized("Keystroke → diagnostics (ms, p50 / p95)", one => Pair(one.Key));
    Sized("Processor time a keystroke (ms)", one => Number(one.CpuPerKey));
    Sized("Burst of 50 edits 5 ms apart: last edit → its diagnostics (ms)", one => Number(one.Burst));
    Sized("Completion (ms, p50 / p95, and how many were found)", one => Pair(one.Completion));
    Sized("Hover (ms, p50 / p95, and how many were found)", one => Pair(one.Hover));
    Sized("Document symbols (ms, p50 / p95, and how many were found)", one => Pair(one.Symbols));
    Sized("Code actions on the line being typed (ms, p50 / p95, and how many were found)", one => Pair(one.CodeAction));
    Sized("Memory after opening → after the edits, at its highest (MB)", one => double.IsNaN(one.RssAfterOpen) ? "–" : $"{one.RssAfterOpen:0} → {one.RssAfterEdits:0}, {one.RssPeak:0}");
    if (servers.Any(server => server.Wording is not null))
    {
        Sized("Wording of the line being typed: last key → finding, the pause included (ms)", one => Number(one.Wording), server => server.Wording is not null);
    }

    void Sized(string title, Func<LspFigures, string> cell, Func<ServerUnderTest, bool>? wanted = null)
    {
        report.AppendLine($"### {title}").AppendLine();
        Table($"| server | {string.Join(" | ", sizes.Select(size => $"{size:#,##0} lines"))} |", servers.Where(wanted ?? (_ => true)).Select(server =>
            $"| {server.Name} | {string.Join(" | ", sizes.Select(size => figures.TryGetValue((server.Name, size), out var one) ? one.Ended is null ? cell(one) : "ended" : "–"))} |"));
    }

    static string Pair(Series series) => series.Count == 0 ? "–" : $"{Number(series.P50)} / {Number(series.P95)}{(series.Items is { } items ? $" ({items:#,##0})" : "")}";

    static double Median(List<LspFigures> all, Func<LspFigures, double> figure) => Series.Of([.. all.Select(figure).Where(value => !double.IsNaN(value))]).P50;
}

void CommandLines()
{
    report.AppendLine("### Command line over files of 300 lines").AppendLine();
    Table("| tool | files | wall s | processor s | MB / s | files / s | highest memory MB | one file ms |", CliBenchmark.Run(executable, peers, node, options, name => names.Any(name.StartsWith) || name is "write-good" or "alex").Select(one =>
    {
        Console.Error.WriteLine($"{one.Name}: {one.Seconds:0.00} s");
        return $"| {one.Name} | {one.Files:#,##0} | {one.Seconds:0.00} | {one.CpuSeconds:0.00} | {one.Bytes / 1e6 / one.Seconds:0.0} | {one.Files / one.Seconds:#,##0} | {one.PeakMegabytes:0} | {one.OneFileMilliseconds:0} |";
    }));
}

void Table(string head, IEnumerable<string> rows)
{
    report.AppendLine(head).AppendLine("|" + string.Concat(Enumerable.Repeat(" --- |", head.Count(c => c == '|') - 1)));
    foreach (var row in rows)
    {
        report.AppendLine(row);
    }

    report.AppendLine();
}

static void Replace(string path, string figures)
{
    const string Begin = "<!-- figures -->", End = "<!-- /figures -->";
    var text = File.ReadAllText(path);
    var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
    if (from < 0 || to < from)
    {
        throw new InvalidDataException($"{path} has no place for the figures");
    }

    File.WriteAllText(path, text[..(from + Begin.Length)] + "\n\n" + figures.TrimEnd() + "\n\n" + text[to..]);
}
