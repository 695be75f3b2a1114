using System.Text.Json;

namespace Postmortem.Analysis.Profiles;

/// <summary>JSON as the readers of data files take it. There are no places in it: an editor's settings have none.</summary>
internal static class DataJson
{
    public static DataNode Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => DataNode.Mapping(default, [.. Entries(element)]),
        JsonValueKind.Array => DataNode.Sequence(default, [.. element.EnumerateArray().Select(Read)]),
        JsonValueKind.String => DataNode.Scalar(default, element.GetString() ?? "", isQuoted: true),
        JsonValueKind.Number => DataNode.Scalar(default, element.GetRawText()),
        JsonValueKind.True => DataNode.Scalar(default, "true"),
        JsonValueKind.False => DataNode.Scalar(default, "false"),
        _ => DataNode.Nothing(default),
    };

    private static IEnumerable<DataEntry> Entries(JsonElement element)
    {
        foreach (var property in element.EnumerateObject())
        {
            yield return new DataEntry(DataNode.Scalar(default, property.Name, isQuoted: true), Read(property.Value));
        }
    }
}
