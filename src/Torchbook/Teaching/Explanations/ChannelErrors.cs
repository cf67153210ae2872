using System.Text.RegularExpressions;
using static Torchbook.Teaching.Explanations.Words;

namespace Torchbook.Teaching.Explanations;

/// <summary>A layer made for another number of channels or features than arrives.</summary>
internal static partial class ChannelErrors
{
    public static readonly Explanation[] All =
    [
        new(LayerTakes(), g => Layer(g["layer"].Value, g["batch"].Value, g["channels"].Value, g["single"].Value, Sizes(g["input"]))),
        new(WeightExpects(), g => Channels(Number(g["expected"]), Number(g["got"]), $"its input has the shape [{g["input"].Value}], with the channels in dimension 1")),
        new(WrongRank(), g => Rank($"{g["layer"].Value} takes a batch of {g["batched"].Value} dimensions or one example of {g["single"].Value}", Sizes(g["input"]))),
        new(RunningMean(), g => $"The normalization layer was made for {Count(Number(g["layer"]), "channel")}, the batch has {g["got"].Value}. Make it with {g["got"].Value}, the number of channels that the layer before it gives."),
        new(OneValue(), g => $"Batch normalization compares the examples of a batch, and this batch [{g["input"].Value}] has one value for each channel. Train with larger batches (leave out a last batch of one), and call eval() on the model before you predict single examples."),
        new(NormalizedShape(), g => $"LayerNorm was made for last dimensions of [{g["expected"].Value}], the input ends otherwise: [{g["input"].Value}]. Make it with the sizes that the input ends with."),
    ];

    private static string? Layer(string layer, string batch, string channels, string single, long[] input)
    {
        var rank = batch.Split(',').Length;
        if (input.Length != rank && (single.Length == 0 || input.Length != rank - 1))
        {
            return Rank($"{layer} takes a batch [{batch}]" + (single.Length == 0 ? "" : $" or one example [{single}]"), input);
        }

        var got = input[input.Length == rank ? 1 : 0];
        return long.TryParse(channels, out var expected) && got != expected
            ? Channels(expected, got, $"{layer} takes [{batch}], and the input is [{string.Join(", ", input)}]")
            : null;
    }

    private static string Channels(long expected, long got, string shapes) =>
        $"The layer expects {Count(expected, "channel")}, the batch has {got}: {shapes}. Make the layer with {Count(got, "input channel")}, or give it data with {expected}.";

    private static string Rank(string takes, long[] input) =>
        $"The input has {Count(input.Length, "dimension")}, [{string.Join(", ", input)}]: {takes}. unsqueeze adds a missing dimension of size 1, such as x.unsqueeze(0) for a batch of one.";

    [GeneratedRegex(@"(?<layer>\w+) takes \[(?<batch>N, (?<channels>\w+), [^\]]+)\](?: or \[(?<single>[^\]]+)\])?, but the input is \[(?<input>[\d, ]*)\]")]
    private static partial Regex LayerTakes();

    [GeneratedRegex(@"weight of size \[[\d, ]+\], expected input\[(?<input>[\d, ]+)\] to have (?<expected>\d+) channels, but got (?<got>\d+) channels")]
    private static partial Regex WeightExpects();

    [GeneratedRegex(@"Expected (?<single>\d)D \(unbatched\) or (?<batched>\d)D \(batched\) input to (?<layer>\w+), but got input of size: \[(?<input>[\d, ]*)\]")]
    private static partial Regex WrongRank();

    [GeneratedRegex(@"running_mean should contain (?<got>\d+) elements not (?<layer>\d+)")]
    private static partial Regex RunningMean();

    [GeneratedRegex(@"Expected more than 1 value per channel when training, got input size \[(?<input>[\d, ]+)\]")]
    private static partial Regex OneValue();

    [GeneratedRegex(@"Given normalized_shape=\[(?<expected>[\d, ]+)\], expected input with shape .* but got input of size ?\[(?<input>[\d, ]*)\]")]
    private static partial Regex NormalizedShape();
}
