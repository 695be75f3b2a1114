using System.Buffers;

namespace Postmortem.JsonRpc;

/// <summary>Room for the bytes of one incoming message. A long one, such as a document that is opened, is rare: nothing is kept for the next.</summary>
internal static class MessageBytes
{
    private const int KeptLength = 256 * 1024;

    public static byte[] Rent(int length) =>
        length > KeptLength ? GC.AllocateUninitializedArray<byte>(length) : ArrayPool<byte>.Shared.Rent(Math.Max(length, 1));

    public static void Return(byte[] bytes)
    {
        // The pool hands out the next power of two, so what it gave is never longer than this.
        if (bytes.Length <= KeptLength)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
