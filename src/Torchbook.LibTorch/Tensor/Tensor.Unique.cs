using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public static (Tensor output, Tensor inverse_indices, Tensor counts) unique_consecutive(Tensor input, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
        input.unique_consecutive(return_inverse, return_counts, dim);

    public partial class Tensor
    {
        /// <summary>The different elements, or slices along <paramref name="dim"/>; what was not asked for is null.</summary>
        public (Tensor output, Tensor inverse_indices, Tensor counts) unique(bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            AskedFor(dim is null ? Hidden._unique2(this, sorted, return_inverse, return_counts) : Hidden.unique_dim(this, dim.Value, sorted, return_inverse, return_counts), return_inverse, return_counts);

        /// <summary>The elements without immediate repetitions; what was not asked for is null.</summary>
        public (Tensor output, Tensor inverse_indices, Tensor counts) unique_consecutive(bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            AskedFor(Hidden.unique_consecutive(this, return_inverse, return_counts, dim), return_inverse, return_counts);

        private static (Tensor, Tensor, Tensor) AskedFor((Tensor Output, Tensor Inverse, Tensor Counts) found, bool inverse, bool counts)
        {
            if (!inverse) found.Inverse.Dispose();
            if (!counts) found.Counts.Dispose();
            return (found.Output, inverse ? found.Inverse : null, counts ? found.Counts : null);
        }
    }
}
