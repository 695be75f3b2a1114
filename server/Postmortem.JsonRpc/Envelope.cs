using System.Text.Json;

namespace Postmortem.JsonRpc;

internal enum EnvelopeKind
{
    Request,
    Notification,
    Response,
    Invalid,
}

/// <summary>
/// The outside of a message: who is meant and where the inside stands. <see cref="Payload"/> is the raw JSON of the parameters,
/// the result or the error; empty where there is none.
/// </summary>
internal readonly record struct Envelope(EnvelopeKind Kind, RequestId Id, string Method, ReadOnlyMemory<byte> Payload, bool IsError, int ErrorCode, string Problem)
{
    public static Envelope Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            return ReadObject(json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second kind is text that is no UTF-8.
            return Invalid(default, ErrorCodes.ParseError, "A message is no JSON.");
        }
    }

    private static Envelope ReadObject(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            // All of it is looked at, because what is no JSON at all gets another code.
            reader.Skip();
            reader.Read();
            return Invalid(default, ErrorCodes.InvalidRequest, "A message is no object.");
        }

        RequestId id = default;
        string? method = null;
        string? problem = null;
        ReadOnlyMemory<byte> parameters = default, result = default, error = default;
        var (hasId, hasVersion, hasStructure) = (false, false, true);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("jsonrpc"u8))
            {
                reader.Read();
                hasVersion = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("2.0"u8);
                reader.Skip();
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                hasId = true;
                problem = RequestId.TryRead(ref reader, out id) ? problem : "The id of a message is neither a whole number nor a string.";
                reader.Skip();
            }
            else if (reader.ValueTextEquals("method"u8))
            {
                reader.Read();
                method = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                problem = method is null ? "The method of a message is no string." : problem;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("params"u8))
            {
                parameters = Slice(ref reader, json);
                hasStructure = parameters.Span[0] is (byte)'{' or (byte)'[' or (byte)'n';
            }
            else if (reader.ValueTextEquals("result"u8))
            {
                result = Slice(ref reader, json);
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                error = Slice(ref reader, json);
            }
            else
            {
                reader.Skip();
            }
        }

        // Reads to the end: anything behind the object is an error.
        reader.Read();
        if (problem is not null)
        {
            return Invalid(id, ErrorCodes.InvalidRequest, problem);
        }

        if (!hasVersion)
        {
            return Invalid(id, ErrorCodes.InvalidRequest, "A message does not say that it is JSON-RPC 2.0.");
        }

        if (method is null)
        {
            return hasId && (!result.IsEmpty || !error.IsEmpty)
                ? new Envelope(EnvelopeKind.Response, id, "", error.IsEmpty ? result : error, !error.IsEmpty, 0, "")
                : Invalid(id, ErrorCodes.InvalidRequest, "A message has neither a method nor a result.");
        }

        if (!hasStructure)
        {
            return Invalid(id, ErrorCodes.InvalidParams, "The parameters of a message are neither an object nor an array.");
        }

        return new Envelope(hasId ? EnvelopeKind.Request : EnvelopeKind.Notification, id, method, parameters, false, 0, "");
    }

    private static ReadOnlyMemory<byte> Slice(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }

    private static Envelope Invalid(RequestId id, int code, string problem) => new(EnvelopeKind.Invalid, id, "", default, false, code, problem);
}
