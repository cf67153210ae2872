using Torchbook.Charts;
using static TorchSharp.torch;

namespace Torchbook.Views;

/// <summary>Which color stands for which value.</summary>
/// <param name="Description">What a reader has to know to read values from colors.</param>
/// <param name="Min">The value of the first color.</param>
/// <param name="Max">The value of the last color.</param>
/// <param name="Scale">The colors between.</param>
internal sealed record PixelColors(string Description, double Min, double Max, ColorScale Scale)
{
    private static readonly Rgb missing = new(0x99, 0x99, 0x99);

    /// <param name="values">The values of all tiles.</param>
    /// <param name="type">The tensor's type: bytes and truth values have their own range.</param>
    /// <param name="isColor">Whether three values make a pixel.</param>
    /// <param name="isMatrix">Whether colors help more than shades of gray.</param>
    public static PixelColors For(double[] values, ScalarType type, bool isColor, bool isMatrix)
    {
        if (type == ScalarType.Byte)
        {
            return new("0 is black, 255 white", 0, 255, ColorScale.Gray);
        }

        if (type == ScalarType.Bool)
        {
            return new("False is black, True white", 0, 1, ColorScale.Gray);
        }

        var finite = values.Where(double.IsFinite).ToList();
        if (finite.Count == 0)
        {
            return new("no value is finite", 0, 0, ColorScale.Gray);
        }

        var (min, max) = (finite.Min(), finite.Max());
        if (min == max && (isMatrix || min < 0 || max > 1))
        {
            return new($"all are {ViewText.Number(min)}", min, max, ColorScale.Gray);
        }

        if (isMatrix && min < 0 && max > 0 && !isColor)
        {
            var most = Math.Max(-min, max);
            return new($"{ViewText.Number(-most)} is blue, 0 white, {ViewText.Number(most)} orange", -most, most, ColorScale.Diverging);
        }

        if (isMatrix && !isColor)
        {
            return new($"{ViewText.Number(min)} is dark, {ViewText.Number(max)} light", min, max, ColorScale.Sequential);
        }

        return min >= 0 && max <= 1
            ? new("0 is black, 1 white", 0, 1, ColorScale.Gray)
            : new($"{ViewText.Number(min)} is black, {ViewText.Number(max)} white", min, max, ColorScale.Gray);
    }

    public Rgb At(double value) => double.IsNaN(value) ? missing : Scale.At(Position(value));

    /// <summary>One color channel of an image.</summary>
    public byte Channel(double value) => double.IsNaN(value) ? missing.R : (byte)Math.Round(255 * Position(value));

    private double Position(double value) => Max > Min ? Math.Clamp((value - Min) / (Max - Min), 0, 1) : 0.5;
}
