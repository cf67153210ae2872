namespace Torchbook.Notebooks.Documents;

/// <summary>A file is not a notebook that can be read; the message names the file, the cause and the remedy.</summary>
public sealed class NotebookFormatException(string name, string problem, string remedy, Exception? inner = null)
    : Exception($"{name}: {problem} {remedy}", inner)
{
    /// <summary>The notebook's name or path.</summary>
    public string NotebookName { get; } = name;
}
