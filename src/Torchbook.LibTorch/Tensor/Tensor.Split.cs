namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Splits columns before the given positions: along dimension 1, or 0 of a vector.</summary>
        public Tensor[] hsplit(Tensor indices) => tensor_split(indices, ndim == 1 ? 0 : 1);

        /// <summary>Splits rows, along dimension 0, before the given positions.</summary>
        public Tensor[] vsplit(Tensor indices) => tensor_split(indices, 0);

        /// <summary>Splits along dimension 2 before the given positions.</summary>
        public Tensor[] dsplit(Tensor indices) => tensor_split(indices, 2);
    }
}
