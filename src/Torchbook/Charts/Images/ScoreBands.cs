namespace Torchbook.Charts;

/// <summary>
/// A coarse grid of scores as bands with crisp edges: refined by bilinear interpolation, then rounded to a few levels. Reads like a
/// contour map, and as a PNG takes a tenth of the room of a smooth gradient.
/// </summary>
internal static class ScoreBands
{
    private const int Levels = 8;
    private const int Refinement = 5;

    /// <param name="score"><c>[rows, columns]</c>, from 0 to 1; not finite stays as it is.</param>
    public static double[,] Of(double[,] score)
    {
        var (rows, columns) = (score.GetLength(0), score.GetLength(1));
        if (rows < 2 || columns < 2)
        {
            return score;
        }

        var (height, width) = (rows * Refinement, columns * Refinement);
        var bands = new double[height, width];
        for (var row = 0; row < height; row++)
        {
            var (top, down) = Place(row, rows);
            for (var column = 0; column < width; column++)
            {
                var (left, across) = Place(column, columns);
                var upper = double.Lerp(score[top, left], score[top, left + 1], across);
                var lower = double.Lerp(score[top + 1, left], score[top + 1, left + 1], across);
                bands[row, column] = Math.Round(double.Lerp(upper, lower, down) * Levels) / Levels;
            }
        }

        return bands;
    }

    // The cell of the coarse grid that a fine one lies after, and how far after; the outer half cells repeat the edge.
    private static (int Cell, double Fraction) Place(int fine, int count)
    {
        var place = Math.Clamp((fine + 0.5) / Refinement - 0.5, 0, count - 1);
        var cell = Math.Min((int)place, count - 2);
        return (cell, place - cell);
    }
}
