using System;
using System.Globalization;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Shape, element type and device.</summary>
        public override string ToString() => IsInvalid ? "disposed tensor" : $"[{string.Join("x", shape)}], type = {dtype}, device = {device}";

        /// <summary>With <paramref name="disamb"/>, the elements; else shape, element type and device.</summary>
        public string ToString(bool disamb, string fltFormat = null, int? width = null, CultureInfo cultureInfo = null, string newLine = null) =>
            ToString(disamb ? TensorStringStyle.Default : TensorStringStyle.Metadata, fltFormat, width, cultureInfo, newLine);

        /// <summary>The tensor as text. What is left out is taken from <see cref="set_printoptions(TensorStringStyle?, string, int?, string, int?, int?)"/>.</summary>
        /// <param name="width">Characters in a line, Julia style.</param>
        /// <param name="cultureInfo">The current one by default.</param>
        /// <exception cref="System.ComponentModel.InvalidEnumArgumentException">No such style.</exception>
        public string ToString(TensorStringStyle style, string fltFormat = null, int? width = null, CultureInfo cultureInfo = null, string newLine = null)
        {
            if (style == TensorStringStyle.Default) style = TensorStringStyle;
            if (device_type == DeviceType.META || is_quantized() || is_sparse) style = TensorStringStyle.Metadata;
            var format = fltFormat ?? PrintFormat;
            var culture = cultureInfo ?? CultureInfo.CurrentCulture;
            var end = newLine ?? PrintNewLine;
            return style switch
            {
                TensorStringStyle.Metadata => ToString(),
                TensorStringStyle.Numpy => NestedText.Numpy(this, format, culture, end),
                TensorStringStyle.CSharp => NestedText.CSharp(this, format, culture, end),
                TensorStringStyle.Julia => JuliaText.Of(this, format, width ?? PrintWidth, culture, end),
                _ => throw new System.ComponentModel.InvalidEnumArgumentException($"Unsupported tensor string style: {style}"),
            };
        }
    }
}
