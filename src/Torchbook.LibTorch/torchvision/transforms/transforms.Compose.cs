using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class transforms
    {
        /// <summary>One transform after the other.</summary>
        public static ITransform Compose(params ITransform[] transforms) =>
            new Composition(transforms, input => transforms.Aggregate(input, (image, transform) => transform.call(image)));

        /// <summary>A function of one's own.</summary>
        public static ITransform Lambda(Func<Tensor, Tensor> lambda) => new Transform(lambda);

        /// <summary>With probability <paramref name="p"/> the transform, otherwise the image as it is.</summary>
        public static ITransform Randomize(ITransform transform, double p = 0.1) =>
            new Composition([transform], image => RandomNumber.Uniform(0, 1) < p ? transform.call(image) : image);

        /// <summary>With probability <paramref name="p"/> all of them in turn.</summary>
        public static ITransform RandomApply(ITransform[] transforms, double p = 0.5) => Randomize(Compose(transforms), p);

        /// <summary>One of them.</summary>
        public static ITransform RandomChoice(params ITransform[] transforms) => RandomChoice(null, transforms);

        public static ITransform RandomChoice(Generator generator, params ITransform[] transforms) => transforms.Length > 0
            ? new Composition(transforms, image => transforms[RandomNumber.Below(transforms.Length, generator)].call(image))
            : throw new ArgumentException("There is no transform to choose from.", nameof(transforms));

        /// <summary>All of them, in an order that changes.</summary>
        public static ITransform RandomOrder(params ITransform[] transforms) =>
            new Composition(transforms, input => RandomNumber.Order(transforms.Length).Aggregate(input, (image, i) => transforms[i].call(image)));
    }

    /// <summary>A transform made of others, which go with it.</summary>
    private sealed class Composition(ITransform[] parts, Func<Tensor, Tensor> function) : ITransform, IDisposable
    {
        public Tensor call(Tensor input) => function(input);

        public void Dispose()
        {
            foreach (var part in parts)
            {
                (part as IDisposable)?.Dispose();
            }
        }
    }
}
