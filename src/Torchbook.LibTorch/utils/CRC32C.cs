using System.Numerics;

namespace TorchSharp.Utils;

/// <summary>The checksum of TensorBoard's records: CRC-32 with Castagnoli's polynomial.</summary>
public static class CRC32C
{
    public static uint process(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data) crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }

    /// <summary>Of the number's four bytes, little-endian.</summary>
    public static uint process(int data) => process(BitConverter.GetBytes(data));

    /// <summary>Of the number's eight bytes, little-endian.</summary>
    public static uint process(long data) => process(BitConverter.GetBytes(data));
}
