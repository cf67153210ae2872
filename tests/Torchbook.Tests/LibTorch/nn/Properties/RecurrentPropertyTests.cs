using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils.rnn;

namespace Torchbook.Tests.LibTorch.NN.Properties;

public class RecurrentPropertyTests(ITestOutputHelper output)
{
    private static readonly Func<Draw, Pair>[] Cases = [Rnn, Lstm, Gru, RnnCell, LstmCell, GruCell, PackedRnn, PackedLstm, PackedGru, PaddedSequences];

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Given_random_shapes_when_recurrent_layers_run_beside_PyTorch_then_all_agree(ScalarType type) =>
        LayerProperties.Hold(output, type, Cases, rounds: 5);

    private static Pair Rnn(Draw d)
    {
        var (s, relu) = (new Shape(d), d.Flag());
        var module = nn.RNN(s.Inputs, s.Hidden, s.Layers, relu ? nn.NonLinearities.ReLU : nn.NonLinearities.Tanh, s.Bias, s.BatchFirst, s.Dropout, s.Both);
        var x = s.Draw(d, states: 1);
        return new(module, x => Both(module.call(x[0], x.Length > 1 ? x[1] : null)), $"nn.RNN({s}, nonlinearity='{(relu ? "relu" : "tanh")}')", "m(*x)", x);
    }

    private static Pair Lstm(Draw d)
    {
        var s = new Shape(d);
        var module = nn.LSTM(s.Inputs, s.Hidden, s.Layers, s.Bias, s.BatchFirst, s.Dropout, s.Both);
        var x = s.Draw(d, states: 2);
        return new(module, x => All(module.call(x[0], x.Length > 1 ? (x[1], x[2]) : null)), $"nn.LSTM({s})", x.Length > 1 ? "m(x[0], (x[1], x[2]))" : "m(x[0])", x);
    }

    private static Pair Gru(Draw d)
    {
        var s = new Shape(d);
        var module = nn.GRU(s.Inputs, s.Hidden, s.Layers, s.Bias, s.BatchFirst, s.Dropout, s.Both);
        var x = s.Draw(d, states: 1);
        return new(module, x => Both(module.call(x[0], x.Length > 1 ? x[1] : null)), $"nn.GRU({s})", "m(*x)", x);
    }

    private static Pair RnnCell(Draw d)
    {
        var (inputs, hidden, bias, relu) = (d.Size(), d.Size(), d.Flag(), d.Flag());
        var module = nn.RNNCell(inputs, hidden, relu ? nn.NonLinearities.ReLU : nn.NonLinearities.Tanh, bias);
        var x = CellInputs(d, inputs, hidden, states: 1);
        return new(module, x => [module.call(x[0], x.Length > 1 ? x[1] : null!)], $"nn.RNNCell({inputs}, {hidden}, {bias}, '{(relu ? "relu" : "tanh")}')", "m(*x)", x);
    }

    private static Pair LstmCell(Draw d)
    {
        var (inputs, hidden, bias) = (d.Size(), d.Size(), d.Flag());
        var module = nn.LSTMCell(inputs, hidden, bias);
        var x = CellInputs(d, inputs, hidden, states: 2);
        return new(module, x => Both(module.call(x[0], x.Length > 1 ? (x[1], x[2]) : null)), $"nn.LSTMCell({inputs}, {hidden}, {bias})", x.Length > 1 ? "m(x[0], (x[1], x[2]))" : "m(x[0])", x);
    }

    private static Pair GruCell(Draw d)
    {
        var (inputs, hidden, bias) = (d.Size(), d.Size(), d.Flag());
        var module = nn.GRUCell(inputs, hidden, bias);
        var x = CellInputs(d, inputs, hidden, states: 1);
        return new(module, x => [module.call(x[0], x.Length > 1 ? x[1] : null!)], $"nn.GRUCell({inputs}, {hidden}, {bias})", "m(*x)", x);
    }

    private static Pair PackedRnn(Draw d)
    {
        var s = new Shape(d);
        var module = nn.RNN(s.Inputs, s.Hidden, s.Layers, nn.NonLinearities.Tanh, s.Bias, s.BatchFirst, s.Dropout, s.Both);
        return Packed(d, s, module, "RNN", 1, (p, x) =>
        {
            var (y, h) = module.call(p, x.Length > 0 ? x[0] : null);
            return (y, [h]);
        });
    }

    private static Pair PackedLstm(Draw d)
    {
        var s = new Shape(d);
        var module = nn.LSTM(s.Inputs, s.Hidden, s.Layers, s.Bias, s.BatchFirst, s.Dropout, s.Both);
        return Packed(d, s, module, "LSTM", 2, (p, x) =>
        {
            var (y, h, c) = module.call(p, x.Length > 0 ? (x[0], x[1]) : null);
            return (y, [h, c]);
        });
    }

    private static Pair PackedGru(Draw d)
    {
        var s = new Shape(d);
        var module = nn.GRU(s.Inputs, s.Hidden, s.Layers, s.Bias, s.BatchFirst, s.Dropout, s.Both);
        return Packed(d, s, module, "GRU", 1, (p, x) =>
        {
            var (y, h) = module.call(p, x.Length > 0 ? x[0] : null);
            return (y, [h]);
        });
    }

    private static Pair Packed(Draw d, Shape s, nn.Module module, string name, int states, Func<PackedSequence, Tensor[], (PackedSequence, Tensor[])> run)
    {
        var (steps, batch) = (d.Size(), d.Size());
        var lengths = Lengths(d, steps, batch);
        var padding = d.Real(-1, 1);
        var hidden = d.Flag() ? Enumerable.Range(0, states).Select(_ => d.Normal(s.Layers * (s.Both ? 2 : 1), batch, s.Hidden)).ToArray() : [];
        var state = hidden.Length == 0 ? "" : states == 1 ? ", x[2]" : ", (x[2], x[3])";
        var total = steps + 1;
        FormattableString call = $"[r := m(torch.nn.utils.rnn.pack_padded_sequence(x[0], x[1], {s.BatchFirst}, enforce_sorted=False){state}), torch.nn.utils.rnn.pad_packed_sequence(r[0], {s.BatchFirst}, {padding}, {total}), r[1]][1:]";
        return new(
            module,
            x =>
            {
                using var packed = pack_padded_sequence(x[0], x[1], s.BatchFirst, enforce_sorted: false);
                var (result, final) = run(packed, x[2..]);
                using (result)
                {
                    var (y, lengths) = pad_packed_sequence(result, s.BatchFirst, padding, total);
                    return [y, lengths, .. final];
                }
            },
            $"nn.{name}({s})",
            PythonText.Of(call),
            [d.Normal(s.BatchFirst ? [batch, steps, s.Inputs] : [steps, batch, s.Inputs]), lengths, .. hidden]);
    }

    private static Pair PaddedSequences(Draw d)
    {
        var (first, padding, features) = (d.Flag(), d.Real(-1, 1), d.Size());
        return new(
            x =>
            {
                using var padded = pad_sequence(x, first, padding);
                using var packed = pack_sequence(x, enforce_sorted: false);
                using var data = packed.data * 2;
                using var sum = data.sum();
                return padded * sum;
            },
            $"torch.nn.utils.rnn.pad_sequence(x, {first}, {padding}) * (torch.nn.utils.rnn.pack_sequence(x, False).data * 2).sum()",
            d.Normal(d.Size(), features), d.Normal(d.Size(), features), d.Normal(d.Size(), features));
    }

    private static Tensor Lengths(Draw d, long steps, long batch)
    {
        using var indices = d.Indices(steps, batch);
        return indices + 1;
    }

    private static Tensor[] CellInputs(Draw d, long inputs, long hidden, int states)
    {
        long[] batch = d.Flag() ? [d.Size()] : [];
        return [d.Normal([.. batch, inputs]), .. Enumerable.Range(0, d.Flag() ? states : 0).Select(_ => d.Normal([.. batch, hidden]))];
    }

    private static Tensor[] Both((Tensor, Tensor) results) => [results.Item1, results.Item2];

    private static Tensor[] All((Tensor, Tensor, Tensor) results) => [results.Item1, results.Item2, results.Item3];

    private sealed class Shape(Draw d)
    {
        public long Inputs { get; } = d.Size();

        public long Hidden { get; } = d.Size();

        public long Layers { get; } = d.Size(2, 3);

        public bool Bias { get; } = d.Flag();

        public bool BatchFirst { get; } = d.Flag();

        public bool Both { get; } = d.Flag();

        public double Dropout { get; } = d.Pick(0, 0.3);

        public Tensor[] Draw(Draw d, int states)
        {
            var (single, steps, batch) = (d.Flag(), d.Size(), d.Size());
            long[] shape = single ? [steps, Inputs] : BatchFirst ? [batch, steps, Inputs] : [steps, batch, Inputs];
            var layers = Layers * (Both ? 2 : 1);
            long[] state = single ? [layers, Hidden] : [layers, batch, Hidden];
            return [d.Normal(shape), .. Enumerable.Range(0, d.Flag() ? states : 0).Select(_ => d.Normal(state))];
        }

        public override string ToString() =>
            PythonText.Of($"{Inputs}, {Hidden}, num_layers={Layers}, bias={Bias}, batch_first={BatchFirst}, dropout={Dropout}, bidirectional={Both}");
    }
}
