namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Fills tensors with starting values, in place and without autograd, drawing from the generator as PyTorch
        /// does: the same seed gives the same numbers.</summary>
        public static partial class init
        {
            /// <summary>Which side of a layer the variance is kept on: the inputs (forward) or the outputs (backward).</summary>
            public enum FanInOut
            {
                FanIn,
                FanOut,
            }

            /// <summary>What follows the layer; decides the gain.</summary>
            public enum NonlinearityType
            {
                Linear,
                Conv1D,
                Conv2D,
                Conv3D,
                ConvTranspose1D,
                ConvTranspose2D,
                ConvTranspose3D,
                Sigmoid,
                Tanh,
                ReLU,
                LeakyReLU,
            }

            /// <summary>The factor that keeps the variance after a nonlinearity; <paramref name="param"/> is the slope of a leaky ReLU.</summary>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3,
                NonlinearityType.ReLU => Math.Sqrt(2),
                NonlinearityType.LeakyReLU => Math.Sqrt(2 / (1 + (param * param))),
                _ => 1,
            };

            /// <summary>How many inputs feed one output of the layer with this weight, and how many outputs one input feeds.</summary>
            /// <exception cref="ArgumentException">The tensor has fewer than two dimensions.</exception>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length < 2)
                {
                    throw new ArgumentException($"Fan-in and fan-out are those of a weight with at least two dimensions; this tensor is [{string.Join(", ", shape)}].", nameof(tensor));
                }

                long field = 1;
                for (var i = 2; i < shape.Length; i++)
                {
                    field *= shape[i];
                }

                return (shape[1] * field, shape[0] * field);
            }

            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null) =>
                Fill(tensor, t => t.uniform_(low, high, generator));

            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) =>
                Fill(tensor, t => t.normal_(mean, std, generator));

            public static Tensor constant_(Tensor tensor, Scalar val) => Fill(tensor, t => t.fill_(val));

            public static Tensor ones_(Tensor tensor) => Fill(tensor, t => t.fill_(1));

            public static Tensor zeros_(Tensor tensor) => Fill(tensor, t => t.zero_());

            /// <summary>Uniform with variance gain² · 2 / (fan-in + fan-out) (Glorot and Bengio, AISTATS 2010).</summary>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1)
            {
                var bound = Math.Sqrt(3) * XavierDeviation(tensor, gain);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with variance gain² · 2 / (fan-in + fan-out) (Glorot and Bengio, AISTATS 2010).</summary>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1) => normal_(tensor, 0, XavierDeviation(tensor, gain));

            /// <inheritdoc cref="xavier_uniform_"/>
            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1) => xavier_uniform_(tensor, gain);

            /// <inheritdoc cref="xavier_normal_"/>
            public static Tensor glorot_normal_(Tensor tensor, double gain = 1) => xavier_normal_(tensor, gain);

            /// <summary>Uniform with variance gain² / fan (He et al., https://arxiv.org/abs/1502.01852).</summary>
            public static Tensor kaiming_uniform_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with variance gain² / fan (He et al., https://arxiv.org/abs/1502.01852).</summary>
            public static Tensor kaiming_normal_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            /// <summary>Normal between <paramref name="a"/> and <paramref name="b"/>: uniform numbers through the inverse of the
            /// distribution function.</summary>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2, Generator? generator = null)
            {
                double Share(double bound)
                {
                    using var at = torch.tensor((bound - mean) / std / Math.Sqrt(2), ScalarType.Float64);
                    using var erf = at.erf();
                    return (1 + erf.ToDouble()) / 2;
                }

                return Fill(tensor, t =>
                {
                    t.uniform_((2 * Share(a)) - 1, (2 * Share(b)) - 1, generator);
                    t.erfinv_();
                    t.mul_(std * Math.Sqrt(2));
                    t.add_(mean);
                    return t.clamp_(a, b);
                });
            }

            /// <summary>Ones on the diagonal of a matrix, zeros elsewhere.</summary>
            public static Tensor eye_(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length != 2)
                {
                    throw new ArgumentException($"eye_ fills a matrix; this tensor is [{string.Join(", ", shape)}].", nameof(tensor));
                }

                using var identity = eye(shape[0], shape[1], tensor.dtype, tensor.device);
                return Fill(tensor, t => t.copy_(identity));
            }

            private static double XavierDeviation(Tensor tensor, double gain)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return gain * Math.Sqrt(2.0 / (fanIn + fanOut));
            }

            private static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            private static Tensor Fill(Tensor tensor, Func<Tensor, Tensor> inPlace)
            {
                using var grad = no_grad();
                inPlace(tensor);
                return tensor;
            }
        }
    }
}
