using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Postmortem.Analysis.Model;

namespace Postmortem.App.Output;

/// <summary>How values look in every JSON that the command line writes.</summary>
internal static class JsonFormat
{
    /// <summary>Indented for people, and with letters of all languages as they are: the output is UTF-8 and never part of a page.</summary>
    public static JsonWriterOptions Options { get; } = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? TimeOfDay(Moment? moment) => moment switch
    {
        null or { Time: null } => null,
        { IsEndOfDay: true } => "24:00",
        { Time: { Second: 0 } time } => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        { Time: { } time } => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
    };

    public static string? Instant(Moment? moment) => moment?.Instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>"ImpactStart" → "impact-start".</summary>
    public static string Kebab(string name)
    {
        var kebab = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && kebab.Length > 0)
            {
                kebab.Append('-');
            }

            kebab.Append(char.ToLowerInvariant(c));
        }

        return kebab.ToString();
    }

    public static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, Math.Round(number, 6));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
