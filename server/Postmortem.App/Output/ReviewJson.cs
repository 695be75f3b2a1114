using System.Text.Json;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Review;
using Postmortem.Analysis.Text;

namespace Postmortem.App.Output;

/// <summary>A review as JSON; lines and columns are 1-based, points are not rounded beyond six decimals.</summary>
internal static class ReviewJson
{
    private const int SchemaVersion = 1;

    public static void Write(DocumentReview review, DocumentModel model, string file, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, JsonFormat.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteString("file", file);
            json.WriteString("kind", model.Kind);
            json.WriteNumber("score", review.Score);
            JsonFormat.Number(json, "points", review.Points);
            json.WriteString("band", review.Band);
            json.WriteStartArray("gates");
            foreach (var gate in review.Gates)
            {
                json.WriteStartObject();
                json.WriteString("reason", gate.Reason);
                json.WriteNumber("cap", gate.Cap);
                Place(json, model, gate.Span);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            Dimensions(json, review, model);
            json.WriteStartArray("questions");
            foreach (var answer in review.Answers)
            {
                json.WriteStartObject();
                json.WriteString("question", answer.Question);
                json.WriteString("verdict", answer.Verdict);
                json.WriteString("answer", answer.Text);
                Place(json, model, answer.Span);
                json.WriteStartArray("evidence");
                foreach (var evidence in answer.Evidence)
                {
                    json.WriteStartObject();
                    Place(json, model, evidence.Span);
                    json.WriteString("text", evidence.Text);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("checklist");
            foreach (var item in review.Checklist)
            {
                json.WriteStartObject();
                json.WriteString("text", item.Text);
                if (item.IsTrue is { } isTrue)
                {
                    json.WriteBoolean("true", isTrue);
                }
                else
                {
                    json.WriteNull("true");
                }

                json.WriteString("reason", item.Reason);
                Place(json, model, item.Span);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("improvements");
            foreach (var improvement in review.Improvements)
            {
                json.WriteStartObject();
                json.WriteString("dimension", JsonFormat.Kebab(improvement.Dimension.ToString()));
                json.WriteString("rule", improvement.Finding?.Rule.Code);
                json.WriteString("message", improvement.Message);
                JsonFormat.Number(json, "gain", improvement.Gain);
                json.WriteString("fix", improvement.FixTitle);
                Place(json, model, improvement.Span);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void Dimensions(Utf8JsonWriter json, DocumentReview review, DocumentModel model)
    {
        json.WriteStartArray("dimensions");
        foreach (var dimension in review.Dimensions)
        {
            json.WriteStartObject();
            json.WriteString("id", JsonFormat.Kebab(dimension.Dimension.ToString()));
            json.WriteString("name", dimension.Name);
            json.WriteNumber("of", dimension.Points);
            JsonFormat.Number(json, "points", dimension.Score);
            JsonFormat.Number(json, "presence", dimension.Presence);
            json.WriteString("counted", dimension.Told);
            json.WriteString("arithmetic", dimension.Arithmetic);
            Place(json, model, dimension.Span);
            json.WriteStartArray("penalties");
            foreach (var penalty in dimension.Penalties)
            {
                json.WriteStartObject();
                json.WriteString("rule", penalty.Finding.Rule.Code);
                JsonFormat.Number(json, "fraction", penalty.Fraction);
                JsonFormat.Number(json, "points", penalty.Points);
                json.WriteString("message", penalty.Finding.Message);
                Place(json, model, penalty.Finding.Span);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Place(Utf8JsonWriter json, DocumentModel model, TextSpan span)
    {
        var line = model.Document.Text.GetLineAt(span.Start);
        json.WriteNumber("line", line + 1);
        json.WriteNumber("column", span.Start - model.Document.Text.GetLineStart(line) + 1);
    }
}
