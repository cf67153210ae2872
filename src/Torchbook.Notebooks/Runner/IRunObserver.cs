using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Runner;

/// <summary>Follows a run, for a progress display. Calls come one after the other.</summary>
public interface IRunObserver
{
    /// <param name="lesson">The file name without extension.</param>
    /// <param name="cells">How many cells will run.</param>
    void LessonStarted(string lesson, int cells) { }

    /// <param name="lesson">The file name without extension.</param>
    /// <param name="cell">Which cell, from 1 to the number of cells that run.</param>
    /// <param name="source">The cell's text.</param>
    void CellStarted(string lesson, int cell, string source) { }

    /// <param name="lesson">The file name without extension.</param>
    /// <param name="cell">Which cell, from 1.</param>
    /// <param name="output">An nbformat output: a new one, or one that has changed.</param>
    void Output(string lesson, int cell, JsonObject output) { }

    /// <param name="lesson">The file name without extension.</param>
    /// <param name="cell">Which cell, from 1.</param>
    /// <param name="seconds">Wall time of the cell.</param>
    /// <param name="succeeded">Whether it ran to its end.</param>
    void CellFinished(string lesson, int cell, double seconds, bool succeeded) { }

    /// <summary>The lesson has ended, whatever the reason.</summary>
    void LessonFinished(LessonResult result) { }
}
