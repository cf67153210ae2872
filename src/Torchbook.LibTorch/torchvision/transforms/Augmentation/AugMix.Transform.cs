using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    /// <summary>The image mixed with several chains of operations on it, in random shares.</summary>
    private sealed class AugMixTransform(int severity, int width, int depth, double alpha, bool all, InterpolationMode interpolation, IList<float> fill, Generator generator) : autoaugment, ITransform
    {
        private const int Bins = 10;

        public Tensor call(Tensor input)
        {
            using var scope = NewDisposeScope();
            var strengths = Strength.Of(input, 0.3, input.shape[^1] / 3.0, input.shape[^2] / 3.0, 30, 0.9, bits: 0, mostBits: 4)
                .Where(s => all || s.Operation is not (opType.Brightness or opType.Color or opType.Contrast or opType.Sharpness)).ToArray();
            ImageBatch.Channels(input);
            var batch = input.reshape([-1, .. input.shape[^3..]]);
            var parts = Shares(2, batch);
            var shares = Shares(width, batch) * parts.narrow(1, 1, 1);
            var mix = Weighted(parts, 0, batch);
            for (var chain = 0; chain < width; chain++)
            {
                mix = mix + Weighted(shares, chain, Chain(batch, strengths));
            }

            return mix.to(input.dtype).reshape(input.shape).MoveToOuterDisposeScope();
        }

        private static Tensor Weighted(Tensor shares, int part, Tensor batch) => shares.narrow(1, part, 1).reshape(-1, 1, 1, 1) * batch;

        private Tensor Chain(Tensor batch, Strength[] strengths)
        {
            for (var left = depth > 0 ? depth : 1 + RandomNumber.Below(3, generator); left > 0; left--)
            {
                var strength = strengths[RandomNumber.Below(strengths.Length, generator)];
                var amount = strength.At(RandomNumber.Below(severity, generator), Bins);
                batch = apply_op(batch, strength.Operation, strength.Signed && RandomNumber.Below(2, generator) == 1 ? -amount : amount, interpolation, fill);
            }

            return batch;
        }

        // [N, parts], each row adding up to 1.
        private Tensor Shares(int parts, Tensor batch) => _sample_dirichlet(full([batch.shape[0], parts], alpha, ScalarType.Float32, batch.device), generator);
    }
}
