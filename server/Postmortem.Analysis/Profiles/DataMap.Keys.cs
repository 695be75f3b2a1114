namespace Postmortem.Analysis.Profiles;

/// <summary>Which keys were asked for, and what that says of the ones that are there.</summary>
internal sealed partial class DataMap
{
    private T ReadMap<T>(DataNode node, Func<DataMap, T> read)
    {
        var map = new DataMap(node, _problems);
        var value = read(map);
        map.ReportUnknownKeys();
        return value;
    }

    private DataShape RecordItem<T>(string description, string name, Func<DataMap, T> read, DataShape? shorthand = null)
    {
        if (!_recording!.Add(name))
        {
            return new DataShape("object") { Description = description, Name = name, IsReference = true, Shorthand = shorthand };
        }

        var shape = new DataShape("object") { Description = description, Name = name, Shorthand = shorthand };
        read(new DataMap(NoNode, [], shape, _recording));
        _recording.Remove(name);
        return shape;
    }

    private DataNode? Ask(string key, Func<DataShape> describe)
    {
        if (_shape is not null)
        {
            _shape.Properties.Add(new(key, describe()));
            return null;
        }

        _asked.Add(key);
        return _node.Find(key);
    }

    private void Missing(string key, bool required)
    {
        if (required && !IsRecording)
        {
            Report(FirstKey(), $"`{key}` is missing.");
        }
    }

    private void ReportUnknownKeys()
    {
        for (var i = 0; i < _node.Entries.Count; i++)
        {
            var key = _node.Entries[i].Key;
            if (key.Kind != DataKind.Scalar)
            {
                Report(key.Span, "Expected a text as the key.");
                continue;
            }

            if (!_asked.Contains(key.Text))
            {
                var nearest = Nearest.Find(key.Text, _asked);
                Report(key.Span, nearest is null
                    ? $"Unknown key `{Short(key.Text)}`; known are {string.Join(", ", _asked)}."
                    : $"Unknown key `{Short(key.Text)}`; did you mean `{nearest}`?");
            }
        }

        ReportRepeatedKeys();
    }

    private void ReportRepeatedKeys()
    {
        if (_node.Entries.Count < 2)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in _node.Entries)
        {
            if (entry.Key.Kind == DataKind.Scalar && !seen.Add(entry.Key.Text))
            {
                ReportRepeated(entry.Key);
            }
        }
    }

    private void ReportRepeated(DataNode key) => Report(key.Span, $"`{Short(key.Text)}` stands twice; the first one counts.");
}
