using System.Collections;

namespace Postmortem.App.Files;

/// <summary>The paths below a folder as a set that is never listed unless somebody wants all of it.</summary>
internal sealed class DiskPaths(string root) : IReadOnlySet<string>
{
    public int Count => All().Count();

    public bool Contains(string item) => item.Length > 0 && Path.Exists(Path.Combine(root, item));

    public IEnumerator<string> GetEnumerator() => All().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool IsProperSubsetOf(IEnumerable<string> other) => All().ToHashSet().IsProperSubsetOf(other);

    public bool IsProperSupersetOf(IEnumerable<string> other) => All().ToHashSet().IsProperSupersetOf(other);

    public bool IsSubsetOf(IEnumerable<string> other) => All().ToHashSet().IsSubsetOf(other);

    public bool IsSupersetOf(IEnumerable<string> other) => other.All(Contains);

    public bool Overlaps(IEnumerable<string> other) => other.Any(Contains);

    public bool SetEquals(IEnumerable<string> other) => All().ToHashSet().SetEquals(other);

    private IEnumerable<string> All() => Directory
        .EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint })
        .Select(p => Path.GetRelativePath(root, p).Replace('\\', '/'));
}
