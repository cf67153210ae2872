using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        // NumPy's limits: beyond a thousand elements, three from each end of a dimension.
        private const int Threshold = 1000;
        private const int EdgeItems = 3;

        /// <summary>Shape, element type and device.</summary>
        public override string ToString() => IsInvalid ? "disposed tensor" : ToString(TensorStringStyle.Metadata);

        /// <summary>With <paramref name="disamb"/>, the elements; else shape, element type and device.</summary>
        public string ToString(bool disamb, string fltFormat = null, int? width = null, CultureInfo cultureInfo = null, string newLine = null) =>
            ToString(disamb ? TensorStringStyle.Default : TensorStringStyle.Metadata, fltFormat, width, cultureInfo, newLine);

        /// <exception cref="NotSupportedException">The Julia and C# styles.</exception>
        public string ToString(TensorStringStyle style, string fltFormat = null, int? width = null, CultureInfo cultureInfo = null, string newLine = null)
        {
            if (style == TensorStringStyle.Default) style = torch.TensorStringStyle;
            return style switch
            {
                TensorStringStyle.Metadata => $"[{string.Join("x", shape)}], type = {dtype}, device = {device}",
                TensorStringStyle.Numpy => NumpyText(fltFormat ?? "g5", cultureInfo ?? CultureInfo.InvariantCulture, newLine ?? "\n"),
                _ => throw new NotSupportedException($"The style {style} is not supported by the system engine: use Numpy or Metadata."),
            };
        }

        private string NumpyText(string format, CultureInfo culture, string newLine)
        {
            using var scope = NewDisposeScope();
            var values = cpu().detach();
            Func<long, string> cell;
            if (is_complex()) throw new NotSupportedException("Complex tensors have no text form yet: print real() and imag().");
            if (dtype == ScalarType.Bool) cell = Reader<bool>(values, v => v ? "True" : "False");
            else if (is_floating_point()) cell = Reader<double>(values.to(ScalarType.Float64), v => v.ToString(format, culture));
            else cell = Reader<long>(values.to(ScalarType.Int64), v => v.ToString(culture));
            var sizes = shape;
            if (sizes.Length == 0) return cell(0);
            var text = new StringBuilder();
            var cut = sizes.TotalSize() > Threshold;
            var width = Walk(sizes, cut).Select(cell).DefaultIfEmpty("").Max(s => s.Length);
            Write(text, sizes, 0, 0, cut, k => cell(k).PadLeft(width), newLine);
            return text.ToString();
        }

        private static Func<long, string> Reader<T>(Tensor values, Func<T, string> format) where T : struct
        {
            var flat = values.data<T>().ToArray();
            return k => format(flat[k]);
        }

        private static System.Collections.Generic.IEnumerable<long> Walk(long[] sizes, bool cut)
        {
            System.Collections.Generic.IEnumerable<long> offsets = [0L];
            foreach (var size in sizes) offsets = offsets.SelectMany(offset => Shown(size, cut).Where(k => k >= 0).Select(k => offset * size + k)).ToArray();
            return offsets;
        }

        // The indices printed along one dimension; -1 stands for the dots between the ends.
        private static System.Collections.Generic.IEnumerable<long> Shown(long size, bool cut)
        {
            for (var k = 0L; k < size; k++)
            {
                if (cut && size > 2 * EdgeItems && k == EdgeItems)
                {
                    yield return -1;
                    k = size - EdgeItems;
                }
                yield return k;
            }
        }

        private static void Write(StringBuilder text, long[] sizes, int depth, long offset, bool cut, Func<long, string> cell, string newLine)
        {
            var last = depth == sizes.Length - 1;
            var separator = last ? " " : newLine + new string(' ', depth + 1);
            text.Append('[');
            var first = true;
            foreach (var k in Shown(sizes[depth], cut))
            {
                if (!first) text.Append(separator);
                first = false;
                if (k < 0) text.Append("...");
                else if (last) text.Append(cell(offset * sizes[depth] + k));
                else Write(text, sizes, depth + 1, offset * sizes[depth] + k, cut, cell, newLine);
            }
            text.Append(']');
        }
    }
}
