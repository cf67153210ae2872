namespace Torchbook.Tests;

/// <summary>Damaged copies of a valid file: bytes changed, runs of bytes moved, doubled, filled or cut out, ends cut off.</summary>
internal static class FuzzInput
{
    /// <summary>How many to try: "./torchbook test --full" tries 100,000 of each format.</summary>
    public static int Trials => Environment.GetEnvironmentVariable("TORCHBOOK_FULL") == "1" ? 100_000 : 1_000;

    public static byte[] Damage(byte[] whole, Random random)
    {
        var bytes = new List<byte>(whole);
        for (var change = random.Next(1, 4); change > 0 && bytes.Count > 0; change--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 17), bytes.Count - at);
            switch (random.Next(8))
            {
                case 0: bytes.RemoveRange(at, bytes.Count - at); break;
                case 1: bytes.RemoveRange(at, length); break;
                case 2: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length)); break;
                case 3: bytes.InsertRange(at, Enumerable.Repeat((byte)random.Next(256), length)); break;
                case 4: Overwrite(bytes, at, Enumerable.Repeat((byte)(random.Next(2) * 255), length)); break;
                case 5: Overwrite(bytes, at, BitConverter.GetBytes(random.NextInt64() >> random.Next(64))); break;
                default: bytes[at] = (byte)random.Next(256); break;
            }
        }

        return [.. bytes];
    }

    private static void Overwrite(List<byte> bytes, int at, IEnumerable<byte> values)
    {
        foreach (var value in values.Take(bytes.Count - at))
        {
            bytes[at++] = value;
        }
    }
}
