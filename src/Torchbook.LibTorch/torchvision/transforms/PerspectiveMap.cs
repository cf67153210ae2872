using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>From a pixel of the result to one of the image: x' = (c0 x + c1 y + c2) / (c6 x + c7 y + 1), y' = (c3 x + c4 y + c5) / (…).</summary>
internal sealed class PerspectiveMap
{
    private readonly double[] _c;

    private PerspectiveMap(double[] coefficients) => _c = coefficients;

    /// <summary>The map that takes each end point to its start point; points on one line still have one.</summary>
    public static PerspectiveMap Of(IList<IList<int>> starts, IList<IList<int>> ends)
    {
        if (starts.Count != 4 || ends.Count != 4 || starts.Concat(ends).Any(point => point.Count != 2))
        {
            throw new ArgumentException("A perspective is given by four points and where they go, each as x and y.", nameof(starts));
        }

        using var scope = NewDisposeScope();
        var rows = new double[8, 8];
        var wanted = new double[8, 1];
        for (var i = 0; i < 4; i++)
        {
            var (x, y) = (ends[i][0], ends[i][1]);
            for (var axis = 0; axis < 2; axis++)
            {
                var (row, place) = ((2 * i) + axis, (double)starts[i][axis]);
                (rows[row, 3 * axis], rows[row, (3 * axis) + 1], rows[row, (3 * axis) + 2]) = (x, y, 1);
                (rows[row, 6], rows[row, 7], wanted[row, 0]) = (-place * x, -place * y, place);
            }
        }

        return new PerspectiveMap(linalg.pinv(tensor(rows)).mm(tensor(wanted)).data<double>().ToArray());
    }

    /// <inheritdoc cref="AffineMap.Grid"/>
    public Tensor Grid(Tensor image)
    {
        var (width, height) = (image.shape[^1], image.shape[^2]);
        var x = GridSampling.Pixels(width, image);
        var y = GridSampling.Pixels(height, image).unsqueeze(-1);
        var depth = (x * _c[6]) + (y * _c[7]) + 1;
        return stack([Place(x, y, 0) / depth / (width * 0.5) - 1, Place(x, y, 3) / depth / (height * 0.5) - 1], -1).unsqueeze(0);
    }

    private Tensor Place(Tensor x, Tensor y, int first) => (x * _c[first]) + (y * _c[first + 1]) + _c[first + 2];
}
