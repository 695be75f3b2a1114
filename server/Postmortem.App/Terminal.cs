using System.Text;

namespace Postmortem.App;

/// <summary>What a command sees of the world: streams, the current folder, the clock. Tests put their own in its place.</summary>
internal sealed class Terminal
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Func<DateTimeOffset> _now;
    private TextWriter? _text;

    public Terminal(Stream input, Stream output, TextWriter error, string folder, Func<DateTimeOffset>? now = null)
    {
        Input = input;
        Output = output;
        Error = error;
        Folder = folder;
        _now = now ?? (() => DateTimeOffset.UtcNow);
    }

    public Stream Input { get; }

    /// <summary>Bytes for those who write JSON; everybody else uses <see cref="Out"/>, never both.</summary>
    public Stream Output { get; }

    /// <summary>UTF-8 without a byte order mark, with line feeds, flushed when the command ends.</summary>
    public TextWriter Out => _text ??= new StreamWriter(Output, Utf8, 16 * 1024, leaveOpen: true) { NewLine = "\n" };

    public TextWriter Error { get; }

    public string Folder { get; }

    public DateTimeOffset Now => _now();

    /// <summary>A path as a user writes it, made absolute.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, Folder);

    public void Complain(string message) => Error.WriteLine("postmortem: " + OneLine(message));

    public void Flush()
    {
        _text?.Flush();
        Output.Flush();
        Error.Flush();
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").Trim();
}

/// <summary>A command can't go on: one line for the user that says what is wrong, where, and what to do.</summary>
internal sealed class Failure(string message) : Exception(message);

internal static class ExitCode
{
    public const int Ok = 0;
    public const int Findings = 1;

    /// <summary>Wrong usage, or a file that can't be read or written.</summary>
    public const int Trouble = 2;
}
