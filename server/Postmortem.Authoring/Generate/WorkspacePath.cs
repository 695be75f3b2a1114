using System.Globalization;
using System.Text;

namespace Postmortem.Authoring.Generate;

/// <summary>Paths relative to a workspace, with forward slashes, as text: nothing here looks at a disk.</summary>
internal static class WorkspacePath
{
    private const int MaxNameLength = 120;

    /// <summary>Without "." and ".."; null when the path is absolute or leads out of the workspace.</summary>
    public static string? Normalize(string path)
    {
        var slashed = path.Replace('\\', '/');
        if (slashed.StartsWith('/') || slashed.StartsWith('~') || (slashed.Length > 1 && slashed[1] == ':'))
        {
            return null;
        }

        var names = new List<string>();
        foreach (var name in slashed.Split('/'))
        {
            if (name is "" or ".")
            {
                continue;
            }

            if (name == "..")
            {
                if (names.Count == 0)
                {
                    return null;
                }

                names.RemoveAt(names.Count - 1);
            }
            else
            {
                names.Add(name);
            }
        }

        return names.Count == 0 ? null : string.Join('/', names);
    }

    /// <summary>How to get from one file to another, as in a link.</summary>
    public static string Relative(string fromFile, string toFile)
    {
        var from = fromFile.Split('/')[..^1];
        var to = toFile.Split('/');
        var common = 0;
        while (common < from.Length && common < to.Length - 1 && from[common] == to[common])
        {
            common++;
        }

        return string.Join('/', Enumerable.Repeat("..", from.Length - common).Concat(to[common..]));
    }

    /// <summary>Text as part of a file name: letters and digits of any language, and a hyphen for everything else.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder(Math.Min(text.Length, MaxNameLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (slug.Length >= MaxNameLength)
            {
                break;
            }

            if (Rune.IsLetterOrDigit(rune) || rune.Value == '_' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            {
                slug.Append(rune.ToString());
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }

    /// <summary>The path, or the first of "name-2", "name-3", … that is free.</summary>
    public static string Free(string path, Func<string, bool> exists)
    {
        if (!exists(path))
        {
            return path;
        }

        var dot = path.LastIndexOf('.');
        var cut = dot > path.LastIndexOf('/') + 1 ? dot : path.Length;
        for (var number = 2; ; number++)
        {
            var candidate = $"{path[..cut]}-{number}{path[cut..]}";
            if (!exists(candidate))
            {
                return candidate;
            }
        }
    }
}
