namespace Microsoft.DotNet.Interactive;

/// <summary>A formula, without the dollar signs that make it one.</summary>
public sealed class MathString(string value) : LaTeXString($"$${value}$$")
{
    public static implicit operator MathString(string source) => new(source);
}
