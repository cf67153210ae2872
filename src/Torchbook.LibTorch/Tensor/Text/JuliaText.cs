using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.LibTorch;

/// <summary>Tensors as Julia prints them: the metadata, then one matrix after the other, its columns aligned and cut at the line's width.</summary>
internal sealed class JuliaText
{
    // TorchSharp writes every row. A tensor of more rows than anyone reads is cut as in the other styles.
    private const long MostRows = 1000;

    private readonly ShownPart part;
    private readonly StringBuilder text;
    private readonly int width;
    private readonly string newLine;

    private JuliaText(Tensor tensor, string format, int width, CultureInfo culture, string newLine)
    {
        var sizes = tensor.shape;
        var rows = sizes.SkipLast(1).Aggregate(1d, (product, size) => product * size);
        var limits = sizes.Select(size => rows > MostRows ? PrintRows : size).ToArray();
        // A column takes at least two characters of the line; twice that many, so that their first half is shown.
        if (limits.Length > 0) limits[^1] = Math.Max(width, 1) * 2L;
        part = new ShownPart(tensor, limits, format, culture);
        text = new StringBuilder().Append(tensor);
        this.width = width;
        this.newLine = newLine;
    }

    public static string Of(Tensor tensor, string format, int width, CultureInfo culture, string newLine)
    {
        var writer = new JuliaText(tensor, format, width, culture, newLine);
        var rank = writer.part.Dimensions;
        if (rank == 0) return writer.text.Append(", value = ").Append(writer.part.Cell(0)).ToString();
        if (rank <= 2) writer.text.Append(newLine);
        writer.Blocks(0, 0, "");
        return writer.text.ToString();
    }

    private void Blocks(int dim, long offset, string label)
    {
        if (part.Dimensions - dim <= 2)
        {
            if (dim > 0) text.Append(newLine).Append('[').Append(label).Append("..,..] =").Append(newLine);
            Matrix(dim, offset);
            return;
        }

        var k = 0L;
        foreach (var position in part.Positions(dim))
        {
            if (position is null) text.Append(newLine).Append("...").Append(newLine);
            else Blocks(dim + 1, part.Below(offset, dim, k++), label + position + ",");
        }
    }

    // A vector is a matrix of one row.
    private void Matrix(int dim, long offset)
    {
        var columns = part.Dimensions - 1;
        var rows = dim == columns ? [0] : part.Positions(dim);
        var k = 0L;
        var cells = rows.Select(row => row is null ? null : Row(dim == columns ? offset : part.Below(offset, dim, k++))).ToArray();
        var fitting = cells.Where(row => row is not null).Select(row => row.Length).DefaultIfEmpty(0).Min();
        var widths = Enumerable.Range(0, fitting).Select(c => cells.Max(row => row is null ? 0 : row[c].Length)).ToArray();
        var cut = fitting < part.Positions(columns).Length;
        foreach (var row in cells)
        {
            if (row is null) text.Append(" ...");
            for (var c = 0; row is not null && c < fitting; c++) text.Append(' ').Append(row[c].PadLeft(widths[c]));
            if (row is not null && cut) text.Append(" ...");
            text.Append(newLine);
        }
    }

    // As many cells as fit, with room for the dots.
    private string[] Row(long offset)
    {
        var columns = part.Dimensions - 1;
        var row = new List<string>();
        var left = width - " ...".Length;
        foreach (var _ in part.Positions(columns).TakeWhile(position => position is not null))
        {
            var cell = part.Cell(part.Below(offset, columns, row.Count));
            left -= cell.Length;
            if (left < 0) break;
            left--;
            row.Add(cell);
        }

        return row.ToArray();
    }
}
