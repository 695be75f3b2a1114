namespace Postmortem.App.Files;

/// <summary>One document to read: a file, or standard input under the name of one.</summary>
/// <param name="ShownAs">The path as it stands in output: as the user wrote it, with forward slashes.</param>
/// <param name="Scope">The folder that a walk found it in and that a symbolic link must not lead out of; null for a file that the user named.</param>
internal sealed record Source(string FullPath, string ShownAs, Stream? Input = null, string? Scope = null)
{
    public TextFile Read() => Input is not null ? TextFile.Read(Input, ShownAs) : Scope is not null && IsEmpty ? new TextFile("", FileEncoding.Utf8) : TextFile.Read(FullPath, ShownAs);

    /// <summary>Also a pipe, which a walk may come upon and which might never say anything.</summary>
    private bool IsEmpty => new FileInfo(FullPath) is { Exists: true, Length: 0 };
}

internal static class Sources
{
    public const string Stdin = "-";

    public static Source One(Terminal terminal, string path, string? stdinName) => path == Stdin
        ? new Source(terminal.FullPath(stdinName ?? "stdin.md"), stdinName ?? "<stdin>", terminal.Input)
        : new Source(terminal.FullPath(path), path.Replace('\\', '/'));
}
