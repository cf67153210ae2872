using System.Security.Cryptography;
using System.Text;

namespace Torchbook.Data;

/// <summary>Short names for data that change when the data does.</summary>
internal static class Fingerprint
{
    private const int Digits = 16;

    public static string Of(Dataset dataset) =>
        Of(Encoding.UTF8.GetBytes(string.Concat(dataset.Files.Select(file => file.Sha256 ?? file.Md5))));

    public static string Of(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..Digits];
}
