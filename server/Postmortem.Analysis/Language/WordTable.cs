using System.Runtime.InteropServices;

namespace Postmortem.Analysis.Language;

/// <summary>Word forms and their numbers; 0 is every word that no lexicon names. Looks up without regard to case and without allocating.</summary>
internal sealed class WordTable
{
    private const ulong NotAscii = 0xFF80_FF80_FF80_FF80;
    private const ulong LowerCase = 0x0020_0020_0020_0020;

    private int[] _buckets = new int[8192];
    private Entry[] _entries = new Entry[8192];

    public int Count { get; private set; } = 1;

    public string this[int word] => word == 0 ? "" : _entries[word].Form;

    public int Find(ReadOnlySpan<char> form)
    {
        var hash = Hash(form);
        for (var i = _buckets[hash & (_buckets.Length - 1)]; i != 0; i = _entries[i].Next)
        {
            ref readonly var entry = ref _entries[i];
            if (entry.Hash == hash && (form.SequenceEqual(entry.Form) || form.Equals(entry.Form, StringComparison.OrdinalIgnoreCase)))
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

        if (Count == _entries.Length)
        {
            Grow();
        }

        var hash = Hash(form);
        ref var bucket = ref _buckets[hash & (_buckets.Length - 1)];
        _entries[Count] = new Entry(form.ToLowerInvariant(), hash, bucket);
        return bucket = Count++;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, _entries.Length * 2);
        _buckets = new int[_entries.Length];
        for (var i = 1; i < Count; i++)
        {
            ref var bucket = ref _buckets[_entries[i].Hash & (_buckets.Length - 1)];
            _entries[i] = _entries[i] with { Next = bucket };
            bucket = i;
        }
    }

    /// <summary>Made of the first and the last four letters and the length: few words share all of them, and long ones cost no more.</summary>
    private static int Hash(ReadOnlySpan<char> form)
    {
        if (form.Length >= 4)
        {
            var bytes = MemoryMarshal.AsBytes(form);
            var (first, last) = (MemoryMarshal.Read<ulong>(bytes), MemoryMarshal.Read<ulong>(bytes[^8..]));
            if (((first | last) & NotAscii) == 0)
            {
                var mixed = (((first | LowerCase) * 0x9E3779B97F4A7C15) ^ ((last | LowerCase) + (ulong)form.Length)) * 0xC2B2AE3D27D4EB4F;
                return (int)(mixed >> 32);
            }
        }

        var hash = 2166136261u;
        foreach (var c in form)
        {
            // Letters outside ASCII need a real case mapping: Vietnamese writes most of its words with them.
            var lower = c < 128 ? (char)(c | 0x20) : char.ToLowerInvariant(c);
            hash = (hash ^ lower) * 16777619;
        }

        return (int)(hash ^ (hash >> 15));
    }

    /// <param name="Next">The entry that shares the bucket; 0 for none.</param>
    private readonly record struct Entry(string Form, int Hash, int Next);
}
