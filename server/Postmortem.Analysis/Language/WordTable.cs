namespace Postmortem.Analysis.Language;

/// <summary>Word forms and their numbers; 0 is every word that no lexicon names. Looks up without regard to case and without allocating.</summary>
internal sealed class WordTable
{
    private int[] _buckets = new int[8192];
    private readonly List<string> _forms = [""];
    private readonly List<int> _next = [0];

    public int Count => _forms.Count;

    public string this[int word] => _forms[word];

    public int Find(ReadOnlySpan<char> form)
    {
        for (var i = _buckets[Hash(form) & (_buckets.Length - 1)]; i != 0; i = _next[i])
        {
            if (form.Length == _forms[i].Length && form.Equals(_forms[i], StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return 0;
    }

    public int Add(string form)
    {
        var known = Find(form);
        if (known != 0)
        {
            return known;
        }

        if (_forms.Count > _buckets.Length)
        {
            Grow();
        }

        var bucket = Hash(form) & (_buckets.Length - 1);
        _forms.Add(form.ToLowerInvariant());
        _next.Add(_buckets[bucket]);
        return _buckets[bucket] = _forms.Count - 1;
    }

    private void Grow()
    {
        _buckets = new int[_buckets.Length * 2];
        for (var i = 1; i < _forms.Count; i++)
        {
            var bucket = Hash(_forms[i]) & (_buckets.Length - 1);
            _next[i] = _buckets[bucket];
            _buckets[bucket] = i;
        }
    }

    private static int Hash(ReadOnlySpan<char> form)
    {
        var hash = 2166136261u;
        foreach (var c in form)
        {
            // Letters outside ASCII need a real case mapping: Vietnamese writes most of its words with them.
            var lower = c < 128 ? (char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c) : char.ToLowerInvariant(c);
            hash = (hash ^ lower) * 16777619;
        }

        return (int)(hash ^ (hash >> 15));
    }
}
