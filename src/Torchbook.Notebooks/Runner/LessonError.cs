namespace Torchbook.Notebooks.Runner;

/// <summary>What went wrong in a lesson.</summary>
/// <param name="Lesson">The lesson's file name without extension.</param>
/// <param name="Cell">The execution count of the failing cell; null when the lesson did not get that far.</param>
/// <param name="Line">The line in that cell, from 1, where it is known.</param>
/// <param name="Name">The kind of error, such as an exception's type.</param>
/// <param name="Message">What happened.</param>
public sealed record LessonError(string Lesson, int? Cell, int? Line, string Name, string Message)
{
    /// <summary>One line for a terminal: <c>04-training, In[7], line 3: DivideByZeroException: …</c></summary>
    public override string ToString() =>
        $"{Lesson}{(Cell is null ? "" : $", In[{Cell}]")}{(Line is null ? "" : $", line {Line}")}: {Name}: {Message}";
}
