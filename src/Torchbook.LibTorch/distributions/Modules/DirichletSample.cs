using Torchbook.LibTorch;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Draws from Dirichlet distributions with gradients for the concentrations, which libtorch's operator leaves out.</summary>
internal sealed class DirichletSample : autograd.SingleTensorFunction<DirichletSample>
{
    public override string Name => nameof(DirichletSample);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var concentration = (Tensor)vars[0];
        var sample = Draw.Dirichlet(concentration, (Generator)vars[1]);
        ctx.save_for_backward([sample, concentration]);
        return sample;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var saved = ctx.get_saved_variables();
        var (sample, concentration) = (saved[0], saved[1]);
        return
        [
            WrappedTensorDisposeScope(() =>
            {
                var total = concentration.sum(-1, true).expand_as(concentration);
                return Draw.DirichletSlope(sample, concentration, total) * (grad_output - (sample * grad_output).sum(-1, true));
            }),
            null!,
        ];
    }
}
