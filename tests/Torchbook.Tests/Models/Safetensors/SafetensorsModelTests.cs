using Torchbook.Models;
using Torchbook.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Models;

public sealed class SafetensorsModelTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    private string File => folder / "model.safetensors";

    private static bool Same(Tensor a, Tensor b) => a.eq(b).all().item<bool>();

    private static nn.Module<Tensor, Tensor> Model(long classes = 3) => nn.Sequential(("body", nn.Sequential(("conv", nn.Conv2d(1, 2, 3)), ("norm", nn.BatchNorm2d(2)))), ("flat", nn.Flatten()), ("head", nn.Linear(72, classes)));

    [Fact]
    public void Given_a_model_that_has_trained_when_saved_and_loaded_into_another_then_both_give_equal_outputs_and_buffers()
    {
        var (model, other, images) = (Model(), Model(), rand(4, 1, 8, 8));
        model.call(images);   // moves the running averages of batch norm

        Safetensors.Save(File, model, new Dictionary<string, string> { ["made"] = "here" });
        var metadata = Safetensors.Load(File, other);

        model.eval();
        other.eval();
        Assert.Equal("here", metadata["made"]);
        Assert.True(Same(model.call(images), other.call(images)));
        Assert.Equal(1, other.get_buffer("body.norm.num_batches_tracked")!.item<long>());
    }

    [Fact]
    public void Given_a_file_that_does_not_fit_when_loaded_then_every_tensor_in_question_is_named_and_nothing_changes()
    {
        var state = Model(classes: 5).state_dict();
        state.Remove("body.conv.bias");
        state["extra.one"] = ones(1);
        state["extra.two"] = ones(1);
        state["body.norm.weight"] = ones(2, ScalarType.Int32);
        Safetensors.Save(File, state);
        var model = Model();
        var before = model.parameters().Select(p => p.clone()).ToList();

        var message = Assert.Throws<InvalidOperationException>(() => Safetensors.Load(File, model)).Message;

        Assert.Contains("Missing in the file: body.conv.bias.", message, StringComparison.Ordinal);
        Assert.Contains("extra.one; extra.two.", message, StringComparison.Ordinal);
        Assert.Contains("head.weight F32 [5, 72], [3, 72] in the model", message, StringComparison.Ordinal);
        Assert.Contains("head.bias F32 [5], [3] in the model", message, StringComparison.Ordinal);
        Assert.Contains("Of another kind: body.norm.weight I32 [2], Float32 in the model", message, StringComparison.Ordinal);
        Assert.All(before.Zip(model.parameters()), pair => Assert.True(Same(pair.First, pair.Second)));
    }

    [Fact]
    public void Given_a_pattern_to_skip_when_loaded_then_another_head_may_stay_as_it_is()
    {
        var (pretrained, model) = (Model(classes: 5), Model(classes: 2));
        Safetensors.Save(File, pretrained);
        var head = model.get_parameter("head.weight")!.clone();

        Safetensors.Load(File, model, "head.*");

        Assert.True(Same(model.get_parameter("head.weight")!, head));
        Assert.True(Same(model.get_parameter("body.conv.weight")!, pretrained.get_parameter("body.conv.weight")!));
    }

    [Fact]
    public void Given_half_precision_in_the_file_when_loaded_then_the_model_keeps_its_own_type()
    {
        var (source, model) = (Model(), Model());
        Safetensors.Save(File, source.state_dict().ToDictionary(t => t.Key, t => t.Value.is_floating_point() ? t.Value.to(ScalarType.Float16) : t.Value));

        Safetensors.Load(File, model);

        var weight = model.get_parameter("body.conv.weight")!;
        Assert.Equal(ScalarType.Float32, weight.dtype);
        Assert.True(weight.requires_grad);
        Assert.True(weight.allclose(source.get_parameter("body.conv.weight")!, rtol: 1e-3, atol: 1e-3));
    }

    [Fact]
    public void Given_a_model_when_loaded_then_no_tensor_is_left_behind()
    {
        var (model, other) = (Model(), Model(classes: 4));
        Safetensors.Save(File, model);
        var before = LiveTensors.Settled();
        Safetensors.Load(File, model);
        Assert.Throws<InvalidOperationException>(() => Safetensors.Load(File, other));
        Assert.Equal(before, Tensor.TotalCount);
    }
}
