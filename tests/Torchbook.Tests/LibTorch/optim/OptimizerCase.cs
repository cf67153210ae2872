using System.Globalization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.optim;

namespace Torchbook.Tests.LibTorch.Optim;

/// <summary>Random settings; the second group has a rate and a weight decay of its own.</summary>
internal sealed record Drawn(double Lr, double Lr2, double Decay, double Decay2, double One, double Two, double Eps, bool First, bool Second)
{
    public static Drawn By(Random random) => new(
        0.001 + (0.1 * random.NextDouble()), 0.001 + (0.1 * random.NextDouble()), random.Next(2) * 0.1, random.Next(2) * 0.2,
        0.5 + (0.4 * random.NextDouble()), 0.8 + (0.19 * random.NextDouble()), random.Next(2) == 0 ? 1e-8 : 1e-3, random.Next(2) == 0, random.Next(2) == 0);
}

/// <summary>An optimizer, made by Python from <c>groups</c> and by us from two lists of parameters, with the same settings.</summary>
internal sealed record OptimizerCase(string Name, Func<Drawn, FormattableString> Python, Func<Parameter[], Parameter[], Drawn, OptimizerHelper> Make)
{
    public static readonly OptimizerCase[] All =
    [
        new("SGD", d => $"SGD(groups, {d.Lr}, momentum={d.One}, weight_decay={d.Decay}, nesterov={d.First}, dampening={(d.First ? 0 : 0.3)}, maximize={d.Second})", (a, b, d) =>
            SGD([new SGD.ParamGroup { Parameters = a }, new SGD.ParamGroup { Parameters = b, Options = new() { LearningRate = d.Lr2, weight_decay = d.Decay2 } }],
                d.Lr, d.One, d.First ? 0 : 0.3, d.Decay, d.First, d.Second)),
        new("Adam", d => $"Adam(groups, {d.Lr}, ({d.One}, {d.Two}), {d.Eps}, {d.Decay}, amsgrad={d.First}, maximize={d.Second})", (a, b, d) =>
            Adam([new Adam.ParamGroup { Parameters = a }, new Adam.ParamGroup { Parameters = b, Options = new() { LearningRate = d.Lr2, weight_decay = d.Decay2 } }],
                d.Lr, d.One, d.Two, d.Eps, d.Decay, d.First, d.Second)),
        new("AdamW", d => $"AdamW(groups, {d.Lr}, ({d.One}, {d.Two}), {d.Eps}, {d.Decay}, amsgrad={d.First}, maximize={d.Second})", (a, b, d) =>
            AdamW([new AdamW.ParamGroup { Parameters = a }, new AdamW.ParamGroup { Parameters = b, Options = new() { LearningRate = d.Lr2, weight_decay = d.Decay2 } }],
                d.Lr, d.One, d.Two, d.Eps, d.Decay, d.First, d.Second)),
        new("Adadelta", d => $"Adadelta(groups, {d.Lr}, {d.One}, {d.Eps}, {d.Decay}, maximize={d.First})", (a, b, d) =>
            Adadelta([new Adadelta.ParamGroup { Parameters = a }, new Adadelta.ParamGroup { Parameters = b, Options = new() { LearningRate = d.Lr2, weight_decay = d.Decay2 } }],
                d.Lr, d.One, d.Eps, d.Decay, d.First)),
        new("Adagrad", d => $"Adagrad(groups, {d.Lr}, {d.One}, {d.Decay}, {(d.First ? 0.1 : 0)}, {d.Eps})", (a, b, d) =>
            Adagrad([new Adagrad.ParamGroup { Parameters = a }, new Adagrad.ParamGroup { Parameters = b, Options = new() { LearningRate = d.Lr2, weight_decay = d.Decay2 } }],
                d.Lr, d.One, d.Decay, d.First ? 0.1 : 0, d.Eps)),
        new("Adamax", d => $"Adamax(groups, {d.Lr}, ({d.One}, {d.Two}), {d.Eps}, {d.Decay})", (a, b, d) =>
            Adamax([new Adamax.ParamGroup { Parameters = a }, new Adamax.ParamGroup { Parameters = b, Options = new() { LearningRate = d.Lr2, weight_decay = d.Decay2 } }],
                d.Lr, d.One, d.Two, d.Eps, d.Decay)),
        new("ASGD", d => $"ASGD(groups, {d.Lr}, {d.Eps}, {d.One}, {(d.First ? 2 : 1e6)}, {d.Decay}, maximize={d.Second})", (a, b, d) =>
            ASGD([new ASGD.ParamGroup { Parameters = a }, new ASGD.ParamGroup { Parameters = b, Options = new() { LearningRate = d.Lr2, weight_decay = d.Decay2 } }],
                d.Lr, d.Eps, d.One, d.First ? 2 : 1e6, d.Decay, d.Second)),
        // In PyTorch 1.13 the loop over single tensors counts the momentum twice; its other form, TorchSharp and later versions do not.
        new("NAdam", d => $"NAdam(groups, {d.Lr}, ({d.One}, {d.Two}), {d.Eps}, {d.Decay}, 0.01, foreach=True)", (a, b, d) =>
            NAdam([new NAdam.ParamGroup { Parameters = a }, new NAdam.ParamGroup { Parameters = b, Options = new() { LearningRate = d.Lr2, weight_decay = d.Decay2 } }],
                d.Lr, d.One, d.Two, d.Eps, d.Decay, 0.01)),
        new("RAdam", d => $"RAdam(groups, {d.Lr}, ({d.One}, {d.Two}), {d.Eps}, {d.Decay})", (a, b, d) =>
            RAdam([new RAdam.ParamGroup { Parameters = a }, new RAdam.ParamGroup { Parameters = b, Options = new() { LearningRate = d.Lr2, weight_decay = d.Decay2 } }],
                d.Lr, d.One, d.Two, d.Eps, d.Decay)),
        new("RMSProp", d => $"RMSprop(groups, {d.Lr}, {d.Two}, {d.Eps}, {d.Decay}, {(d.Second ? d.One : 0)}, centered={d.First}, maximize={d.Second})", (a, b, d) =>
            RMSProp([new RMSProp.ParamGroup { Parameters = a }, new RMSProp.ParamGroup { Parameters = b, Options = new() { LearningRate = d.Lr2, weight_decay = d.Decay2 } }],
                d.Lr, d.Two, d.Eps, d.Decay, d.Second ? d.One : 0, d.First, d.Second)),
        new("Rprop", d => $"Rprop(groups, {d.Lr}, ({d.One}, 1.3), (1e-4, 0.5), maximize={d.First})", (a, b, d) =>
            Rprop([new Rprop.ParamGroup { Parameters = a }, new Rprop.ParamGroup { Parameters = b, Options = new() { LearningRate = d.Lr2 } }],
                d.Lr, d.One, 1.3, 1e-4, 0.5, d.First)),
    ];

    public static TheoryData<string> Names => [.. All.Select(c => c.Name)];

    public static OptimizerCase Of(string name) => All.Single(c => c.Name == name);

    /// <summary>The optimizer over parameters a and b.</summary>
    public string PythonOver(string a, string b, Drawn drawn)
    {
        var options = Name == "Rprop" ? Invariant($"lr={drawn.Lr2}") : Invariant($"lr={drawn.Lr2}, weight_decay={drawn.Decay2}");
        return $"torch.optim.{Invariant(Python(drawn)).Replace("groups", $"[dict(params={a}), dict(params={b}, {options})]")}";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
