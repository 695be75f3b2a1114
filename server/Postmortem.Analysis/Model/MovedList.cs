using System.Collections;

namespace Postmortem.Analysis.Model;

/// <summary>
/// A list whose elements stand at other places than they did. Each is moved when somebody first looks at it, since few are looked at
/// between two keys, and stays the same object from then on.
/// </summary>
internal sealed class MovedList<T>(IReadOnlyList<T> original, ModelMover mover, Func<ModelMover, T, T> move) : IReadOnlyList<T>
    where T : class
{
    private T?[]? _moved;

    public IReadOnlyList<T> Original => original;

    public ModelMover Mover => mover;

    public int Count => original.Count;

    public T this[int index]
    {
        get
        {
            var moved = Volatile.Read(ref _moved) ?? Interlocked.CompareExchange(ref _moved, new T?[original.Count], null) ?? _moved;
            return Volatile.Read(ref moved[index]) ?? Interlocked.CompareExchange(ref moved[index], move(mover, original[index]), null) ?? moved[index]!;
        }
    }

    /// <summary>The place of an element that was taken from this list; -1 for any other object.</summary>
    public int IndexOf(T element) => Volatile.Read(ref _moved) is { } moved ? Array.FindIndex(moved, e => ReferenceEquals(e, element)) : -1;

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < original.Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
