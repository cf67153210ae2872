using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Convolution;

/// <summary>Which frequencies a picture is made of, and in which direction they run. Lesson: notebooks/03-understanding-convolution.ipynb.</summary>
public static class Spectrum
{
    private const int StepsAlongRay = 200;

    /// <summary>Waves shorter than four pixels say how letters are drawn, waves longer than thirty how the page is lit.</summary>
    private const double LowestFrequency = 1 / 30.0;
    private const double HighestFrequency = 1 / 4.0;

    /// <summary>
    /// log(1 + |F|) of the Fourier transform F, frequency zero in the middle, row H/2 and column W/2. The mean is taken off and the rim
    /// faded out (Hann window), because the transform sees the picture as a tile that repeats, and a hard seam would draw a cross.
    /// </summary>
    /// <param name="image"><c>[H, W]</c>.</param>
    /// <returns><c>[H, W]</c>, float64.</returns>
    /// <exception cref="ArgumentException">The image has another rank.</exception>
    public static Tensor LogMagnitude(Tensor image)
    {
        using var magnitude = Magnitude(image);
        return magnitude.log1p();
    }

    /// <summary>
    /// How much of a picture's energy lies in each direction, for waves of 4 to 30 pixels. Stripes show up at right angles to themselves,
    /// so lines of text that run along 0° peak at 90°.
    /// </summary>
    /// <param name="image"><c>[H, W]</c>.</param>
    /// <param name="stepsPerDegree">How finely directions are told apart.</param>
    /// <returns>180·<paramref name="stepsPerDegree"/> numbers, 1 for the strongest, from 0° (to the right) counterclockwise, as seen in the picture.</returns>
    /// <exception cref="ArgumentException">The image has another rank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one step in a degree.</exception>
    public static double[] EnergyByAngle(Tensor image, int stepsPerDegree = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stepsPerDegree, 1);
        using var magnitude = Magnitude(image);
        var values = magnitude.ToMatrix();
        double[] energy = [.. Enumerable.Range(0, 180 * stepsPerDegree).Select(i => AlongRay(values, Math.PI / 180 * i / stepsPerDegree))];
        var strongest = Math.Max(energy.Max(), double.Epsilon);
        return [.. energy.Select(e => e / strongest)];
    }

    private static double AlongRay(double[,] magnitude, double angle)
    {
        var (rows, columns) = (magnitude.GetLength(0), magnitude.GetLength(1));
        var sum = 0.0;
        for (var i = 0; i < StepsAlongRay; i++)
        {
            var frequency = LowestFrequency + (HighestFrequency - LowestFrequency) * i / StepsAlongRay;
            var value = Interpolation.Bilinear(magnitude, rows / 2 - frequency * rows * Math.Sin(angle), columns / 2 + frequency * columns * Math.Cos(angle));
            sum += value * value;
        }

        return sum;
    }

    private static Tensor Magnitude(Tensor image)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.dim() != 2)
        {
            throw new ArgumentException($"The image must be [H, W]; this one is [{string.Join(", ", image.shape)}]. Average the channels first.", nameof(image));
        }

        using var scope = NewDisposeScope();
        var x = image.detach().cpu().to_type(ScalarType.Float64);
        var faded = (x - x.mean()) * Hann(x.shape[0]).unsqueeze(1) * Hann(x.shape[1]);
        return fft.fftshift(fft.fft2(faded).abs()).MoveToOuterDisposeScope();
    }

    private static Tensor Hann(long length) => (1 - cos(arange(length, ScalarType.Float64) * (2 * Math.PI / length))) / 2;
}
