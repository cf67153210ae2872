using System.Net;
using Torchbook.Display;

namespace Torchbook.Engine;

/// <summary>What a run was computed with; shows itself as a small table.</summary>
[TypeFormatterSource(typeof(DisplayableFormatterSource))]
public sealed record HardwareReport : IDisplayable
{
    /// <summary>The processor's name as the system gives it.</summary>
    public required string Processor { get; init; }

    /// <summary>Hardware threads that this process may use.</summary>
    public required int LogicalCores { get; init; }

    /// <summary>Memory that this process may use, in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Where the tensors come from.</summary>
    public required string Engine { get; init; }

    /// <summary>Such as <c>1.13.1</c>.</summary>
    public required string LibTorchVersion { get; init; }

    /// <summary>CPU threads that one tensor operation uses.</summary>
    public required int Threads { get; init; }

    /// <summary>Devices for tensors, with their models where known; the CPU first.</summary>
    public required IReadOnlyList<string> Devices { get; init; }

    /// <summary>The report as names and values.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts =>
    [
        new("processor", $"{Processor}, {LogicalCores} logical cores"),
        new("memory", $"{MemoryBytes / (double)(1L << 30):0.0} GiB"),
        new("tensor engine", $"{Engine}, libtorch {LibTorchVersion}, {Threads} threads an operation"),
        new("devices", string.Join(", ", Devices)),
    ];

    public MimeBundle ToMimeBundle() => MimeBundle.Text(ToString()).With(
        Mime.Html,
        "<table>" + string.Concat(Facts.Select(f => $"<tr><th style=\"text-align:left\">{f.Key}</th><td style=\"text-align:left\">{WebUtility.HtmlEncode(f.Value)}</td></tr>")) + "</table>");

    public override string ToString() => string.Join('\n', Facts.Select(f => $"{f.Key}: {f.Value}"));
}
