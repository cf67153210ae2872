using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The matrix transposed and conjugated.</summary>
        public Tensor H => Hidden.matrix_H(this);

        /// <summary>The tensor with its dimensions in reverse order.</summary>
        public Tensor T => Hidden.numpy_T(this);

        /// <summary>Matrices, in the last two dimensions, transposed.</summary>
        public Tensor mT => Hidden.mT(this);

        /// <summary>Matrices, in the last two dimensions, transposed and conjugated.</summary>
        public Tensor mH => Hidden.mH(this);

        /// <summary>The real parts, as a view; the tensor itself where it is real.</summary>
        public Tensor real => torch.real(this);

        /// <summary>The imaginary parts, as a view.</summary>
        public Tensor imag => torch.imag(this);

        /// <summary>Positions of the elements that a sparse tensor holds: [dimensions, elements].</summary>
        public Tensor SparseIndices => Hidden._indices(this);

        /// <summary>The elements that a sparse tensor holds.</summary>
        public Tensor SparseValues => Hidden._values(this);
    }
}
