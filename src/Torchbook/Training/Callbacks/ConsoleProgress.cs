namespace Torchbook.Training;

/// <summary>Plain lines: one an epoch, and one every ten seconds within a long epoch.</summary>
/// <param name="output">Where to; standard output when null.</param>
public sealed class ConsoleProgress(TextWriter? output = null) : ITrainerCallback
{
    private static readonly TimeSpan interval = TimeSpan.FromSeconds(10);
    private readonly TextWriter output = output ?? Console.Out;
    private TimeSpan last;

    public void OnLosses(TrainingState state)
    {
        if (state.Elapsed - last >= interval)
        {
            last = state.Elapsed;
            output.WriteLine(EpochText.Now(state));
        }
    }

    public void OnEpochEnd(TrainingState state)
    {
        last = state.Elapsed;
        output.WriteLine(EpochText.Line(state.History.Epochs[^1]));
    }

    public void OnEnd(TrainingState state)
    {
        if (state.StopReason is { } reason)
        {
            output.WriteLine(reason);
        }
    }
}
