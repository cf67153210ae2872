namespace Torchbook.LibTorch;

/// <summary>What a <see cref="NativeValue"/> holds; the order of <c>tb::Tag</c> in native/shim.h.</summary>
internal enum NativeTag
{
    None,
    Tensor,
    Int,
    Double,
    Bool,
    String,
    Device,
    Ints,
    Doubles,
    Bools,
    Tensors,
    Complex,
    Generator,
    Tuple,
    Other,
    List,
}
