using System;

namespace TorchSharp;

/// <summary>How a tensor is written as text.</summary>
public enum TensorStringStyle
{
    Metadata = 0,
    Julia = 1,
    Numpy = 2,
    CSharp = 3,
    Default = 4,
}

public static partial class torch
{
    public const TensorStringStyle julia = TensorStringStyle.Julia;
    public const TensorStringStyle numpy = TensorStringStyle.Numpy;
    public const TensorStringStyle csharp = TensorStringStyle.CSharp;

    private static TensorStringStyle style = TensorStringStyle.Julia;

    /// <summary>The style that <see cref="TensorStringStyle.Default"/> stands for.</summary>
    /// <exception cref="ArgumentException">Set to <see cref="TensorStringStyle.Default"/> itself.</exception>
    public static TensorStringStyle TensorStringStyle
    {
        get => style;
        set => style = value != TensorStringStyle.Default ? value : throw new ArgumentException("The style cannot be set to 'Default'.");
    }

    internal static string PrintFormat { get; private set; } = "g5";

    internal static string PrintNewLine { get; private set; } = Environment.NewLine;

    internal static int PrintWidth { get; private set; } = 100;

    internal static int PrintRows { get; private set; } = 6;

    internal static int PrintColumns { get; private set; } = 6;

    /// <summary>How tensors are written where nothing else is said; null leaves a setting as it is.</summary>
    /// <param name="floatFormat">A .NET format for numbers, such as <c>g5</c>.</param>
    /// <param name="linewidth">Characters in a line, Julia style.</param>
    /// <param name="maxRows">Larger dimensions show that many entries, half of them from the end; not in Julia style.</param>
    /// <param name="maxColumns">The same for the last dimension.</param>
    public static void set_printoptions(TensorStringStyle? style = null, string floatFormat = null, int? linewidth = null, string newLine = null, int? maxRows = null, int? maxColumns = null)
    {
        if (style is not null) TensorStringStyle = style.Value;
        PrintFormat = floatFormat ?? PrintFormat;
        PrintWidth = linewidth ?? PrintWidth;
        PrintNewLine = newLine ?? PrintNewLine;
        PrintRows = maxRows ?? PrintRows;
        PrintColumns = maxColumns ?? PrintColumns;
    }

    /// <inheritdoc cref="set_printoptions(TensorStringStyle?, string, int?, string, int?, int?)"/>
    /// <param name="precision">Digits behind the point.</param>
    /// <param name="sci_mode">Numbers with an exponent.</param>
    public static void set_printoptions(int precision, int? linewidth = null, string newLine = null, bool sci_mode = false, int? maxRows = null, int? maxColumns = null) =>
        set_printoptions(null, (sci_mode ? "E" : "F") + precision, linewidth, newLine, maxRows, maxColumns);
}
