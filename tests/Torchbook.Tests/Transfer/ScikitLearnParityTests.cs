using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Torchbook.Data;
using Torchbook.Models;
using Torchbook.Tests.Data;
using Torchbook.Training;
using Torchbook.Transfer;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Transfer;

/// <summary>Ours against scikit-learn's LinearSVC on the same features, handed over in files.</summary>
public sealed class ScikitLearnParityTests(ITestOutputHelper output) : IDisposable
{
    // The objective is computed from the coefficients, so that nothing rests on what the library calls its own.
    private const string Script = """
        import json, sys, numpy as np
        from sklearn.svm import LinearSVC
        folder, n, m, features, c, tol, dual = sys.argv[1], *map(int, sys.argv[2:5]), *map(float, sys.argv[5:7]), sys.argv[7] == "dual"
        read = lambda name, *shape: np.fromfile(f"{folder}/{name}").reshape(shape)
        x, y, u, v = read("x", n, features), read("y", n), read("u", m, features), read("v", m)
        svm = LinearSVC(C=c, tol=tol, dual=dual, max_iter=200000, random_state=0).fit(x, y)
        value = 0
        for k, (w, b) in enumerate(zip(svm.coef_, svm.intercept_)):
            sign = np.where(y == (1 if len(svm.classes_) == 2 else k), 1, -1)
            value += (w @ w + b * b) / 2 + c * (np.maximum(0, 1 - sign * (x @ w + b)) ** 2).sum()
        print(json.dumps({"objective": value, "accuracy": svm.score(u, v)}))
        """;

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        folder.Dispose();
        scope.Dispose();
    }

    [Theory]
    [InlineData(1, "dual", 1e-4)]
    [InlineData(1, "primal", 1e-6)]
    [InlineData(0.01, "primal", 1e-6)]
    [InlineData(20, "primal", 1e-6)]
    public void Given_a_networks_features_when_both_fit_then_accuracy_and_objective_agree(double c, string form, double tolerance)
    {
        var seed = Random.Shared.Next(1000);
        output.WriteLine($"seed {seed}");
        var (train, test) = Glyphs.Load(GlyphAlphabet.Digits, 300, 1000, seed);
        manual_seed(seed);
        using var network = new SmallConvNet([1, 28, 28]);
        Compare(Features.Extract(network.Features, train), Features.Extract(network.Features, test), c, form, tolerance);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Given_clouds_of_points_when_both_fit_then_accuracy_and_objective_agree(int classes)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        manual_seed(seed);
        var centers = randn([classes, 12], ScalarType.Float64);
        Examples Draw(int count) => new(centers.index_select(0, arange(count) % classes) + 1.5 * randn([count, 12], ScalarType.Float64), arange(count) % classes);
        Compare(Draw(250), Draw(2000), c: 0.5, "primal", tolerance: 1e-8);
    }

    private void Compare(Examples train, Examples test, double c, string form, double tolerance)
    {
        var (objective, accuracy) = AskScikitLearn(train, test, c, form, tolerance);
        using var svm = LinearSvm.Fit(train, new() { C = c });

        // Of two classes, scikit-learn solves one; ours are mirror images.
        var ours = svm.Objectives.Count == 2 ? svm.Objectives[1] : svm.Objectives.Sum();
        output.WriteLine($"objective {ours} and {objective}, accuracy {svm.Accuracy(test)} and {accuracy}, {svm.Steps} steps");
        Assert.InRange(ours / objective, 1 - 1e-3, 1 + 1e-3);
        Assert.InRange(ours / objective, 0, 1 + 1e-5);   // never worse
        Assert.InRange(svm.Accuracy(test) - accuracy, -0.005, 0.005);
    }

    private (double Objective, double Accuracy) AskScikitLearn(Examples train, Examples test, double c, string form, double tolerance)
    {
        foreach (var (name, tensor) in new[] { ("x", train.Inputs), ("y", train.Labels), ("u", test.Inputs), ("v", test.Labels) })
        {
            folder.Write(name, tensor.to(ScalarType.Float64).contiguous().bytes.ToArray());
        }

        object[] numbers = [train.Count, test.Count, train.Inputs.shape[1], c, tolerance];
        var start = new ProcessStartInfo("/usr/bin/python3", ["-c", Script, folder.Path, .. numbers.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n}")), form])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Assert.SkipUnless(File.Exists(start.FileName), "There is no /usr/bin/python3 here to compare with.");
        using var python = Process.Start(start)!;
        var errors = python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var answer = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        Assert.SkipWhen(errors.Result.Contains("No module named 'sklearn'", StringComparison.Ordinal), "scikit-learn is not installed here to compare with.");
        Assert.True(python.ExitCode == 0, errors.Result);
        var result = JsonDocument.Parse(answer).RootElement;
        return (result.GetProperty("objective").GetDouble(), result.GetProperty("accuracy").GetDouble());
    }
}
