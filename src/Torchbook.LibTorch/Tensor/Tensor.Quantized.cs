using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public bool is_quantized() => torch.is_quantized(dtype);

        /// <summary>The scale of a tensor quantized with one scale.</summary>
        public double q_scale() => Hidden.q_scale(this);

        /// <summary>The number that stands for zero in a tensor quantized with one scale.</summary>
        public long q_zero_point() => Hidden.q_zero_point(this);

        /// <summary>The dimension along which scales differ.</summary>
        public long q_per_channel_axis() => Hidden.q_per_channel_axis(this);
    }
}
