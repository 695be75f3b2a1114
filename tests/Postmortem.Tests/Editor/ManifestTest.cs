using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Tests.Editor;

/// <summary>The extension's manifest says of settings and commands what the code says.</summary>
public sealed class ManifestTest
{
    /// <summary>Settings of the client alone; they stand in the manifest by hand, everything else follows from the settings record.</summary>
    private static readonly string[] OfTheClient = ["server.path", "trace.server"];

    private static readonly string Folder = Path.GetFullPath(Path.Combine(Here(), "../../../vscode-postmortem"));

    [Fact]
    public void Settings_in_the_manifest_are_those_that_the_server_reads()
    {
        var path = Path.Combine(Folder, "package.json");
        var before = File.ReadAllText(path);
        var manifest = JsonNode.Parse(before)!;
        var configuration = manifest["contributes"]!["configuration"]!.AsObject();
        var old = configuration["properties"]!.AsObject();
        var properties = new JsonObject();
        foreach (var (key, shape) in Flat(Settings.Shape, ""))
        {
            properties[$"postmortem.{key}"] = Setting(shape);
        }

        foreach (var key in OfTheClient)
        {
            properties[$"postmortem.{key}"] = old[$"postmortem.{key}"]!.DeepClone();
        }

        configuration["properties"] = properties;
        var after = Write(manifest);
        if (after != before)
        {
            File.WriteAllText(path, after);
            Assert.Fail("vscode-postmortem/package.json was behind the settings record and has been rewritten; look at it and run again.");
        }
    }

    [Fact]
    public void Every_command_of_a_menu_is_contributed_and_answered()
    {
        var contributes = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "package.json")))!["contributes"]!;
        var commands = contributes["commands"]!.AsArray().Select(command => (string)command!["command"]!).ToHashSet();
        var source = string.Concat(Directory.EnumerateFiles(Path.Combine(Folder, "src"), "*.ts").Select(File.ReadAllText));
        Assert.All(commands, command => Assert.Contains($"'{command}'", source));
        Assert.All(contributes["menus"]!.AsObject().SelectMany(menu => menu.Value!.AsArray()), item => Assert.Contains((string)item!["command"]!, commands));
    }

    /// <summary>Groups become dotted keys; a group whose entries are a user's own (people, levels by code) is one setting.</summary>
    private static IEnumerable<(string Key, DataShape Shape)> Flat(DataShape shape, string prefix)
    {
        foreach (var (key, value) in shape.Properties)
        {
            if (value.Type == "object" && value.Properties.Count > 0 && value.Items is null && key != "targets")
            {
                foreach (var inner in Flat(value, $"{prefix}{key}."))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return ($"{prefix}{key}", value);
            }
        }
    }

    private static JsonObject Setting(DataShape shape)
    {
        var setting = Schema(shape);
        setting.Remove("description");
        setting["default"] = Default(shape);
        setting["scope"] = "resource";
        setting["markdownDescription"] = shape.Description;
        return setting;
    }

    private static JsonObject Schema(DataShape shape)
    {
        var schema = new JsonObject { ["type"] = shape.Type };
        if (shape.Words.Count > 0)
        {
            schema["enum"] = new JsonArray([.. shape.Words.Select(word => JsonValue.Create(word.Word))]);
            schema["enumDescriptions"] = new JsonArray([.. shape.Words.Select(word => JsonValue.Create(word.Meaning))]);
        }

        if (shape.Minimum is { } minimum)
        {
            schema["minimum"] = minimum;
        }

        if (shape.Maximum is { } maximum)
        {
            schema["maximum"] = maximum;
        }

        if (shape.Type == "array" && shape.Items is { } items)
        {
            schema["items"] = Schema(items);
        }
        else if (shape.Items is { } values)
        {
            schema["additionalProperties"] = Schema(values);
        }
        else if (shape.Properties.Count > 0)
        {
            schema["properties"] = new JsonObject(shape.Properties.Select(property => KeyValuePair.Create(property.Key, (JsonNode?)Schema(property.Value))));
            schema["additionalProperties"] = false;
        }

        if (shape.Description.Length > 0)
        {
            schema["description"] = shape.Description;
        }

        return schema;
    }

    private static JsonNode? Default(DataShape shape) => shape.Default switch
    {
        string text => JsonValue.Create(text),
        int number => JsonValue.Create(number),
        bool flag => JsonValue.Create(flag),
        IEnumerable<string> texts => new JsonArray([.. texts.Select(text => JsonValue.Create(text))]),
        null => shape.Type switch { "array" => new JsonArray(), "object" => new JsonObject(), "string" => JsonValue.Create(""), _ => null },
        _ => throw new InvalidOperationException($"A default of type {shape.Default.GetType()} has no form in the manifest."),
    };

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
