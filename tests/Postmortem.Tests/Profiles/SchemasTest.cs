using System.Text.Json.Nodes;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Tests.Profiles;

/// <summary>The JSON schemas of data files say what their readers read.</summary>
public sealed class SchemasTest
{
    [Fact]
    public void The_schema_of_profiles_is_up_to_date() => Generated.AssertUpToDate("templates/profile.schema.json", Document(ProfileReader.Shape));

    [Fact]
    public void The_schema_of_vocabularies_is_up_to_date() => Generated.AssertUpToDate("templates/vocabulary.schema.json", Document(ProfileReader.VocabularyShape));

    [Fact]
    public void The_schema_of_settings_is_up_to_date() => Generated.AssertUpToDate("templates/config.schema.json", Document(Settings.Shape));

    [Theory]
    [InlineData("common")]
    [InlineData("post-mortem")]
    [InlineData("incident-report")]
    [InlineData("rca")]
    [InlineData("coe")]
    public void Shipped_profiles_satisfy_the_schema(string id) =>
        Assert.True(IsValid(Document(ProfileReader.Shape), ToJson(Yaml.Read(ShippedFiles.Get($"{id}/profile.yaml")).Root)));

    [Theory]
    [InlineData("{ \"maxFindings\": 10, \"rules\": { \"missing-section\": \"off\" }, \"targets\": { \"ttd\": { \"sev-1\": \"5 min\" } }, \"files\": \"docs/*.md\" }", true)]
    [InlineData("{ \"roster\": { \"people\": [ \"Dana\", { \"name\": \"Kim\" } ] } }", true)]
    [InlineData("{ \"maxFindings\": 0 }", false)]
    [InlineData("{ \"check\": \"never\" }", false)]
    [InlineData("{ \"rules\": { \"missing-section\": \"loud\" } }", false)]
    [InlineData("{ \"unknown\": 1 }", false)]
    [InlineData("{ \"roster\": { \"people\": [ { \"handle\": \"@kim\" } ] } }", false)]
    public void The_schema_of_settings_accepts_what_the_reader_accepts(string json, bool isValid)
    {
        Assert.Equal(isValid, IsValid(Document(Settings.Shape), JsonNode.Parse(json)));
        Assert.Equal(isValid, SettingsReader.Read(json).Problems.Count == 0);
    }

    private static bool IsValid(JsonNode schema, JsonNode? value) => new SmallSchema(schema).Accepts(schema, value);

    private static JsonNode? ToJson(DataNode node) => node.Kind switch
    {
        DataKind.Mapping => new JsonObject(node.Entries.Select(e => KeyValuePair.Create(e.Key.Text, ToJson(e.Value)))),
        DataKind.Sequence => new JsonArray([.. node.Items.Select(ToJson)]),
        DataKind.Scalar when !node.IsQuoted && node.Text is "true" or "false" => JsonValue.Create(node.Text == "true"),
        DataKind.Scalar when !node.IsQuoted && int.TryParse(node.Text, out var number) => JsonValue.Create(number),
        DataKind.Scalar => JsonValue.Create(node.Text),
        _ => null,
    };

    private static JsonNode Document(DataShape shape)
    {
        var definitions = new JsonObject();
        var root = Of(shape, definitions, isRoot: true);
        root.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        root.Insert(1, "title", shape.Name);
        if (definitions.Count > 0)
        {
            root["definitions"] = definitions;
        }

        return root;
    }

    private static JsonObject Of(DataShape shape, JsonObject definitions, bool isRoot = false)
    {
        if (shape.IsReference || (shape.Name is not null && !isRoot))
        {
            Define(shape, definitions);
            return WithShorthand(shape, new JsonObject { ["$ref"] = $"#/definitions/{shape.Name}" });
        }

        var schema = new JsonObject();
        if (shape.Description.Length > 0)
        {
            schema["description"] = shape.Description;
        }

        schema["type"] = shape.Type;
        if (shape.Words.Count > 0)
        {
            schema.Remove("type");
            schema["oneOf"] = new JsonArray([.. shape.Words.Select(Word)]);
        }

        if (shape.Default is { } value)
        {
            schema["default"] = value switch { int number => number, bool flag => flag, string text => text, IEnumerable<string> texts => new JsonArray([.. texts.Select(t => JsonValue.Create(t))]), _ => throw new InvalidOperationException() };
        }

        if (shape.Minimum is { } minimum)
        {
            schema["minimum"] = minimum;
        }

        if (shape.Maximum is { } maximum)
        {
            schema["maximum"] = maximum;
        }

        if (shape.Items is { } items)
        {
            schema[shape.Type == "array" ? "items" : "additionalProperties"] = Of(items, definitions);
        }
        else if (shape.Type == "object")
        {
            Properties(shape, definitions, schema);
        }

        return WithShorthand(shape, schema);
    }

    private static void Properties(DataShape shape, JsonObject definitions, JsonObject schema)
    {
        schema["properties"] = new JsonObject(shape.Properties.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)Of(p.Value, definitions))));
        var required = shape.Properties.Where(p => p.Value.IsRequired && p.Key is not ("title" or "label")).Select(p => JsonValue.Create(p.Key)).ToArray();
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray([.. required]);
        }

        schema["additionalProperties"] = false;
    }

    private static void Define(DataShape shape, JsonObject definitions)
    {
        if (shape.IsReference || definitions.ContainsKey(shape.Name!))
        {
            return;
        }

        definitions[shape.Name!] = new JsonObject();
        var definition = Of(new DataShape("object") { Name = shape.Name, Description = shape.Description }.With(shape.Properties), definitions, isRoot: true);
        definitions[shape.Name!] = definition;
    }

    /// <summary>A list of one may be the item alone, an entry with only an id that id, a switch written as a word.</summary>
    private static JsonObject WithShorthand(DataShape shape, JsonObject schema) => shape.Shorthand is { } shorthand
        ? new JsonObject { ["anyOf"] = new JsonArray(Of(shorthand, []), schema) }
        : schema;

    private static JsonObject Word((string Word, string Meaning) word)
    {
        // The words true and false are booleans to every YAML tool but this product's reader.
        JsonNode constant = word.Word is "true" or "false" ? JsonValue.Create(word.Word == "true") : JsonValue.Create(word.Word);
        return new JsonObject { ["const"] = constant, ["description"] = word.Meaning };
    }
}

/// <summary>The few keywords of JSON schema that the schemas use.</summary>
internal sealed class SmallSchema(JsonNode root)
{
    public bool Accepts(JsonNode schema, JsonNode? value) => schema.AsObject().All(k => k.Key switch
    {
        "$ref" => Accepts(root["definitions"]![((string)k.Value!)["#/definitions/".Length..]]!, value),
        "type" => (string)k.Value! == (value?.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.Object => "object",
            System.Text.Json.JsonValueKind.Array => "array",
            System.Text.Json.JsonValueKind.String => "string",
            System.Text.Json.JsonValueKind.Number => "integer",
            null => "null",
            _ => "boolean",
        }),
        "const" => JsonNode.DeepEquals(k.Value, value),
        "oneOf" => k.Value!.AsArray().Count(s => Accepts(s!, value)) == 1,
        "anyOf" => k.Value!.AsArray().Any(s => Accepts(s!, value)),
        "required" => value is not JsonObject o || k.Value!.AsArray().All(n => o.ContainsKey((string)n!)),
        "properties" => value is not JsonObject o || o.All(p => k.Value![p.Key] is not { } inner || Accepts(inner, p.Value)),
        "additionalProperties" => value is not JsonObject o || o.All(p =>
            schema["properties"]?[p.Key] is not null || (k.Value!.GetValueKind() != System.Text.Json.JsonValueKind.False && Accepts(k.Value, p.Value))),
        "items" => value is not JsonArray a || a.All(i => Accepts(k.Value!, i)),
        "minimum" => value is not JsonValue v || !v.TryGetValue<int>(out var n) || n >= (int)k.Value!,
        "maximum" => value is not JsonValue v || !v.TryGetValue<int>(out var n) || n <= (int)k.Value!,
        "description" or "title" or "default" or "$schema" or "definitions" => true,
        _ => throw new InvalidOperationException($"The schema uses {k.Key}, which this validator does not know."),
    });
}

internal static class DataShapes
{
    public static DataShape With(this DataShape shape, IEnumerable<KeyValuePair<string, DataShape>> properties)
    {
        shape.Properties.AddRange(properties);
        return shape;
    }
}
