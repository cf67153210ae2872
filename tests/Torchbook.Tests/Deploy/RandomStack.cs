using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Torchbook.Tests.Deploy;

/// <summary>Convolutional networks put together by chance.</summary>
internal static class RandomStack
{
    /// <returns>A model and the shape of one input, without N.</returns>
    public static (Module<Tensor, Tensor> Model, long[] Shape) Build(Random random)
    {
        long channels = random.Next(1, 5), size = random.Next(10, 24);
        long[] shape = [channels, size, size];
        var layers = new List<Module<Tensor, Tensor>>();
        for (var block = random.Next(1, 4); block > 0; block--)
        {
            var wider = random.Next(2, 9);
            layers.Add(Conv2d(channels, wider, 3, padding: 1, bias: random.Next(2) == 0));
            channels = wider;
            layers.AddRange(random.Next(3) switch
            {
                0 => [BatchNorm2d(channels)],
                1 => [Dropout2d(0.3)],
                _ => Array.Empty<Module<Tensor, Tensor>>(),
            });
            layers.Add(random.Next(6) switch { 0 => Tanh(), 1 => SiLU(), 2 => GELU(), 3 => LeakyReLU(0.1), 4 => Sigmoid(), _ => ReLU() });
            if (size >= 4)
            {
                layers.Add(random.Next(2) == 0 ? MaxPool2d(2) : AvgPool2d(2));
                size /= 2;
            }
        }

        if (random.Next(2) == 0)
        {
            layers.Add(AdaptiveAvgPool2d(1));
            size = 1;
        }

        layers.AddRange(Flatten(), Linear(channels * size * size, 6), LogSoftmax(1));
        return (Sequential(layers), shape);
    }
}
