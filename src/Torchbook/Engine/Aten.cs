namespace Torchbook.Engine;

/// <summary>Every operator of libtorch by its name, among them those that TorchSharp's API lacks. Needs the system engine.</summary>
public static class Aten
{
    /// <summary>Calls an operator.</summary>
    /// <param name="name">Qualified, such as <c>aten::add</c>.</param>
    /// <param name="overload">Such as <c>Tensor</c>; empty for the one without a name.</param>
    /// <param name="arguments">
    /// In the schema's order, and behind them pairs of name and value: <c>Aten.Call("aten::add", "Tensor", x, y, ("alpha", 2))</c>. Those
    /// left out have the schema's defaults. Tensors, numbers, texts, <c>ScalarType</c>, <c>Device</c>, <c>Generator</c>, and lists of those.
    /// </param>
    /// <returns>A Tensor, long, double, bool, Complex, string, <c>long[]</c>, a <c>List&lt;object&gt;</c>, or null; where the schema has
    /// several results, an <c>object[]</c> of them.</returns>
    /// <exception cref="ArgumentException">There is no such operator or overload, or an argument does not fit; the message says what there is, and what the argument takes.</exception>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">What libtorch said.</exception>
    /// <exception cref="NotSupportedException">The engine is TorchSharp's own package.</exception>
    public static object? Call(string name, string overload, params object?[] arguments) => TensorEngine.Call(name, overload, arguments);
}
