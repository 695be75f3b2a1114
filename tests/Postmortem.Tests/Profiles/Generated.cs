using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Postmortem.Tests.Profiles;

/// <summary>Files of the project that are written from its data: a test rewrites one that is behind, and then fails.</summary>
internal static class Generated
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "../../.."));

    public static void AssertUpToDate(string path, JsonNode content) => AssertUpToDate(path, Write(content));

    public static void AssertUpToDate(string path, string after)
    {
        var file = Path.Combine(Root, path);
        if (File.Exists(file) && File.ReadAllText(file).ReplaceLineEndings("\n") == after)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, after);
        Assert.Fail($"{path} was behind and has been rewritten; look at it and run again.");
    }

    private static string Write(JsonNode node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            node.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
