namespace Postmortem.Analysis.Profiles;

/// <summary>The data files that are part of the program, by their path below `templates/`.</summary>
internal static class ShippedFiles
{
    private const string Prefix = "templates/";

    /// <summary>Null when there is no such file.</summary>
    public static string? Find(string path)
    {
        using var stream = typeof(ShippedFiles).Assembly.GetManifestResourceStream(Prefix + path);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static string Get(string path) => Find(path) ?? throw new InvalidOperationException($"{Prefix}{path} is not part of the program.");

    /// <summary>The paths of all files in a folder, at any depth.</summary>
    public static IEnumerable<string> In(string folder) =>
        typeof(ShippedFiles).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix + folder + "/", StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..])
            .Order(StringComparer.Ordinal);
}
