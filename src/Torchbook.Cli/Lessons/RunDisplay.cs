using System.Diagnostics;
using Torchbook.Notebooks.Runner;

namespace Torchbook.Cli.Lessons;

/// <summary>Shows how far a run is: a moving line for each running lesson on a terminal, plain lines elsewhere.</summary>
/// <param name="lessons">How many lessons will run.</param>
public sealed class RunDisplay(int lessons) : IRunObserver, IDisposable
{
    private const double SlowCellSeconds = 10;
    private static readonly TimeSpan tick = TimeSpan.FromMilliseconds(250);
    private readonly Lock gate = new();
    private readonly List<RunningLesson> running = [];
    private Timer? timer;
    private int started;
    private int drawn;

    public void LessonStarted(string lesson, int cells)
    {
        lock (gate)
        {
            var number = ++started > lessons ? "" : $"[{started}/{lessons}] ";
            running.Add(new(lesson, number, cells, Stopwatch.StartNew()));
            if (Terminal.IsLive)
            {
                timer ??= new Timer(_ => Draw(), null, TimeSpan.Zero, tick);
            }
            else
            {
                Console.WriteLine($"{number}{lesson}: {cells} cells");
            }
        }
    }

    public void CellFinished(string lesson, int cell, double seconds, bool succeeded)
    {
        lock (gate)
        {
            var one = Find(lesson);
            one.Done = cell;
            if (!Terminal.IsLive && seconds > SlowCellSeconds)
            {
                Console.WriteLine($"      {(running.Count > 1 ? lesson + ", " : "")}cell {cell} of {one.Cells}: {seconds:F0} s");
            }
        }
    }

    public void LessonFinished(LessonResult result)
    {
        lock (gate)
        {
            var one = Find(result.Lesson);
            running.Remove(one);
            Erase();
            Console.WriteLine($"{one.Number}{result.Lesson}: {result.CellsRun} of {result.Cells} cells in {result.Seconds:F1} s"
                + (result.Error is null ? "" : $": {result.Error.Name}"));
        }
    }

    public void Dispose()
    {
        timer?.Dispose();
        lock (gate)
        {
            Erase();
        }
    }

    private RunningLesson Find(string lesson) => running.First(one => one.Name == lesson);

    private void Draw()
    {
        lock (gate)
        {
            Erase();
            foreach (var one in running)
            {
                // A line that wraps could not be drawn over.
                var line = one.ToString();
                Console.WriteLine(line[..Math.Min(line.Length, Terminal.Out.Profile.Width - 1)]);
            }

            drawn = running.Count;
        }
    }

    private void Erase()
    {
        if (drawn > 0)
        {
            Console.Write($"\e[{drawn}F\e[J");
            drawn = 0;
        }
    }

    private sealed record RunningLesson(string Name, string Number, int Cells, Stopwatch Clock)
    {
        private const int BarWidth = 24;

        public int Done { get; set; }

        public override string ToString()
        {
            var filled = Cells == 0 ? 0 : BarWidth * Done / Cells;
            var bar = new string('━', filled) + new string('─', BarWidth - filled);
            return $"{Number}{bar} {Name}: {Done} of {Cells} cells, {Clock.Elapsed.TotalSeconds:F0} s";
        }
    }
}
