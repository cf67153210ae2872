using static TorchSharp.torch;

namespace Torchbook.Training;

/// <summary>
/// Multiplies the loss before backward so that gradients in half precision do not vanish, divides the gradients again before the
/// optimizer's step, leaves out steps whose gradients are infinite or NaN, and looks for the largest factor that works. PyTorch:
/// <c>torch.amp.GradScaler</c>, with its names: <c>scaler.scale(loss).backward(); scaler.step(optimizer); scaler.update();</c>.
/// Float16 needs it; BFloat16 has float32's range and does not.
/// </summary>
public sealed class GradScaler
{
    private enum Stage
    {
        Ready,
        Unscaled,
        Stepped,
    }

    private readonly Dictionary<optim.Optimizer, (Stage Stage, bool FoundInf)> optimizers = [];
    private readonly bool enabled;
    private float factor;
    private int growthTracker;

    /// <param name="init_scale">The first factor.</param>
    /// <param name="growth_factor">By what it grows after <paramref name="growth_interval"/> good steps; above 1.</param>
    /// <param name="backoff_factor">By what it shrinks after a bad one; between 0 and 1.</param>
    /// <param name="growth_interval">Good steps in a row.</param>
    /// <param name="enabled">False makes a scaler that passes everything through.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public GradScaler(double init_scale = 65536, double growth_factor = 2, double backoff_factor = 0.5, int growth_interval = 2000, bool enabled = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(init_scale);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(growth_factor, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(backoff_factor);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(backoff_factor, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(growth_interval);
        (factor, GrowthFactor, BackoffFactor, GrowthInterval, this.enabled) = ((float)init_scale, growth_factor, backoff_factor, growth_interval, enabled);
    }

    /// <summary>By what the factor grows.</summary>
    public double GrowthFactor { get; private set; }

    /// <summary>By what it shrinks.</summary>
    public double BackoffFactor { get; private set; }

    /// <summary>Good steps in a row after which it grows.</summary>
    public int GrowthInterval { get; private set; }

    /// <summary>Whether it does anything.</summary>
    public bool is_enabled() => enabled;

    /// <summary>The factor; 1 when it is switched off.</summary>
    public double get_scale() => enabled ? factor : 1;

    /// <summary>The loss, or any result of the forward pass, times the factor.</summary>
    public Tensor scale(Tensor outputs) => enabled ? outputs.mul(factor) : outputs;

    /// <summary>Divides the gradients of an optimizer's parameters by the factor, to clip them before the step. <see cref="step"/> does so
    /// itself where this was not called.</summary>
    /// <exception cref="InvalidOperationException">It was called since the last update, or gradients are in half precision: keep parameters in float32 and let autocast shorten them.</exception>
    public void unscale_(optim.Optimizer optimizer)
    {
        if (!enabled)
        {
            return;
        }

        switch (optimizers.GetValueOrDefault(optimizer).Stage)
        {
            case Stage.Unscaled: throw new InvalidOperationException("unscale_ was called on this optimizer before: once between two calls of update.");
            case Stage.Stepped: throw new InvalidOperationException("unscale_ is called after step: update comes between them.");
            default: optimizers[optimizer] = (Stage.Unscaled, Unscale(optimizer)); break;
        }
    }

    /// <summary>The optimizer's step, unless a gradient is infinite or NaN.</summary>
    /// <param name="optimizer">Its parameters' gradients were computed from a scaled loss.</param>
    /// <returns>What the optimizer's step returned; null where it was left out.</returns>
    /// <exception cref="InvalidOperationException">It was called since the last update, or no parameter has a gradient.</exception>
    public Tensor? step(optim.Optimizer optimizer)
    {
        if (!enabled)
        {
            return optimizer.step();
        }

        switch (optimizers.GetValueOrDefault(optimizer).Stage)
        {
            case Stage.Stepped: throw new InvalidOperationException("step was called on this optimizer before: once between two calls of update.");
            case Stage.Ready: unscale_(optimizer); break;
            default: break;
        }

        var found = optimizers[optimizer].FoundInf;
        optimizers[optimizer] = (Stage.Stepped, found);
        return found ? null : optimizer.step();
    }

    /// <summary>Ends the iteration: shrinks the factor if a step was left out, or grows it after enough good ones.</summary>
    /// <param name="new_scale">Sets the factor instead.</param>
    /// <exception cref="InvalidOperationException">No gradients were looked at since the last update.</exception>
    public void update(double? new_scale = null)
    {
        if (!enabled)
        {
            return;
        }

        if (new_scale is { } given)
        {
            factor = (float)given;
        }
        else if (optimizers.Count == 0)
        {
            throw new InvalidOperationException("update is called before step: no gradients were looked at since the last update.");
        }
        else
        {
            Adapt(optimizers.Values.Any(o => o.FoundInf));
        }

        optimizers.Clear();
    }

    /// <summary>The scaler's numbers under PyTorch's names; empty when it is switched off.</summary>
    public Dictionary<string, double> state_dict() => enabled
        ? new() { ["scale"] = factor, ["growth_factor"] = GrowthFactor, ["backoff_factor"] = BackoffFactor, ["growth_interval"] = GrowthInterval, ["_growth_tracker"] = growthTracker }
        : [];

    /// <summary>Goes on where another scaler was.</summary>
    /// <exception cref="KeyNotFoundException">A number is missing, as in the state of a scaler that was switched off.</exception>
    public void load_state_dict(IReadOnlyDictionary<string, double> state)
    {
        if (enabled)
        {
            (factor, GrowthFactor, BackoffFactor) = ((float)state["scale"], state["growth_factor"], state["backoff_factor"]);
            (GrowthInterval, growthTracker) = ((int)state["growth_interval"], (int)state["_growth_tracker"]);
        }
    }

    private void Adapt(bool foundInf)
    {
        if (foundInf)
        {
            (factor, growthTracker) = ((float)(factor * BackoffFactor), 0);
        }
        else if (++growthTracker == GrowthInterval)
        {
            // As PyTorch does, the factor stays where it is rather than become infinite.
            var grown = (float)(factor * GrowthFactor);
            (factor, growthTracker) = (float.IsFinite(grown) ? grown : factor, 0);
        }
    }

    // Whether a gradient is infinite or NaN. Divided by hand: TorchSharp has no operator for it.
    private bool Unscale(optim.Optimizer optimizer)
    {
        using var scope = NewDisposeScope();
        using var grad = no_grad();
        var (inverse, found, any) = ((float)(1.0 / factor), false, false);
        foreach (var gradient in optimizer.parameters().Select(p => p.grad).OfType<Tensor>())
        {
            if (gradient.dtype == ScalarType.Float16)
            {
                throw new InvalidOperationException("A gradient is in half precision and cannot be unscaled: keep the parameters in float32, and let Autocast shorten what is computed.");
            }

            any = true;
            found |= !gradient.isfinite().all().item<bool>();
            gradient.mul_(inverse);
        }

        return any ? found : throw new InvalidOperationException("No parameter of this optimizer has a gradient: call backward on the scaled loss first.");
    }
}
