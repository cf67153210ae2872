using System.Globalization;
using System.Linq;
using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.LibTorch;

/// <summary>Tensors as nested lists: NumPy's brackets and C#'s braces.</summary>
internal sealed class NestedText
{
    private readonly ShownPart part;
    private readonly StringBuilder text = new();
    private readonly string open;
    private readonly string close;
    private readonly string suffix;
    private readonly string comma;
    private readonly string newLine;
    private readonly bool spaced;

    private NestedText(Tensor tensor, string brackets, string suffix, string comma, bool spaced, string format, CultureInfo culture, string newLine)
    {
        var limits = tensor.shape.Select(_ => (long)PrintRows).ToArray();
        if (limits.Length > 0) limits[^1] = PrintColumns;
        part = new ShownPart(tensor, limits, format, culture);
        (open, close) = (brackets[..1], brackets[1..]);
        this.suffix = suffix;
        this.comma = comma;
        this.spaced = spaced;
        this.newLine = newLine;
    }

    /// <summary><c>[[1, 2]\n [3, 4]]</c>: matrices are set apart by an empty line, larger blocks by more.</summary>
    public static string Numpy(Tensor tensor, string format, CultureInfo culture, string newLine)
    {
        var writer = new NestedText(tensor, "[]", "", "", true, format, culture, newLine);
        if (writer.part.Dimensions == 0) return writer.part.Cell(0);
        writer.Write(0, 0);
        return writer.text.ToString();
    }

    /// <summary>The metadata, then an array as C# writes it.</summary>
    public static string CSharp(Tensor tensor, string format, CultureInfo culture, string newLine)
    {
        var (name, suffix) = Element(tensor.dtype);
        var writer = new NestedText(tensor, "{}", suffix, ",", false, format, culture, newLine);
        var text = writer.text.Append(tensor).Append(", value = ");
        var rank = writer.part.Dimensions;
        if (rank == 0) return text.Append(writer.part.Cell(0)).ToString();
        text.Append(rank > 1 ? newLine : "").Append(name).Append(" [").Append(',', rank - 1).Append("] ");
        if (rank == 1)
        {
            writer.Write(0, 0);
            return text.ToString();
        }

        text.Append('{').Append(newLine).Append(' ');
        writer.WriteEntries(0, 0);
        return text.Append(newLine).Append('}').ToString();
    }

    private void Write(int dim, long offset)
    {
        text.Append(open);
        WriteEntries(dim, offset);
        text.Append(close);
    }

    private void WriteEntries(int dim, long offset)
    {
        var last = dim == part.Dimensions - 1;
        var between = last ? ", " : comma + LineEnd(dim);
        var afterDots = last ? " " : LineEnd(dim);
        var separator = "";
        var k = 0L;
        foreach (var position in part.Positions(dim))
        {
            text.Append(separator);
            separator = position is null ? afterDots : between;
            if (position is null)
            {
                text.Append(last ? "..." : new string(' ', dim) + " ...");
                continue;
            }

            var below = part.Below(offset, dim, k);
            if (last) text.Append(part.Cell(below)).Append(suffix);
            else
            {
                if (k > 0) text.Append(' ', dim + 1);
                Write(dim + 1, below);
            }

            k++;
        }
    }

    private string LineEnd(int dim) => spaced ? string.Concat(Enumerable.Repeat(newLine, part.Dimensions - dim - 1)) : newLine;

    // C#'s name of the type and what its literals end with.
    private static (string Name, string Suffix) Element(ScalarType type) => type switch
    {
        ScalarType.Bool => ("bool", ""),
        ScalarType.Byte => ("byte", ""),
        ScalarType.Int8 => ("sbyte", ""),
        ScalarType.Int16 => ("short", ""),
        ScalarType.Int32 => ("int", ""),
        ScalarType.Int64 => ("long", "L"),
        ScalarType.Float16 => ("float16", "f"),
        ScalarType.BFloat16 => ("bfloat16", "f"),
        ScalarType.Float32 => ("float", "f"),
        ScalarType.Float64 => ("double", ""),
        ScalarType.ComplexFloat32 => ("complex32", ""),
        _ => ("complex64", ""),
    };
}
