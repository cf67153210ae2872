namespace Torchbook.Notebooks.Pages.Prose;

/// <summary>A heading that the table of contents can lead to.</summary>
internal sealed record Heading(int Level, string Text, string Id);
