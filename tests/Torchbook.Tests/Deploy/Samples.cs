using Torchbook.Deploy;
using Torchbook.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Torchbook.Tests.Deploy;

/// <summary>Models to export, among them modules such as a learner would write.</summary>
internal static class Samples
{
    public static Module<Tensor, Tensor> BatchNormCnn() => Sequential(
        ("conv1", Conv2d(3, 8, 3, padding: 1)), ("norm1", BatchNorm2d(8)), ("relu1", ReLU()), ("pool1", MaxPool2d(2)),
        ("conv2", Conv2d(8, 12, 3, stride: 2, bias: false)), ("norm2", BatchNorm2d(12)), ("silu2", SiLU()),
        ("pool2", AdaptiveAvgPool2d(1)), ("flatten", Flatten()), ("drop", Dropout(0.5)), ("dense", Linear(12, 5)));

    /// <summary>x + body(x), written out for ONNX by itself.</summary>
    public sealed class Residual : Module<Tensor, Tensor>, IOnnxExportable
    {
        private readonly Module<Tensor, Tensor> body;

        public Residual(Module<Tensor, Tensor> body)
            : base(nameof(Residual))
        {
            this.body = body;
            register_module(nameof(body), body);
        }

        public override Tensor forward(Tensor input) => input + body.call(input);

        public string Export(OnnxGraph graph, string input) => graph.Add("Add", [input, graph.Export(body, input)]);
    }

    /// <summary>Does something that no export can guess.</summary>
    public sealed class Doubled() : Module<Tensor, Tensor>(nameof(Doubled))
    {
        public override Tensor forward(Tensor input) => input * 2;
    }

    /// <summary>Claims a body that is not what forward does.</summary>
    public sealed class Liar() : Module<Tensor, Tensor>(nameof(Liar)), IComposite
    {
        public Module<Tensor, Tensor> Body { get; } = ReLU();

        public override Tensor forward(Tensor input) => input * 1.01;
    }
}
