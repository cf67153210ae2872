using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils.rnn;

namespace Torchbook.Tests.LibTorch.NN;

/// <summary>Recurrent layers, attention and transformers: their files, copies, hooks and refusals. Their numbers are in Properties.</summary>
public sealed class StructuredModuleTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public static TheoryData<string> Modules => ["LSTM", "GRU", "Transformer", "MultiheadAttention", "EmbeddingBag"];

    public void Dispose() => File.Delete(_file);

    [Theory]
    [MemberData(nameof(Modules))]
    public void Given_a_saved_module_when_another_of_its_kind_loads_it_then_every_weight_is_the_same(string kind)
    {
        using var saved = Create(kind);
        using var loaded = Create(kind);

        saved.save(_file);
        loaded.load(_file);

        foreach (var (name, tensor) in saved.state_dict())
        {
            Assert.True(tensor.allclose(loaded.state_dict()[name], 0, 0), name);
        }
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void Given_a_file_that_is_damaged_when_loaded_then_the_error_names_the_file_and_the_module_is_as_before(string kind)
    {
        using var module = Create(kind);
        module.save(_file);
        var whole = File.ReadAllBytes(_file);
        var before = module.state_dict().Values.Select(tensor => tensor.clone()).ToArray();
        foreach (var length in new[] { 0, 1, 5, whole.Length / 3, whole.Length - 1 })
        {
            File.WriteAllBytes(_file, whole[..length]);
            Assert.StartsWith(_file, Assert.Throws<InvalidDataException>(() => module.load(_file)).Message);
        }

        // The first name is another one.
        File.WriteAllBytes(_file, [whole[0], whole[1], (byte)'?', .. whole[3..]]);
        Assert.Contains("Unexpected: ?", Assert.Throws<InvalidOperationException>(() => module.load(_file)).Message);
        Assert.All(module.state_dict().Values.Zip(before), pair => Assert.True(pair.First.allclose(pair.Second, 0, 0)));
    }

    [Fact]
    public void Given_an_encoder_layer_when_an_encoder_is_made_of_it_then_it_is_copied_and_the_generator_stays()
    {
        using var layer = nn.TransformerEncoderLayer(4, 2, 8).to(ScalarType.Float64);
        layer.eval();
        using var before = random.get_rng_state();
        using var encoder = nn.TransformerEncoder(layer, 2);
        using var after = random.get_rng_state();

        Assert.True(before.eq(after).all().item<bool>());
        Assert.All(encoder.parameters(), parameter => Assert.Equal(ScalarType.Float64, parameter.dtype));
        Assert.All(encoder.modules().OfType<TransformerEncoderLayer>(), copy => Assert.False(copy.training));
        using (no_grad())
        {
            encoder.get_parameter("layers.0.linear1.weight")!.zero_();
        }

        Assert.NotEqual(0, encoder.get_parameter("layers.1.linear1.weight")!.abs().sum().ToDouble());
        Assert.NotEqual(0, layer.get_parameter("linear1.weight")!.abs().sum().ToDouble());
    }

    [Fact]
    public void Given_a_hook_inside_a_transformer_when_it_keeps_a_value_then_the_value_stays_valid()
    {
        using var layer = nn.TransformerEncoderLayer(4, 2, 8);
        Tensor? seen = null;
        var hook = ((Linear)layer.named_children().Single(child => child.name == "linear1").module).register_forward_hook((_, _, output) => seen = output);
        using var x = randn(3, 2, 4);
        using (layer.call(x))
        {
        }

        Assert.Equal([3, 2, 8], seen!.shape);
        seen.Dispose();
        hook.remove();
        using var scope = NewDisposeScope();
        using var again = layer.call(x);
        Assert.Equal(1, scope.DisposablesCount);
    }

    [Fact]
    public void Given_masks_when_an_encoder_layer_with_hooks_is_called_then_the_hooks_run_and_the_mask_holds()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.TransformerEncoderLayer(4, 2, 8, dropout: 0);
        var calls = 0;
        layer.register_forward_hook(_ => calls++);
        var x = randn(3, 1, 4);
        var changed = x.clone();
        changed[2].fill_(9);
        var causal = ones(3, 3, dtype: ScalarType.Bool).triu(1);

        Assert.True(layer.call(x, causal)[0].allclose(layer.call(changed, causal)[0]));
        Assert.False(layer.call(x)[0].allclose(layer.call(changed)[0]));
        Assert.Equal(4, calls);
    }

    [Fact]
    public void Given_inputs_that_do_not_fit_when_a_layer_is_called_then_the_error_shows_what_it_takes()
    {
        using var scope = NewDisposeScope();
        using var lstm = nn.LSTM(3, 4, batchFirst: true);
        using var cell = nn.GRUCell(3, 4);
        using var attention = nn.MultiheadAttention(4, 2, kdim: 3);
        using var bag = nn.EmbeddingBag(5, 3);

        Assert.Contains("takes [N, T, 3] or [T, 3], but the input is [2, 5, 4]", Assert.Throws<ArgumentException>(() => lstm.call(ones(2, 5, 4))).Message);
        Assert.Contains("takes [N, 3] or [3], but the input is [4]", Assert.Throws<ArgumentException>(() => cell.call(ones(4), null!)).Message);
        Assert.Contains("keys [S, N, 3]", Assert.Throws<ArgumentException>(() => attention.call(ones(2, 1, 4), ones(2, 1, 4), ones(2, 1, 4))).Message);
        Assert.Contains("without offsets", Assert.Throws<ArgumentException>(() => bag.call(ones(3, dtype: ScalarType.Int64))).Message);
        Assert.Contains("lstm", Assert.ThrowsAny<Exception>(() => lstm.call(ones(2, 5, 3), (ones(1, 9, 4), ones(1, 9, 4)))).Message);
        Assert.ThrowsAny<Exception>(() => lstm.call(ones(2, 5, 3, dtype: ScalarType.Int64)));
    }

    [Fact]
    public void Given_settings_that_cannot_be_when_a_layer_is_made_then_it_is_refused_with_the_reason()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => nn.LSTM(0, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => nn.GRU(3, 4, dropout: 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => nn.RNNCell(3, -1));
        Assert.Contains("3 heads do not divide 4 features", Assert.Throws<ArgumentException>(() => nn.MultiheadAttention(4, 3)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => nn.EmbeddingBag(5, 3, padding_index: 5));
        using var layer = nn.TransformerEncoderLayer(4, 2, 8);
        Assert.Throws<ArgumentOutOfRangeException>(() => nn.TransformerEncoder(layer, 0));
    }

    [Fact]
    public void Given_a_disposed_layer_when_asked_in_any_way_then_it_says_so()
    {
        var lstm = nn.LSTM(3, 4);
        lstm.Dispose();
        using var x = ones(2, 1, 3);
        using var lengths = tensor(new long[] { 2 });
        using var packed = pack_padded_sequence(x, lengths);

        Assert.Throws<ObjectDisposedException>(() => lstm.call(packed));
        Assert.Throws<ObjectDisposedException>(() => lstm.forward(x));
    }

    [Fact]
    public void Given_packed_sequences_when_moved_between_scopes_and_disposed_then_nothing_is_left()
    {
        using var scope = NewDisposeScope();
        using (NewDisposeScope())
        {
            var packed = pack_sequence([ones(2, 3), ones(4, 3)], enforce_sorted: false).MoveToOuterDisposeScope();
            Assert.Equal([2, 2, 1, 1], packed.batch_sizes.data<long>().ToArray());
            Assert.Equal([1, 0], packed.sorted_indices.data<long>().ToArray());
        }

        Assert.Equal(4, scope.DisposablesCount);
        using var x = ones(3, 2, 1);
        using var rising = tensor(new long[] { 1, 3 });
        Assert.Contains("_pack_padded_sequence", Assert.ThrowsAny<Exception>(() => pack_padded_sequence(x, rising)).Message);
        using var falling = tensor(new long[] { 3, 1 });
        using var three = pack_padded_sequence(x, falling);
        Assert.Throws<ArgumentException>(() => pad_packed_sequence(three, total_length: 2));
    }

    [Fact]
    public void Given_weights_of_an_RNN_when_asked_for_by_layer_and_direction_then_they_are_the_registered_ones()
    {
        using var module = nn.RNN(3, 4, 2, bidirectional: true);

        Assert.Same(module.get_parameter("weight_ih_l0_reverse"), module.get_weight_ih(1));
        Assert.Same(module.get_parameter("bias_hh_l1"), module.get_bias_hh(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => module.get_weight_hh(4));
        module.flatten_parameters();
    }

    private static nn.Module Create(string kind) => kind switch
    {
        "LSTM" => nn.LSTM(3, 4, 2, bidirectional: true),
        "GRU" => nn.GRU(3, 4, bias: false),
        "Transformer" => nn.Transformer(4, 2, 1, 1, 8),
        "MultiheadAttention" => nn.MultiheadAttention(4, 2, add_bias_kv: true, kdim: 3),
        _ => nn.EmbeddingBag(5, 3),
    };
}
