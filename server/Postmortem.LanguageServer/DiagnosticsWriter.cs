using System.Text.Json;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.LanguageServer;

/// <summary>
/// Findings as the parameters of <c>textDocument/publishDiagnostics</c>, written straight into the message: this happens at
/// every keystroke, for up to a thousand of them.
/// </summary>
internal static class DiagnosticsWriter
{
    public readonly record struct Batch(OpenDocument Document, List<Finding> Findings, Client Client);

    public static void Write(Utf8JsonWriter writer, Batch batch)
    {
        var document = batch.Document;
        var text = document.Document.Text;
        var max = document.Context.Rules.Settings.MaxFindings;
        writer.WriteStartObject();
        writer.WriteString("uri"u8, document.Uri);
        writer.WriteNumber("version"u8, document.Version);
        writer.WriteStartArray("diagnostics"u8);
        for (var i = 0; i < Math.Min(batch.Findings.Count, max); i++)
        {
            Write(writer, batch.Findings[i], document, text, batch.Client);
        }

        if (batch.Findings.Count > max)
        {
            WriteRest(writer, batch.Findings.Count - max);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void WriteEmpty(Utf8JsonWriter writer, string uri)
    {
        writer.WriteStartObject();
        writer.WriteString("uri"u8, uri);
        writer.WriteStartArray("diagnostics"u8);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Finding finding, OpenDocument document, SourceText text, Client client)
    {
        writer.WriteStartObject();
        WriteRange(writer, text, finding.Span);
        writer.WriteNumber("severity"u8, (int)ToProtocol.Severity(finding.Level));
        writer.WriteString("code"u8, finding.Rule.Code);
        if (client.HasCodeDescriptions && RulePages.FindUri(finding.Rule.Code) is { } page)
        {
            writer.WriteStartObject("codeDescription"u8);
            writer.WriteString("href"u8, page);
            writer.WriteEndObject();
        }

        writer.WriteString("source"u8, "postmortem"u8);
        writer.WriteString("message"u8, finding.Message);
        if (finding.IsUnnecessary && client.HasDiagnosticTags)
        {
            writer.WriteStartArray("tags"u8);
            writer.WriteNumberValue(1);
            writer.WriteEndArray();
        }

        if (finding.Related.Count > 0 && client.HasRelatedInformation)
        {
            writer.WriteStartArray("relatedInformation"u8);
            foreach (var related in finding.Related)
            {
                writer.WriteStartObject();
                writer.WriteStartObject("location"u8);
                writer.WriteString("uri"u8, document.Uri);
                WriteRange(writer, text, related.Span);
                writer.WriteEndObject();
                writer.WriteString("message"u8, related.Message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteRest(Utf8JsonWriter writer, int more)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("range"u8);
        WritePosition(writer, "start"u8, 0, 0);
        WritePosition(writer, "end"u8, 0, 0);
        writer.WriteEndObject();
        writer.WriteNumber("severity"u8, (int)Protocol.DiagnosticSeverity.Information);
        writer.WriteString("source"u8, "postmortem"u8);
        writer.WriteString("message"u8, $"{more} more findings are not shown; mend some of these first, or raise postmortem.maxFindings.");
        writer.WriteEndObject();
    }

    public static void WriteRange(Utf8JsonWriter writer, SourceText text, TextSpan span)
    {
        var (startLine, startColumn) = text.GetPosition(span.Start);
        var (endLine, endColumn) = text.GetPosition(span.End);
        writer.WriteStartObject("range"u8);
        WritePosition(writer, "start"u8, startLine, startColumn);
        WritePosition(writer, "end"u8, endLine, endColumn);
        writer.WriteEndObject();
    }

    private static void WritePosition(Utf8JsonWriter writer, ReadOnlySpan<byte> name, int line, int column)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("line"u8, line);
        writer.WriteNumber("character"u8, column);
        writer.WriteEndObject();
    }
}
