using System.Security.Cryptography;
using System.Text;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>HMAC-SHA256 over a message's four parts, in hexadecimal. With an empty key nothing is signed, as the protocol allows.</summary>
internal sealed class MessageSignature(string key)
{
    private readonly byte[] key = Encoding.UTF8.GetBytes(key);

    public bool IsNeeded => key.Length > 0;

    /// <summary>Takes the same time wherever the difference is, so that nobody can feel their way to a signature.</summary>
    public bool Matches(ReadOnlySpan<byte> sent, IEnumerable<byte[]> parts) => CryptographicOperations.FixedTimeEquals(Of(parts), sent);

    public byte[] Of(IEnumerable<byte[]> parts)
    {
        if (!IsNeeded)
        {
            return [];
        }

        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var part in parts)
        {
            hash.AppendData(part);
        }

        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
