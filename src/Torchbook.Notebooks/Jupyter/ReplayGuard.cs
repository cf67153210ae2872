using System.Globalization;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>Knows the signatures of the last messages: who overheard one cannot send it again. Any thread.</summary>
internal sealed class ReplayGuard
{
    /// <summary>How many are remembered, as many as Jupyter's own kernels do: about 4 MB.</summary>
    public const int Capacity = 1 << 16;

    private readonly Lock gate = new();
    private readonly HashSet<UInt128> seen = [];
    private readonly Queue<UInt128> order = [];

    /// <param name="signature">One that was verified: 64 hexadecimal digits, of which half are enough to tell messages apart.</param>
    public bool IsFirst(ReadOnlySpan<byte> signature)
    {
        var digest = UInt128.Parse(signature[..32], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        lock (gate)
        {
            if (!seen.Add(digest))
            {
                return false;
            }

            order.Enqueue(digest);
            if (order.Count > Capacity)
            {
                seen.Remove(order.Dequeue());
            }

            return true;
        }
    }
}
