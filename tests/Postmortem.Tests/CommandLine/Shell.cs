using System.Text;
using Postmortem.App;

namespace Postmortem.Tests.CommandLine;

/// <summary>A folder of its own in which commands run in-process, as somebody would type them.</summary>
internal sealed class Shell : IDisposable
{
    private readonly DateTimeOffset _now = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    public Shell() => Folder = Directory.CreateTempSubdirectory("post mortem ü ").FullName;

    public string Folder { get; }

    public string Out { get; private set; } = "";

    public string Error { get; private set; } = "";

    public Shell With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    public Shell With(string path, byte[] content)
    {
        var full = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        return this;
    }

    public int Run(params string[] arguments) => RunWith("", arguments);

    public int RunWith(string input, params string[] arguments)
    {
        using var inputStream = new MemoryStream(Encoding.UTF8.GetBytes(input));
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        var code = App.CommandLine.Run(arguments, new Terminal(inputStream, output, error, Folder, () => _now));
        Out = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(output.ToArray());
        Error = error.ToString();
        return code;
    }

    public string PathOf(string path) => Path.Combine(Folder, path);

    public string Read(string path) => File.ReadAllText(PathOf(path));

    public byte[] ReadBytes(string path) => File.ReadAllBytes(PathOf(path));

    /// <summary>Every file below the folder but git's own, by path, for tests of what is left behind.</summary>
    public IReadOnlyList<string> Files() =>
        [.. Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
