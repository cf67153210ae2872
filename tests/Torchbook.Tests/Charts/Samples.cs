using Torchbook.Charts;

namespace Torchbook.Tests.Charts;

/// <summary>One figure of each kind, with the same numbers every time.</summary>
internal static class Samples
{
    public static readonly IReadOnlyDictionary<string, Func<Figure>> All = new Dictionary<string, Func<Figure>>
    {
        ["line"] = () => Chart.Line([1, 2, 3, 4], [2.0, 1.0, double.NaN, 0.4], "train").Line([1, 2, 3, 4], [2.1, 1.4, 1.2, 1.3], "validation", dashed: true)
            .Band([1.9, 1.2, 1.0, 1.1], [2.3, 1.6, 1.4, 1.5]).VerticalLine(3, "best").WithTitle("It overfits after epoch 3").WithSubtitle("LeNet, 3 seeds").WithXAxis("epoch").WithYAxis("loss", "nats"),
        ["log"] = () => Chart.Line([3, 5, 11], [1e-4, 0.02, 5], "direct", markers: true).WithXAxis("kernel", "pixels", AxisScale.Log, ticks: [3, 5, 11]).WithYAxis("time", "s", AxisScale.Log),
        ["bars"] = () => Chart.Bars(["linear", "convnet"], [0.92, 0.99], errors: [0.02, 0.004]).WithTitle("Convolutions help").WithYAxis("accuracy"),
        ["grouped-bars"] = () => Chart.Bars(["conv", "dense"], [3, 1], "forward").Bars([6.5, 2], "backward").WithYAxis("time", "ms"),
        ["horizontal-bars"] = () => Chart.Bars(["depthwise separable convolution in blocks", "dense"], [120_000, -3_000], horizontal: true).WithXAxis("parameters"),
        ["scatter"] = () => Chart.Scatter([1.0, 2, 3], [1.0, 4, 9], "measured", errors: [0.5, 0.5, 1]).Line([1.0, 3], [1.0, 9], "fit"),
        ["heatmap"] = () => Chart.Heatmap(new[,] { { -1.0, 0.5 }, { double.NaN, 2 } }, ColorScale.Diverging, rows: ["a", "b"], columns: ["c", "d"]).WithTitle("Weights"),
        ["grid"] = () => Chart.Grid(new[,] { { 0, 1, 2 }, { 3, 4, 5 } }, title: "image").Grid(new[,] { { 1 } }, 5, 0.5, "kernel").Rectangle(-0.5, -0.5, 1.5, 1.5, Palette.Series(1), 0.2).Arrow(2.6, 0.5, 4.4, 0.5),
        ["subplots"] = () => Chart.Subplots(2, Chart.Line([1.0, 2]).WithTitle("η = 0.1").WithYAxis("loss"), Chart.Line([4.0, 3]).WithTitle("η = 1")).WithSharedRanges().WithTitle("Two rates").WithCaption("Source: own runs."),
        ["steps"] = () => Chart.Steps("image", "conv 3×3", "ReLU", "max pool", "dense"),
        ["spans"] = () => new Figure().Spans([new(0, 30, -0.4, 0, "0"), new(30, 60, -0.4, 0, "1"), new(40, 70, 0.6, 1, "0")], "forward").Spans([new(30, 42, 0, 0.4, "too long for this bar")], "send")
            .WithYAxis(min: -0.5, max: 1.5, categories: ["rank 0", "rank 1"]).WithXAxis("time", "ms", min: 0, max: 70).WithTitle("Rank 1 waits 40 ms").WithSize(plotHeight: 110),
        ["empty"] = () => Chart.Line(Array.Empty<double>(), "loss").WithTitle("Nothing was measured"),
    };

    public static TheoryData<string> Names => [.. All.Keys];
}
