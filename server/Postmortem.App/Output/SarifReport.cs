using System.Text.Json;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;

namespace Postmortem.App.Output;

/// <summary>SARIF 2.1.0, which code scanning services read.</summary>
internal sealed class SarifReport(Stream output) : Report
{
    private readonly Utf8JsonWriter _json = new(output, JsonFormat.Options);
    private readonly Dictionary<string, int> _rules = [];

    public override bool WantsFixes => true;

    public override void Begin()
    {
        _json.WriteStartObject();
        _json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        _json.WriteString("version", "2.1.0");
        _json.WriteStartArray("runs");
        _json.WriteStartObject();
        _json.WriteStartObject("tool");
        _json.WriteStartObject("driver");
        _json.WriteString("name", "postmortem");
        _json.WriteString("semanticVersion", ProductVersion.Text);
        _json.WriteStartArray("rules");
        foreach (var rule in AllRules.List)
        {
            WriteRule(rule.Code, RulePage.Of(rule).Summary, RulePage.Of(rule).Text, rule.DefaultLevel, JsonFormat.Kebab(rule.Category.ToString()));
        }

        WriteRule(Findings.ConfigurationCode, "A file below .postmortem/ has a mistake in it.", null, RuleLevel.Error, "configuration");
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteString("columnKind", "utf16CodeUnits");
        _json.WriteStartArray("results");
    }

    public override void Add(ReportedFinding finding)
    {
        _json.WriteStartObject();
        _json.WriteString("ruleId", finding.Rule);
        if (_rules.TryGetValue(finding.Rule, out var index))
        {
            _json.WriteNumber("ruleIndex", index);
        }

        _json.WriteString("level", LevelOf(finding.Level));
        WriteMessage("message", finding.Message);
        _json.WriteStartArray("locations");
        _json.WriteStartObject();
        _json.WriteStartObject("physicalLocation");
        WriteArtifact(finding.File);
        WriteRegion("region", finding.Range);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndArray();
        if (finding.Fixes.Count > 0)
        {
            _json.WriteStartArray("fixes");
            foreach (var fix in finding.Fixes)
            {
                WriteFix(fix, finding.File);
            }

            _json.WriteEndArray();
        }

        _json.WriteEndObject();
        _json.Flush();
    }

    public override void End(Summary summary)
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Dispose();
        output.Write("\n"u8);
    }

    private void WriteRule(string code, string summary, string? page, RuleLevel level, string category)
    {
        _rules[code] = _rules.Count;
        _json.WriteStartObject();
        _json.WriteString("id", code);
        WriteMessage("shortDescription", summary);
        if (page is not null)
        {
            _json.WriteStartObject("help");
            _json.WriteString("text", page);
            _json.WriteString("markdown", page);
            _json.WriteEndObject();
        }

        _json.WriteStartObject("defaultConfiguration");
        _json.WriteBoolean("enabled", level != RuleLevel.Off);
        _json.WriteString("level", LevelOf(level));
        _json.WriteEndObject();
        _json.WriteStartObject("properties");
        JsonFormat.Strings(_json, "tags", [category]);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteFix(ReportedFix fix, string file)
    {
        _json.WriteStartObject();
        WriteMessage("description", fix.Title);
        _json.WriteStartArray("artifactChanges");
        _json.WriteStartObject();
        WriteArtifact(file);
        _json.WriteStartArray("replacements");
        foreach (var edit in fix.Edits)
        {
            _json.WriteStartObject();
            WriteRegion("deletedRegion", edit.Range);
            WriteMessage("insertedContent", edit.NewText);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void WriteMessage(string name, string text)
    {
        _json.WriteStartObject(name);
        _json.WriteString("text", text);
        _json.WriteEndObject();
    }

    private void WriteArtifact(string file)
    {
        _json.WriteStartObject("artifactLocation");
        _json.WriteString("uri", UriOf(file));
        _json.WriteEndObject();
    }

    private void WriteRegion(string name, ReportedRange range)
    {
        _json.WriteStartObject(name);
        _json.WriteNumber("startLine", range.Line);
        _json.WriteNumber("startColumn", range.Column);
        _json.WriteNumber("endLine", range.EndLine);
        _json.WriteNumber("endColumn", range.EndColumn);
        _json.WriteEndObject();
    }

    /// <summary>A relative path stays relative, as services expect it: to the root of the repository that the command ran in.</summary>
    private static string UriOf(string file)
    {
        if (Path.IsPathRooted(file))
        {
            return new Uri(file).AbsoluteUri;
        }

        return string.Join('/', file.Split('/').Select(Uri.EscapeDataString));
    }

    private static string LevelOf(RuleLevel level) => level switch
    {
        RuleLevel.Error => "error",
        RuleLevel.Warning => "warning",
        RuleLevel.Off => "none",
        _ => "note",
    };
}
