using System.Globalization;
using System.Text.Json;

namespace Postmortem.JsonRpc;

/// <summary>The id of a request: a number or a string; the default value is JSON's <c>null</c>.</summary>
internal readonly record struct RequestId
{
    private readonly long _number;
    private readonly string? _text;
    private readonly Form _form;

    private RequestId(Form form, long number, string? text) => (_form, _number, _text) = (form, number, text);

    private enum Form : byte
    {
        Null,
        Number,
        Text,
    }

    public bool IsNull => _form == Form.Null;

    /// <summary>The number, where the id is one.</summary>
    public long? Number => _form == Form.Number ? _number : null;

    public static RequestId Of(long number) => new(Form.Number, number, null);

    /// <summary>Reads the token that the reader stands on; false when it can be no id.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out RequestId id)
    {
        id = default;
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return true;
            case JsonTokenType.Number when reader.TryGetInt64(out var number):
                id = new RequestId(Form.Number, number, null);
                return true;
            case JsonTokenType.String:
                try
                {
                    id = new RequestId(Form.Text, 0, reader.GetString());
                    return true;
                }
                catch (InvalidOperationException)
                {
                    // The text is no UTF-8.
                    return false;
                }

            default:
                return false;
        }
    }

    public void Write(Utf8JsonWriter writer)
    {
        switch (_form)
        {
            case Form.Number:
                writer.WriteNumber("id"u8, _number);
                break;
            case Form.Text:
                writer.WriteString("id"u8, _text);
                break;
            default:
                writer.WriteNull("id"u8);
                break;
        }
    }

    public override string ToString() => _form switch
    {
        Form.Number => _number.ToString(CultureInfo.InvariantCulture),
        Form.Text => _text ?? "",
        _ => "null",
    };
}
