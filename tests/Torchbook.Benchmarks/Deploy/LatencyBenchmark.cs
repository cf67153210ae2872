using System.Diagnostics;
using Torchbook.Deploy;
using Torchbook.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Benchmarks.Deploy;

/// <summary>One image through the network of the lesson "Deploying to GPU", from an array of pixels to an array of logits.</summary>
internal sealed class LatencyBenchmark : IBenchmark
{
    private const int Units = 200;
    private static readonly float[] image = [.. Enumerable.Range(0, 28 * 28).Select(i => i % 7 / 7f)];

    private OnnxSession session = null!;

    public string Id => "deploy.latency";

    public string Description => "one image of 28×28 through LeNet (215,370 parameters): ONNX Runtime against eager libtorch, both from C#";

    public IPeer StartPeer(out string missing)
    {
        missing = "";
        return new Eager();
    }

    public void SetUp()
    {
        var file = Path.Combine(Path.GetTempPath(), $"torchbook-{Guid.NewGuid():N}.onnx");
        using (var model = new LeNet([1, 28, 28]))
        {
            OnnxModel.Export(model, [1, 28, 28], file);
        }

        session = OnnxSession.Load(file, new SessionSettings { Provider = ExecutionProvider.Cpu, Threads = get_num_threads() });
        File.Delete(file);
        Run();
    }

    public double Run() => Time(() => session.Run(image, 1, 1, 28, 28));

    private static double Time(Action call)
    {
        var start = Stopwatch.GetTimestamp();
        for (var k = 0; k < Units; k++)
        {
            call();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / Units;
    }

    private sealed class Eager : IPeer
    {
        private readonly LeNet model = new([1, 28, 28]);

        public Eager()
        {
            model.eval();
            Run();
        }

        public string Name => $"libtorch {__version__}, eager";

        public int Threads => get_num_threads();

        public double Run()
        {
            using var gradients = no_grad();
            return Time(() =>
            {
                using var input = tensor(image, [1, 1, 28, 28]);
                using var output = model.call(input);
                _ = output.data<float>().ToArray();
            });
        }

        public void Dispose() => model.Dispose();
    }
}
