namespace Torchbook.Notebooks.Cells.Text;

/// <summary>A stretch of a cell that one language runs, or one magic command.</summary>
/// <param name="Language">The language of the text, or the one in which the magic stands.</param>
/// <param name="Text">The lines; empty for a magic.</param>
/// <param name="Line">The cell's line, from 1, where the part begins.</param>
/// <param name="Directive">The magic; for a text, the line that chose its language, if there was one.</param>
/// <param name="IsMagic">Whether <paramref name="Directive"/> is a magic.</param>
internal sealed record CellPart(string Language, string Text, int Line, Directive? Directive, bool IsMagic)
{
    /// <summary>The text behind as many empty lines as precede it in the cell, so that errors name the cell's lines.</summary>
    public string TextAtItsLine => new string('\n', Line - 1) + Text;
}
