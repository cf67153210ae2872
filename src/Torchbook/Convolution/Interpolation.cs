namespace Torchbook.Convolution;

/// <summary>Values between the pixels of a matrix.</summary>
internal static class Interpolation
{
    /// <summary>The value at a place between four pixels, each weighted by how near it is; 0 outside.</summary>
    public static double Bilinear(double[,] values, double row, double column)
    {
        var (top, left) = ((int)Math.Floor(row), (int)Math.Floor(column));
        var (down, right) = (row - top, column - left);
        return (1 - down) * ((1 - right) * At(values, top, left) + right * At(values, top, left + 1))
            + down * ((1 - right) * At(values, top + 1, left) + right * At(values, top + 1, left + 1));
    }

    private static double At(double[,] values, int row, int column) =>
        row >= 0 && row < values.GetLength(0) && column >= 0 && column < values.GetLength(1) ? values[row, column] : 0;
}
