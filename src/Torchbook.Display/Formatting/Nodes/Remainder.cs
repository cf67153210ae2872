using System.Globalization;

namespace Torchbook.Display.Formatting;

/// <summary>What is not shown of a sequence.</summary>
/// <param name="Count">How many elements; null where nobody counted.</param>
/// <param name="Because">Why reading ended; null where the limit was reached.</param>
internal sealed record Remainder(long? Count, string? Because = null)
{
    public override string ToString() => Because ?? (Count is { } count ? $"{count.ToString("N0", CultureInfo.InvariantCulture)} more" : "more");
}
