using System.Globalization;
using System.Net;
using Torchbook.Display;

namespace Torchbook.Deploy;

/// <summary>What was written, and how well it agrees with the model it came from.</summary>
[TypeFormatterSource(typeof(DisplayableFormatterSource))]
public sealed record ExportReport : IDisplayable
{
    /// <summary>The ONNX file.</summary>
    public required string Path { get; init; }

    /// <summary>Its size.</summary>
    public required long Bytes { get; init; }

    /// <summary>The operators in the graph, in order of execution.</summary>
    public required IReadOnlyList<string> Operators { get; init; }

    /// <summary>Inputs that model and file were compared on.</summary>
    public required int Compared { get; init; }

    /// <summary>The largest difference between two outputs, over the largest output of the model.</summary>
    public required double RelativeDifference { get; init; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{System.IO.Path.GetFileName(Path)}: {Operators.Count} nodes, {Bytes / 1e3:#,0} kB; on {Compared} random inputs ONNX Runtime and libtorch differ by at most {RelativeDifference:0.0e+0} relative");

    public MimeBundle ToMimeBundle() => MimeBundle.Text(ToString()).With(Mime.Html, $"<p>{WebUtility.HtmlEncode(ToString())}</p>");
}
