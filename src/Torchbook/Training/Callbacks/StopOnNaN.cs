using static TorchSharp.torch;

namespace Torchbook.Training;

/// <summary>Ends training with a diagnosis when the loss becomes NaN or infinite: nothing useful can follow.</summary>
public sealed class StopOnNaN : ITrainerCallback
{
    /// <exception cref="TrainingDivergedException">A loss is not finite.</exception>
    public void OnLosses(TrainingState state)
    {
        for (var i = 0; i < state.NewLosses.Count; i++)
        {
            if (!float.IsFinite(state.NewLosses[i]))
            {
                var step = state.Step - state.NewLosses.Count + 1 + i;
                var message = $"The loss is {Word(state.NewLosses[i])} at step {step}. {Diagnosis(state, step)}";
                state.Stop(message);
                throw new TrainingDivergedException(message, step, state.History);
            }
        }
    }

    private static string Diagnosis(TrainingState state, int step)
    {
        using var scope = NewDisposeScope();
        using var grad = no_grad();
        var bad = state.Batch.Inputs.is_floating_point() ? state.Batch.Inputs.isfinite().logical_not().sum().item<long>() : 0;
        if (bad > 0)
        {
            return $"The last batch's inputs hold {bad} {(bad == 1 ? "value that is" : "values that are")} not finite: clean or scale the data before training.";
        }

        var finite = state.History.Losses.Take(step - 1).ToList();
        var highest = finite.Count > 0 ? finite.Max() : float.NaN;
        if (highest > 2 * finite.FirstOrDefault())
        {
            return FormattableString.Invariant(
                $"It began at {finite[0]:g3} and rose to {highest:g3} before: each step jumps past the valley, higher up the other side. The learning rate {state.LearningRate:g3} is too high; try {state.LearningRate / 10:g1}.");
        }

        var broken = state.Model.named_parameters().Where(p => !p.parameter.isfinite().all().item<bool>()).Select(p => p.name).ToList();
        return broken.Count > 0 && step > 1
            ? FormattableString.Invariant($"The inputs are finite and the weights {broken[0]} are not: one step at learning rate {state.LearningRate:g3} broke them; try {state.LearningRate / 10:g1}, or scale the inputs to about 0…1.")
            : "The inputs are finite, so the model or the loss makes it: look for a division by zero, the logarithm or root of 0, or weights that were not finite before.";
    }

    private static string Word(float loss) => float.IsNaN(loss) ? "not a number (NaN)" : "infinite";
}
