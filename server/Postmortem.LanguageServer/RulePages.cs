namespace Postmortem.LanguageServer;

/// <summary>The pages behind the diagnostics' links: files that stand beside the executable where the product is packaged.</summary>
internal static class RulePages
{
    private static readonly string? Folder = FindFolder();

    public static string? FindUri(string code) => Folder is null ? null : $"{Folder}/{code}.md";

    private static string? FindFolder()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "rules");
        return Directory.Exists(folder) ? new Uri(folder).AbsoluteUri.TrimEnd('/') : null;
    }
}
