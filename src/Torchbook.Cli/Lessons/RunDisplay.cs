using System.Diagnostics;
using Torchbook.Notebooks.Runner;

namespace Torchbook.Cli.Lessons;

/// <summary>Shows how far a run is: one moving line a lesson on a terminal, plain lines elsewhere.</summary>
/// <param name="lessons">How many lessons will run.</param>
public sealed class RunDisplay(int lessons) : IRunObserver, IDisposable
{
    private const int BarWidth = 24;
    private const double SlowCellSeconds = 10;
    private static readonly TimeSpan tick = TimeSpan.FromMilliseconds(250);
    private readonly Lock gate = new();
    private readonly Stopwatch clock = new();
    private Timer? timer;
    private string lesson = "";
    private int number;
    private int cells;
    private int done;

    public void LessonStarted(string lesson, int cells)
    {
        lock (gate)
        {
            (this.lesson, this.cells, done) = (lesson, cells, 0);
            number++;
            clock.Restart();
            if (Terminal.IsLive)
            {
                timer ??= new Timer(_ => Draw(), null, TimeSpan.Zero, tick);
            }
            else
            {
                Console.WriteLine($"[{number}/{lessons}] {lesson}: {cells} cells");
            }
        }
    }

    public void CellFinished(string lesson, int cell, double seconds, bool succeeded)
    {
        lock (gate)
        {
            done = cell;
            if (!Terminal.IsLive && seconds > SlowCellSeconds)
            {
                Console.WriteLine($"      cell {cell} of {cells}: {seconds:F0} s");
            }
        }
    }

    public void LessonFinished(LessonResult result)
    {
        lock (gate)
        {
            var line = $"[{number}/{lessons}] {result.Lesson}: {result.CellsRun} of {result.Cells} cells in {result.Seconds:F1} s"
                + (result.Error is null ? "" : $": {result.Error.Name}");
            Console.WriteLine(Terminal.IsLive ? $"\r\e[K{line}" : line);
            lesson = "";
        }
    }

    public void Dispose() => timer?.Dispose();

    private void Draw()
    {
        lock (gate)
        {
            if (lesson.Length > 0)
            {
                var filled = cells == 0 ? 0 : BarWidth * done / cells;
                var bar = new string('━', filled) + new string('─', BarWidth - filled);
                var line = $"[{number}/{lessons}] {bar} {lesson}: {done} of {cells} cells, {clock.Elapsed.TotalSeconds:F0} s";
                // A line that wraps could not be drawn over.
                Console.Write($"\r\e[K{line[..Math.Min(line.Length, Terminal.Out.Profile.Width - 1)]}");
            }
        }
    }
}
