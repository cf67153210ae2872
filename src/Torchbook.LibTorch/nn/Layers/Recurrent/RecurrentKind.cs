using Torchbook.LibTorch;

namespace TorchSharp.Modules;

/// <summary>What tells one kind of recurrent layer from the others: its operators, and how many gates and states it has.</summary>
/// <param name="name">The operators' name.</param>
/// <param name="gates">A weight has this many times <c>hidden_size</c> rows.</param>
/// <param name="states">1, or 2 where there is a cell state beside the hidden one.</param>
/// <param name="number">cuDNN's number of the kind.</param>
internal sealed class RecurrentKind(string name, int gates, int states, int number)
{
    private const string Settings = "params,has_biases,num_layers,dropout,train,bidirectional";

    public static readonly RecurrentKind ReLU = new("rnn_relu", 1, 1, 0);
    public static readonly RecurrentKind Tanh = new("rnn_tanh", 1, 1, 1);
    public static readonly RecurrentKind LSTM = new("lstm", 4, 2, 2);
    public static readonly RecurrentKind GRU = new("gru", 3, 1, 3);

    public int Gates => gates;

    public int States => states;

    public int Number => number;

    /// <summary>Over sequences of one length.</summary>
    public Operator Dense { get; } = new($"aten::{name}", "input", $"input,hx,{Settings},batch_first");

    /// <summary>Over a packed sequence.</summary>
    public Operator Packed { get; } = new($"aten::{name}", "data", $"data,batch_sizes,hx,{Settings}");

    /// <summary>One time step.</summary>
    public Operator Cell { get; } = new($"aten::{name}_cell", "", "input,hx,w_ih,w_hh,b_ih,b_hh");

    public static RecurrentKind Of(torch.nn.NonLinearities nonLinearity) => nonLinearity == torch.nn.NonLinearities.ReLU ? ReLU : Tanh;
}
