using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    /// <summary>One of 25 pairs of operations, each with the probability and strength that were learned.</summary>
    private sealed class AutoAugmentTransform(autoaugment.AutoAugmentPolicy policy, InterpolationMode interpolation, IList<float> fill, Generator generator) : autoaugment, ITransform
    {
        private const int Bins = 10;
        private readonly Step[] _steps = Steps(policy);

        public Tensor call(Tensor input)
        {
            var share = 150.0 / 331;
            var strengths = Strength.Of(input, 0.3, share * input.shape[^1], share * input.shape[^2], 30, 0.9, bits: 4);
            var first = 2 * RandomNumber.Below(_steps.Length / 2, generator);
            using var scope = NewDisposeScope();
            var image = input.alias();
            foreach (var step in _steps.AsSpan(first, 2))
            {
                var flip = RandomNumber.Below(2, generator) == 1;
                if (RandomNumber.Uniform(0, 1, generator) < step.Probability)
                {
                    var strength = strengths.FirstOrDefault(s => s.Operation == step.Operation);
                    var magnitude = strength.At(step.Bin, Bins);
                    image = apply_op(image, step.Operation, strength.Signed && flip ? -magnitude : magnitude, interpolation, fill);
                }
            }

            return image.MoveToOuterDisposeScope();
        }
    }
}
