using System.Diagnostics;

namespace Postmortem.Benchmarks;

/// <summary>Wall time, processor time and memory of one command line over a folder of generated files.</summary>
internal sealed record CliFigures(string Name, int Files, long Bytes, double Seconds, double CpuSeconds, double PeakMegabytes, double OneFileMilliseconds);

/// <summary>Checks many files at once, as a build server does.</summary>
internal static class CliBenchmark
{
    public static IEnumerable<CliFigures> Run(string executable, string peers, string node, BenchmarkOptions options, Func<string, bool> wanted)
    {
        var folder = Directory.CreateTempSubdirectory("postmortem-bench-").FullName;
        try
        {
            var docs = Generate(Path.Combine(folder, "docs"), options.Files);
            // For what takes long: a part of the same files.
            var few = Generate(Path.Combine(folder, "few"), Math.Min(options.Files, options.FilesForSlowTools));
            var one = Directory.EnumerateFiles(docs).Order().First();
            string Module(string path) => Path.Combine(peers, "node_modules", path);
            (string Name, string[] Command, string Folder)[] tools =
            [
                ("postmortem check", [executable, "check"], docs),
                ("rumdl check", [Module("@rumdl/cli-linux-x64/rumdl"), "check", "--no-cache", "--no-config", "-d", "MD013"], docs),
                ("write-good", [node, Module("write-good/bin/write-good.js")], docs),
                ("alex", [node, Module("alex/cli.js")], few),
            ];
            foreach (var (name, command, from) in tools.Where(tool => wanted(tool.Name)))
            {
                // write-good knows no folders.
                string[] all = name == "write-good" ? [.. Directory.EnumerateFiles(from).Order()] : [from];
                Once([.. command, one], folder);
                var single = Enumerable.Range(0, 5).Select(_ => Once([.. command, one], folder).Seconds).Order().ElementAt(2);
                var first = Once([.. command, .. all], folder);
                // Once is enough for what takes long.
                var runs = first.Seconds > 8 ? [first] : new[] { first, Once([.. command, .. all], folder), Once([.. command, .. all], folder) };
                var middle = runs.OrderBy(run => run.Seconds).ElementAt(runs.Length / 2);
                var files = new DirectoryInfo(from).GetFiles();
                yield return new CliFigures(name, files.Length, files.Sum(file => file.Length), middle.Seconds, middle.Cpu, middle.Peak, single * 1000);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Generate(string folder, int files)
    {
        Directory.CreateDirectory(folder);
        for (var i = 0; i < files; i++)
        {
            File.WriteAllText(Path.Combine(folder, $"2026-02-11-postmortem-{i:0000}.md"), Documents.PostMortem(300, i));
        }

        return folder;
    }

    private static (double Seconds, double Cpu, double Peak) Once(string[] command, string folder)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException($"{command[0]} could not be started");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        // Nothing can be asked of a process that has ended, so its last figures count: they are at most 10 ms old.
        var (peak, cpu) = (0.0, 0.0);
        while (!process.WaitForExit(10))
        {
            var usage = Usage.Of(process.Id);
            (peak, cpu) = (Math.Max(peak, usage.Peak), Math.Max(cpu, usage.Cpu));
        }

        process.WaitForExit();
        return (Stopwatch.GetElapsedTime(started).TotalSeconds, cpu / 1000, peak);
    }
}
