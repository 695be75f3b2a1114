namespace Postmortem.Analysis.Profiles;

/// <summary>
/// What a value in a data file may be: what the readers ask for, recorded instead of read. The JSON schemas, the editor's settings and their
/// documentation are written from it, so that they cannot say anything else than the readers do.
/// </summary>
internal sealed class DataShape(string type)
{
    /// <summary>A type of JSON schema: string, boolean, integer, number, array or object.</summary>
    public string Type { get; } = type;

    public string Description { get; init; } = "";

    /// <summary>The value that stands for an absent key, as it would be written; null when there is none.</summary>
    public object? Default { get; init; }

    /// <summary>The allowed words and what each means; empty when every value of the type is allowed.</summary>
    public IReadOnlyList<(string Word, string Meaning)> Words { get; init; } = [];

    public int? Minimum { get; init; }

    public int? Maximum { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>A single item may be written without its list, or an entry as only its id.</summary>
    public DataShape? Shorthand { get; init; }

    /// <summary>The shape of a list's items, or of the values of a mapping with free keys.</summary>
    public DataShape? Items { get; init; }

    /// <summary>The name under which an object's shape is known; a shape may contain itself by this name.</summary>
    public string? Name { get; init; }

    /// <summary>Whether this only refers by <see cref="Name"/> to a shape that stands further out.</summary>
    public bool IsReference { get; init; }

    /// <summary>The keys of an object in the order in which they are read, which is the order in which they are documented.</summary>
    public List<KeyValuePair<string, DataShape>> Properties { get; } = [];
}
