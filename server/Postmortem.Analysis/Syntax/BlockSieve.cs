using System.Runtime.InteropServices;

namespace Postmortem.Analysis.Syntax;

/// <summary>
/// Picks blocks by what stands in them, such as those with a finding. A pure function of one block, so a document takes over what was
/// picked from the version before it and asks only about the blocks that are new. Its identity is the key: make it once and keep it.
/// </summary>
internal abstract class BlockSieve
{
    public abstract bool Picks(Block block);
}

/// <summary>The headings.</summary>
internal sealed class HeadingSieve : BlockSieve
{
    public static HeadingSieve Instance { get; } = new();

    public override bool Picks(Block block) => block.Kind == BlockKind.Heading;
}

/// <summary>What a sieve picked of one version, or of an earlier one of which a stretch of blocks was replaced since.</summary>
/// <param name="First">The first block that was replaced.</param>
/// <param name="OldEnd">Behind the last one that was, in the version that was picked from.</param>
/// <param name="NewEnd">The same place in the version that asks.</param>
internal readonly record struct Picked(BlockSieve Sieve, int[] Blocks, int First, int OldEnd, int NewEnd)
{
    public Picked(BlockSieve sieve, int[] blocks)
        : this(sieve, blocks, 0, 0, 0)
    {
    }

    /// <summary>The same with one more stretch replaced: the two together count as one.</summary>
    public Picked With(int first, int oldEnd, int newEnd)
    {
        if (OldEnd == 0 && NewEnd == 0)
        {
            return new Picked(Sieve, Blocks, first, oldEnd, newEnd);
        }

        var end = Math.Max(NewEnd, oldEnd);
        return new Picked(Sieve, Blocks, Math.Min(First, first), end - NewEnd + OldEnd, end - oldEnd + newEnd);
    }

    public int[] In(ReadOnlySpan<Block> blocks)
    {
        if (OldEnd == 0 && NewEnd == 0)
        {
            return Blocks;
        }

        var before = LowerBound(First);
        var after = LowerBound(OldEnd);
        var fresh = new List<int>();
        for (var i = First; i < NewEnd; i++)
        {
            if (Sieve.Picks(blocks[i]))
            {
                fresh.Add(i);
            }
        }

        if (NewEnd == OldEnd && Blocks.AsSpan(before, after - before).SequenceEqual(CollectionsMarshal.AsSpan(fresh)))
        {
            return Blocks;
        }

        var result = new int[before + fresh.Count + Blocks.Length - after];
        Blocks.AsSpan(0, before).CopyTo(result);
        fresh.CopyTo(result, before);
        for (int i = after, to = before + fresh.Count; i < Blocks.Length; i++, to++)
        {
            result[to] = Blocks[i] + NewEnd - OldEnd;
        }

        return result;
    }

    private int LowerBound(int block)
    {
        var at = Array.BinarySearch(Blocks, block);
        return at < 0 ? ~at : at;
    }
}
