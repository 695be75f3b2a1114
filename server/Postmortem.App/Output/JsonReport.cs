using System.Text.Json;
using Postmortem.Analysis.Profiles;

namespace Postmortem.App.Output;

/// <summary>The product's own JSON: other programs rely on its keys.</summary>
internal sealed class JsonReport(Stream output) : Report
{
    private const int SchemaVersion = 1;

    private readonly Utf8JsonWriter _json = new(output, JsonFormat.Options);

    public override bool WantsFixes => true;

    public override void Begin()
    {
        _json.WriteStartObject();
        _json.WriteNumber("schemaVersion", SchemaVersion);
        _json.WriteStartArray("findings");
    }

    public override void Add(ReportedFinding finding)
    {
        _json.WriteStartObject();
        _json.WriteString("file", finding.File);
        WriteRange(finding.Range);
        _json.WriteString("rule", finding.Rule);
        _json.WriteString("category", finding.Category);
        _json.WriteString("level", RuleLevels.Words[(int)finding.Level]);
        _json.WriteString("message", finding.Message);
        _json.WriteStartArray("fixes");
        foreach (var fix in finding.Fixes)
        {
            _json.WriteStartObject();
            _json.WriteString("title", fix.Title);
            _json.WriteBoolean("safe", fix.IsSafe);
            _json.WriteStartArray("edits");
            foreach (var edit in fix.Edits)
            {
                _json.WriteStartObject();
                WriteRange(edit.Range);
                _json.WriteString("newText", edit.NewText);
                _json.WriteEndObject();
            }

            _json.WriteEndArray();
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
    }

    public override void End(Summary summary)
    {
        _json.WriteEndArray();
        _json.WriteStartObject("summary");
        _json.WriteNumber("files", summary.Files);
        _json.WriteNumber("errors", summary.Errors);
        _json.WriteNumber("warnings", summary.Warnings);
        _json.WriteNumber("infos", summary.Infos);
        _json.WriteNumber("hints", summary.Hints);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Dispose();
        output.Write("\n"u8);
    }

    private void WriteRange(ReportedRange range)
    {
        _json.WriteNumber("line", range.Line);
        _json.WriteNumber("column", range.Column);
        _json.WriteNumber("endLine", range.EndLine);
        _json.WriteNumber("endColumn", range.EndColumn);
    }
}
