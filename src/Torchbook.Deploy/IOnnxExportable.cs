namespace Torchbook.Deploy;

/// <summary>A module of your own that says how it is written in ONNX. One that only calls another module is an
/// <see cref="Models.IComposite"/> instead.</summary>
public interface IOnnxExportable
{
    /// <summary>Adds what <c>forward</c> does to the graph, in evaluation mode.</summary>
    /// <param name="graph">Where to add nodes and constants; it also exports child modules.</param>
    /// <param name="input">The name of the value that <c>forward</c> is given.</param>
    /// <returns>The name of the value that <c>forward</c> returns.</returns>
    string Export(OnnxGraph graph, string input);
}
