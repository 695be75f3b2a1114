using System.Text.Json;
using Postmortem.Authoring.Generate;

namespace Postmortem.App.Output;

/// <summary>The action items of documents for programs.</summary>
internal static class ActionsJson
{
    private const int SchemaVersion = 1;

    public static void Write(IEnumerable<ActionSource> sources, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, JsonFormat.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteStartArray("actionItems");
            foreach (var (source, item) in ActionExport.Items(sources))
            {
                json.WriteStartObject();
                json.WriteString("file", source.Path);
                json.WriteString("incidentId", source.Model.Header.IncidentId?.Value);
                json.WriteNumber("line", source.Model.Document.Text.GetLineAt(item.Span.Start) + 1);
                json.WriteString("id", item.Id?.Value);
                json.WriteString("text", item.Text);
                json.WriteString("owner", item.Owner?.Value);
                json.WriteString("due", JsonFormat.Date(item.Due?.Value));
                json.WriteString("priority", ActionExport.PriorityOf(item)?.ToLowerInvariant());
                json.WriteString("status", item.Status?.Value is { } status ? JsonFormat.Kebab(status.ToString()) : null);
                if (item.IsDone is { } isDone)
                {
                    json.WriteBoolean("done", isDone);
                }
                else
                {
                    json.WriteNull("done");
                }

                json.WriteString("ticket", item.Ticket?.Value);
                json.WriteString("factor", item.Factor?.Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }
}
