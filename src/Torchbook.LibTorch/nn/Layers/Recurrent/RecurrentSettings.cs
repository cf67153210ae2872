using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The arguments that RNN, LSTM and GRU share.</summary>
internal sealed record RecurrentSettings(long InputSize, long HiddenSize, long Layers, bool Bias, bool BatchFirst, double Dropout, bool Bidirectional)
{
    public int Directions => Bidirectional ? 2 : 1;

    public string[] Suffixes => Bidirectional ? ["", "_reverse"] : [""];

    public void Check()
    {
        Sizes.RequirePositive("inputSize", InputSize);
        Sizes.RequirePositive("hiddenSize", HiddenSize);
        Sizes.RequirePositive("numLayers", Layers);
        if (Dropout is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException("dropout", Dropout, "dropout is a probability, from 0 to 1.");
        }
    }

    public ArgumentException Refusal(nn.Module owner, Tensor input) =>
        new($"This {owner.GetName()} takes {(BatchFirst ? "[N, T" : "[T, N")}, {InputSize}] or [T, {InputSize}], but the input is [{string.Join(", ", input.shape)}].", nameof(input));
}
