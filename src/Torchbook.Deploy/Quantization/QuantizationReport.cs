using System.Globalization;
using System.Net;
using Torchbook.Display;

namespace Torchbook.Deploy;

/// <summary>What was quantized, and what that did to the file.</summary>
[TypeFormatterSource(typeof(DisplayableFormatterSource))]
public sealed record QuantizationReport : IDisplayable
{
    /// <summary>The quantized file.</summary>
    public required string Path { get; init; }

    public required long BytesBefore { get; init; }

    public required long BytesAfter { get; init; }

    /// <summary>Convolutions and matrix products that compute with int8.</summary>
    public required int QuantizedNodes { get; init; }

    /// <summary>What calibration saw of each quantized activation, by name, in order of execution; the input first.</summary>
    public required IReadOnlyDictionary<string, ActivationRange> Ranges { get; init; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{System.IO.Path.GetFileName(Path)}: {QuantizedNodes} layers in int8, {BytesBefore / 1e3:#,0} kB to {BytesAfter / 1e3:#,0} kB");

    public MimeBundle ToMimeBundle() => MimeBundle.Text(ToString()).With(Mime.Html, $"<p>{WebUtility.HtmlEncode(ToString())}</p>");
}
