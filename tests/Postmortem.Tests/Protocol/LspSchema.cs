using System.Reflection;
using System.Text.Json;

namespace Postmortem.Tests.Protocol;

/// <summary>
/// The official LSP types as a JSON schema: says what is wrong with a message that the server sent, down to a misspelt property.
/// The schema is made by tests/lsp-schema; this reads the few keywords that are in it, and fails on any other.
/// </summary>
internal static class LspSchema
{
    private static readonly JsonElement Root = Read();

    /// <summary>Null when the result is what LSP says for the request; methods that are not of LSP are not judged.</summary>
    public static string? FindProblemInResult(string method, JsonElement result) => FindProblem("results", method, result);

    /// <summary>Null when the parameters are what LSP says for a request or notification of the server.</summary>
    public static string? FindProblemInParams(string method, JsonElement parameters) => FindProblem("params", method, parameters);

    /// <summary>Whether the schema says anything about a method; part is "results" or "params".</summary>
    public static bool Knows(string part, string method) => Methods(part).TryGetProperty(method, out _);

    private static string? FindProblem(string part, string method, JsonElement value) =>
        Methods(part).TryGetProperty(method, out var schema) && Check(value, schema, "") is { } problem
            ? $"{method} does not match the official types: {problem}\n{value.GetRawText()}"
            : null;

    private static JsonElement Methods(string part) =>
        Root.GetProperty("definitions").GetProperty("Messages").GetProperty("properties").GetProperty(part).GetProperty("properties");

    /// <summary>The first problem, or null.</summary>
    private static string? Check(JsonElement value, JsonElement schema, string path)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var argument = keyword.Value;
            var problem = keyword.Name switch
            {
                "$ref" => Check(value, Definition(argument.GetString()!), path),
                "type" => CheckType(value, argument, path),
                "const" => JsonElement.DeepEquals(value, argument) ? null : $"{path} is not {argument.GetRawText()}",
                "enum" => argument.EnumerateArray().Any(e => JsonElement.DeepEquals(value, e)) ? null : $"{path} is none of {argument.GetRawText()}",
                "anyOf" => CheckAny(value, argument, path),
                "allOf" => argument.EnumerateArray().Select(s => Check(value, s, path)).FirstOrDefault(p => p is not null),
                "not" => Check(value, argument, path) is null ? $"{path} is what it must not be" : null,
                "required" => CheckRequired(value, argument, path),
                "properties" => CheckProperties(value, argument, path),
                "additionalProperties" => CheckOthers(value, schema, argument, path),
                "items" => CheckItems(value, argument, path),
                "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= argument.GetInt32() ? null : $"{path} is too short",
                "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= argument.GetInt32() ? null : $"{path} is too long",
                "description" or "$comment" or "$schema" => null,
                _ => throw new InvalidOperationException($"The schema uses the keyword {keyword.Name}, which this validator does not know."),
            };
            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    private static JsonElement Definition(string reference) =>
        Root.GetProperty("definitions").GetProperty(Uri.UnescapeDataString(reference["#/definitions/".Length..]));

    private static string? CheckType(JsonElement value, JsonElement types, string path)
    {
        var names = types.ValueKind == JsonValueKind.Array ? types.EnumerateArray().Select(t => t.GetString()!) : [types.GetString()!];
        return names.Any(name => name switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "number" => value.ValueKind == JsonValueKind.Number,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            _ => throw new InvalidOperationException($"unknown type {name}"),
        })
            ? null
            : $"{path} is {value.ValueKind}, not {types.GetRawText()}";
    }

    private static string? CheckAny(JsonElement value, JsonElement choices, string path)
    {
        var problems = choices.EnumerateArray().Select(choice => Check(value, choice, path)).ToArray();

        // The choice that got furthest is most likely the one that was meant.
        return problems.Contains(null) ? null : problems.MaxBy(p => p!.Split(' ')[0].Length);
    }

    private static string? CheckRequired(JsonElement value, JsonElement names, string path) =>
        value.ValueKind == JsonValueKind.Object && names.EnumerateArray().FirstOrDefault(n => !value.TryGetProperty(n.GetString()!, out _)) is { ValueKind: JsonValueKind.String } missing
            ? $"{path} lacks {missing.GetString()}"
            : null;

    private static string? CheckProperties(JsonElement value, JsonElement properties, string path) =>
        value.ValueKind != JsonValueKind.Object
            ? null
            : value.EnumerateObject()
                .Select(p => properties.TryGetProperty(p.Name, out var schema) ? Check(p.Value, schema, $"{path}/{p.Name}") : null)
                .FirstOrDefault(p => p is not null);

    private static string? CheckOthers(JsonElement value, JsonElement schema, JsonElement others, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var known = schema.TryGetProperty("properties", out var properties) ? properties : default;
        foreach (var property in value.EnumerateObject())
        {
            if (known.ValueKind == JsonValueKind.Object && known.TryGetProperty(property.Name, out _))
            {
                continue;
            }

            var problem = others.ValueKind switch
            {
                JsonValueKind.False => $"{path}/{property.Name} is unknown",
                JsonValueKind.Object => Check(property.Value, others, $"{path}/{property.Name}"),
                _ => null,
            };
            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    private static string? CheckItems(JsonElement value, JsonElement items, string path)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        return value.EnumerateArray()
            .Select((item, i) => Check(item, items.ValueKind == JsonValueKind.Array ? items[Math.Min(i, items.GetArrayLength() - 1)] : items, $"{path}/{i}"))
            .FirstOrDefault(p => p is not null);
    }

    private static JsonElement Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("lsp.schema.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }
}
