using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    /// <summary>A few operations at random, all of one strength.</summary>
    private sealed class RandAugmentTransform(int operations, int magnitude, int bins, InterpolationMode interpolation, IList<float> fill, Generator generator) : autoaugment, ITransform
    {
        public Tensor call(Tensor input)
        {
            var share = 150.0 / 331;
            Strength[] strengths = [new(opType.Identity, 0, 0, false), .. Strength.Of(input, 0.3, share * input.shape[^1], share * input.shape[^2], 30, 0.9, bits: 4)];
            using var scope = NewDisposeScope();
            var image = input.alias();
            for (var i = 0; i < operations; i++)
            {
                var strength = strengths[RandomNumber.Below(strengths.Length, generator)];
                var amount = strength.At(magnitude, bins);
                image = apply_op(image, strength.Operation, strength.Signed && RandomNumber.Below(2, generator) == 1 ? -amount : amount, interpolation, fill);
            }

            return image.MoveToOuterDisposeScope();
        }
    }

    /// <summary>One operation at random, of random strength. (TorchSharp 0.107 never turns the sign.)</summary>
    private sealed class TrivialAugmentTransform(int bins, InterpolationMode interpolation, IList<float> fill, Generator generator) : autoaugment, ITransform
    {
        public Tensor call(Tensor input)
        {
            Strength[] strengths = [new(opType.Identity, 0, 0, false), .. Strength.Of(input, 0.99, 32, 32, 135, 0.99, bits: 2)];
            var strength = strengths[RandomNumber.Below(strengths.Length, generator)];
            var amount = strength.At(RandomNumber.Below(bins, generator), bins);
            return apply_op(input, strength.Operation, strength.Signed && RandomNumber.Below(2, generator) == 1 ? -amount : amount, interpolation, fill);
        }
    }
}
