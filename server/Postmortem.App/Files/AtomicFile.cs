using System.Security.Cryptography;

namespace Postmortem.App.Files;

/// <summary>
/// Writes a file whole or not at all: beside its place first, then renamed. A reader never sees half of it, and a full disk leaves the old one.
/// </summary>
internal static class AtomicFile
{
    private const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Replaces the content of a file that exists; its permissions stay, and a symbolic link stays a link.</summary>
    public static void Replace(string path, byte[] content, string shownAs) => Guard(shownAs, () =>
    {
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        var attributes = File.GetAttributes(target);
        UnixFileMode? mode = OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(target);
        if (attributes.HasFlag(FileAttributes.ReadOnly) || (mode is { } m && (m & AnyWrite) == 0))
        {
            throw new Failure($"{shownAs}: is read-only and was left as it is; make it writable first");
        }

        Write(target, content, mode, replace: true);
    });

    /// <summary>Makes a new file with the folders that it needs; a file that is there already is a failure.</summary>
    public static void Create(string path, byte[] content, string shownAs) => Guard(shownAs, () =>
    {
        if (Path.Exists(path))
        {
            throw new Failure($"{shownAs}: exists already and is never written over; choose another --output");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Write(path, content, mode: null, replace: false);
    });

    private static void Write(string path, byte[] content, UnixFileMode? mode, bool replace)
    {
        var beside = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{RandomNumberGenerator.GetHexString(8)}.tmp");
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            if (mode is { } m && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(beside, m);
            }

            File.Move(beside, path, replace);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    private static void Guard(string shownAs, Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new Failure(e is UnauthorizedAccessException
                ? $"{shownAs}: may not be written; check the permissions of the file and its folder"
                : $"{shownAs}: can't be written ({e.Message})");
        }
    }
}
