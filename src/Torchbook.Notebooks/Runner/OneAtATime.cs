using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Runner;

/// <summary>Keeps the promise that calls come one after the other where several lessons run at once.</summary>
internal sealed class OneAtATime(IRunObserver observer) : IRunObserver
{
    private readonly Lock gate = new();

    public void LessonStarted(string lesson, int cells) => Call(() => observer.LessonStarted(lesson, cells));

    public void CellStarted(string lesson, int cell, string source) => Call(() => observer.CellStarted(lesson, cell, source));

    public void Output(string lesson, int cell, JsonObject output) => Call(() => observer.Output(lesson, cell, output));

    public void CellFinished(string lesson, int cell, double seconds, bool succeeded) => Call(() => observer.CellFinished(lesson, cell, seconds, succeeded));

    public void LessonFinished(LessonResult result) => Call(() => observer.LessonFinished(result));

    private void Call(Action call)
    {
        lock (gate)
        {
            call();
        }
    }
}
