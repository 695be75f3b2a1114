namespace Postmortem.Analysis.Profiles;

/// <summary>Which files are Markdown, by their names.</summary>
internal static class DocumentFiles
{
    public static IReadOnlyList<string> Extensions { get; } = [".md", ".markdown", ".mdown", ".mkd", ".mdx", ".md.erb"];

    /// <summary>All of them as a glob of the protocol.</summary>
    public static string Pattern { get; } = $"**/*{{{string.Join(',', Extensions)}}}";

    public static bool IsDocument(string path) => Extensions.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));
}
