using Torchbook.Tests.LibTorch.PyTorch;

namespace Torchbook.Tests.LibTorch.Generated;

/// <summary>What the calls of one member showed.</summary>
internal sealed class MemberReport(GeneratedMember member)
{
    private readonly List<string> differences = [];
    private readonly List<Exception> errors = [];

    public GeneratedMember Member => member;

    /// <summary>Calls that gave a result.</summary>
    public int Succeeded { get; private set; }

    /// <summary>Results that were compared with PyTorch's.</summary>
    public int Compared { get; private set; }

    /// <summary>Where PyTorch says otherwise.</summary>
    public IReadOnlyList<string> Differences => differences;

    /// <summary>The errors that our calls threw.</summary>
    public IReadOnlyList<Exception> Errors => errors;

    /// <summary>Tells the arguments of all calls from other arguments.</summary>
    public uint ArgumentsHash { get; private set; }

    /// <summary>All our results in a few numbers.</summary>
    public Summary Ours { get; } = new();

    /// <summary>All of PyTorch's results in a few numbers.</summary>
    public Summary Theirs { get; } = new();

    public void Add(GeneratedCall call, Outcome ours, Outcome? expected)
    {
        ArgumentsHash = GeneratedCall.Hash($"{ArgumentsHash} {call} {call.Values}");
        if (ours.Error is null) Succeeded++;
        else errors.Add(ours.Error);
        // What lies in memory that nobody wrote is no result.
        var hasValues = !member.Facts.Name.Contains("empty");
        if (hasValues) Ours.Add(ours);
        if (expected is null) return;
        if (hasValues) Theirs.Add(IsRefusedByPython(call, expected) ? ours : expected);
        if (Difference(call, ours, expected, hasValues) is { } difference) differences.Add($"{call}\n    {difference}");
        else if (ours.Error is null) Compared++;
    }

    private static string? Difference(GeneratedCall call, Outcome ours, Outcome expected, bool hasValues)
    {
        if (ours.Error is not null || expected.Error is not null)
        {
            if (IsRefusedByPython(call, expected)) return null;
            if (expected.Error is { } theirs && (ours.Error is null || theirs.Message.StartsWith("TypeError: ", StringComparison.Ordinal) && theirs.Message.Contains("argument")))
                return $"PyTorch raises {Short(theirs)}, here " + (ours.Error is null ? "is a result" : Short(ours.Error));
            return expected.Error is null ? "only here: " + ours.Error!.GetType().Name + ": " + Short(ours.Error) : null;
        }

        if (ours.Outputs.Length != expected.Outputs.Length) return $"{ours.Outputs.Length} results, PyTorch gives {expected.Outputs.Length}";
        for (var k = 0; k < ours.Outputs.Length; k++)
        {
            var (actual, wanted) = (ours.Outputs[k], expected.Outputs[k]);
            if (actual.dtype == wanted.dtype && actual.shape.SequenceEqual(wanted.shape) && (!hasValues || actual.bytes.SequenceEqual(wanted.bytes))) continue;
            try
            {
                Close.AssertEqual(wanted, actual, "result " + k, scale: 1);
            }
            catch (Xunit.Sdk.TrueException error)
            {
                return error.Message;
            }
        }

        return null;
    }

    // Of wrong arguments, PyTorch's Python code refuses some that libtorch takes.
    private static bool IsRefusedByPython(GeneratedCall call, Outcome expected) => call.Style.IsWrong && expected.Error is PyTorchException { Trace: "Python" };

    private static string Short(Exception error) => error.Message.Split('\n')[0];
}
