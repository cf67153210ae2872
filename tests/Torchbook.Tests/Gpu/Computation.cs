using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Gpu;

/// <summary>What is computed on both devices: from the same numbers, drawn on the CPU, so that only the device differs.</summary>
internal static class Computation
{
    public static readonly IReadOnlyDictionary<string, Func<Device, Tensor[]>> All = new Dictionary<string, Func<Device, Tensor[]>>
    {
        ["arithmetic, broadcasting and reductions"] = device =>
        {
            var (a, b) = (Draw(device, 4, 1, 5), Draw(device, 3, 5));
            return [a * b + a / (b.abs() + 1), (a - b).exp().sum([0, 2]), (a + b).var(), (a * b).max(2).indexes];
        },
        ["matrix products"] = device => [Draw(device, 17, 33).mm(Draw(device, 33, 9)), Draw(device, 5, 4, 6).bmm(Draw(device, 5, 6, 3)), einsum("bij,bkj->bik", Draw(device, 2, 3, 4), Draw(device, 2, 5, 4))],
        ["indexing, masks and sorting"] = device =>
        {
            var x = Draw(device, 6, 7);
            x[x > 0.5] = tensor(0.25, dtype: ScalarType.Float64, device: device);
            return [x[TensorIndex.Slice(1, 4), 2], x.index_select(0, tensor(new long[] { 5, 0, 5 }, device: device)), x.sort(1).Values, x.gather(1, x.argsort(1)), x.cumsum(0)];
        },
        ["linear algebra and transforms"] = device =>
        {
            var x = Draw(device, 5, 5);
            var positive = x.mm(x.t()) + eye(5, dtype: ScalarType.Float64, device: device);
            return [linalg.solve(positive, x), linalg.cholesky(positive), linalg.det(positive), fft.rfft(x).abs()];
        },
        ["convolution and its gradients"] = device => Gradients(device, x => nn.functional.conv2d(x, Draw(device, 4, 3, 3, 3), padding: [1, 1], strides: [2, 2]), 2, 3, 9, 9),
        ["pooling, normalization, activations and their gradients"] = device => Gradients(device, x =>
            nn.functional.softmax(nn.functional.max_pool2d(nn.functional.batch_norm(x, null, null, training: true), 2).flatten(1), 1).log(), 4, 3, 8, 8),
        ["losses and their gradients"] = device => Gradients(device, x => nn.functional.cross_entropy(x, tensor(new long[] { 1, 0, 4 }, device: device)) + nn.functional.mse_loss(x, x.detach() * 2), 3, 5),
        ["a network trained for ten steps"] = Train,
    };

    private static Tensor Draw(Device device, params long[] shape) => randn(shape, dtype: ScalarType.Float64).to(device);

    private static Tensor[] Gradients(Device device, Func<Tensor, Tensor> forward, params long[] shape)
    {
        var x = Draw(device, shape).requires_grad_();
        var y = forward(x);
        y.square().sum().backward();
        return [y.detach(), x.grad];
    }

    private static Tensor[] Train(Device device)
    {
        var model = nn.Sequential(nn.Linear(6, 16, dtype: ScalarType.Float64), nn.Tanh(), nn.Linear(16, 2, dtype: ScalarType.Float64)).to(device);
        var optimizer = optim.Adam(model.parameters(), 0.01);
        var (inputs, targets) = (Draw(device, 32, 6), Draw(device, 32, 2));
        for (var step = 0; step < 10; step++)
        {
            optimizer.zero_grad();
            nn.functional.mse_loss(model.forward(inputs), targets).backward();
            optimizer.step();
        }

        return [.. model.parameters().Select(p => p.detach())];
    }
}
