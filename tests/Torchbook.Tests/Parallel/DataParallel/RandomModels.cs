using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Tests.Parallel.DataParallel;

/// <summary>Small random networks in float64, each followed by a random batch that fits.</summary>
internal static class RandomModels
{
    /// <summary>Images or vectors, one to four hidden layers, one of them perhaps frozen; the same for the same seed.</summary>
    public static (Sequential Model, Tensor Inputs, Tensor Targets) Create(int seed, int batch)
    {
        manual_seed(seed);
        var random = new Random(seed);
        var model = nn.Sequential();
        var inputs = rand(batch, 2, 6, 6, dtype: ScalarType.Float64);
        var features = 2L;
        for (var layer = random.Next(0, 3); layer > 0; layer--)
        {
            var next = random.Next(1, 5);
            model.append($"conv{layer}", nn.Conv2d(features, next, 3, padding: 1));
            model.append($"tanh{layer}", nn.Tanh());
            features = next;
        }

        model.append("flatten", nn.Flatten());
        features *= 36;
        for (var layer = random.Next(1, 3); layer > 0; layer--)
        {
            var next = random.Next(1, 9);
            model.append($"dense{layer}", nn.Linear(features, next, hasBias: random.Next(2) == 0));
            model.append($"act{layer}", random.Next(2) == 0 ? nn.Sigmoid() : nn.GELU());
            features = next;
        }

        model.append("head", nn.Linear(features, 3));
        model.to(ScalarType.Float64);
        if (random.Next(2) == 0)
        {
            model.parameters().First().requires_grad = false;
        }

        return (model, inputs, rand(batch, 3, dtype: ScalarType.Float64));
    }

    /// <summary>Three steps of Adam; returns the gradients of the last, then the parameters.</summary>
    public static double[][] Train(Sequential model, Func<Tensor, Tensor> shard, Tensor inputs, Tensor targets, Action synchronize)
    {
        using var optimizer = optim.Adam(model.parameters(), lr: 0.01);
        for (var step = 0; step < 3; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            nn.functional.mse_loss(model.call(shard(inputs)), shard(targets)).backward();
            synchronize();
            optimizer.step();
        }

        using var last = NewDisposeScope();
        return [.. model.parameters().Select(p => p.grad).OfType<Tensor>().Concat(model.parameters()).Select(t => t.detach().contiguous().data<double>().ToArray())];
    }
}
