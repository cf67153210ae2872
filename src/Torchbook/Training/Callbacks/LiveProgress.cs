using Torchbook.Display;

namespace Torchbook.Training;

/// <summary>For notebooks: a bar with rate and remaining time, curves that grow, and a table of epochs; each updated in place.</summary>
public sealed class LiveProgress : ITrainerCallback
{
    private const double ChartsShareOfTime = 0.02;
    private const int LeastPoints = 5;
    private Display.Progress? bar;
    private DisplayedValue? chart;
    private DisplayedValue? table;
    private TimeSpan nextChart;

    public void OnStart(TrainingState state) => bar = new("Training", state.TotalSteps);

    public void OnLosses(TrainingState state)
    {
        bar!.Report(state.Step, FormattableString.Invariant($"epoch {state.Epoch} of {state.Options.Epochs}, loss {EpochText.RecentLoss(state.History):0.000}"));
        if (state.Elapsed < nextChart || state.History.Losses.Count < LeastPoints)
        {
            return;
        }

        var begin = state.Elapsed;
        Show(ref chart, state.History.ToFigure());

        // However slow the drawing, it takes no more than its share of the time.
        var pause = (state.Elapsed - begin).TotalSeconds / ChartsShareOfTime;
        nextChart = state.Elapsed + TimeSpan.FromSeconds(Math.Max(0.5, pause));
    }

    public void OnEpochEnd(TrainingState state) => Show(ref table, EpochTable.Of(state.History));

    public void OnEnd(TrainingState state)
    {
        bar!.Dispose();
        if (state.History.Losses.Count > 0)
        {
            Show(ref chart, state.History.ToFigure());
        }

        if (state.StopReason is { } reason)
        {
            DisplayFunctions.display(reason);
        }
    }

    private static void Show(ref DisplayedValue? place, object value)
    {
        if (place is null)
        {
            place = DisplayFunctions.display(value);
        }
        else
        {
            place.Update(value);
        }
    }
}
