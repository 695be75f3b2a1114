using System.Text.Json;

namespace Postmortem.Tests.Protocol;

public sealed class LspSchemaTest
{
    [Theory]
    [InlineData("textDocument/hover", """{ "contents": { "kind": "markdown", "value": "x" } }""", true)]
    [InlineData("textDocument/hover", """{ "contents": { "kind": "markdown", "value": "x" }, "rnage": null }""", false)]
    [InlineData("textDocument/hover", """{ "contents": { "kind": "html", "value": "x" } }""", false)]
    [InlineData("textDocument/hover", "null", true)]
    [InlineData("initialize", """{ "capabilities": { "hoverProvider": true } }""", true)]
    [InlineData("initialize", """{ "capabilities": { "hoverProvidr": true } }""", false)]
    public void A_misspelt_property_is_a_problem(string method, string result, bool valid) =>
        Assert.Equal(valid, LspSchema.FindProblemInResult(method, JsonDocument.Parse(result).RootElement) is null);

    [Fact]
    public void Parameters_are_judged_too()
    {
        var good = """{ "uri": "file:///a.md", "version": 1, "diagnostics": [{ "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 1 } }, "message": "m" }] }""";
        Assert.Null(LspSchema.FindProblemInParams("textDocument/publishDiagnostics", JsonDocument.Parse(good).RootElement));
        Assert.NotNull(LspSchema.FindProblemInParams("textDocument/publishDiagnostics", JsonDocument.Parse(good.Replace("message", "mesage")).RootElement));
    }
}
