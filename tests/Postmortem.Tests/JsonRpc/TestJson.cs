using System.Text.Json.Serialization;

namespace Postmortem.Tests.JsonRpc;

internal sealed record Greeting
{
    public required string Text { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Greeting))]
[JsonSerializable(typeof(string))]
internal sealed partial class TestJson : JsonSerializerContext;
