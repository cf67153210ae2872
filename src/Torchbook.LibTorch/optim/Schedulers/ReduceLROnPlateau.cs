namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Multiplies the rate by a factor when a value that is watched, such as the validation loss, has
                /// stopped improving. Call <see cref="step(double, int?)"/> with that value.</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool _smallerIsBetter;
                    private readonly bool _relative;
                    private readonly double _factor;
                    private readonly double _threshold;
                    private readonly double _eps;
                    private readonly int _patience;
                    private readonly int _cooldown;
                    private readonly double[] _leastRates;
                    private double _best;
                    private int _badEpochs;
                    private int _cooling;

                    /// <param name="mode">"min" for a value that should fall, "max" for one that should rise.</param>
                    /// <param name="patience">How many epochs without improvement to wait.</param>
                    /// <param name="threshold_mode">"rel" or "abs": how the threshold of an improvement is measured.</param>
                    /// <param name="cooldown">How many epochs to wait after a change before counting again.</param>
                    /// <param name="min_lr">The least rate, one value or one for each group; 0 when null.</param>
                    /// <param name="eps">Changes smaller than this are left undone.</param>
                    public ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 0.0001, string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false)
                        : base(optimizer, -1, verbose)
                    {
                        if (mode is not ("min" or "max") || threshold_mode is not ("rel" or "abs"))
                        {
                            throw new ArgumentException($"The mode is min or max and the threshold_mode rel or abs, not {mode} and {threshold_mode}.", nameof(mode));
                        }

                        if (factor >= 1)
                        {
                            throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor makes the rate smaller: it is below 1.");
                        }

                        (_smallerIsBetter, _relative) = (mode == "min", threshold_mode == "rel");
                        (_factor, _patience, _threshold, _cooldown, _eps) = (factor, patience, threshold, cooldown, eps);
                        _leastRates = min_lr switch
                        {
                            null or { Count: 0 } => new double[_groups.Length],
                            { Count: 1 } => [.. Enumerable.Repeat(min_lr[0], _groups.Length)],
                            _ => PerGroup.Array(min_lr, _groups.Length, nameof(min_lr)),
                        };
                        _best = _smallerIsBetter ? double.PositiveInfinity : double.NegativeInfinity;
                        _lastEpoch = 0;
                    }

                    public override void step() => throw NeedsValue();

                    public override void step(int? epoch) => throw NeedsValue();

                    public override void step(double current, int? epoch = null)
                    {
                        _step_count++;
                        _lastEpoch = epoch ?? _lastEpoch + 1;
                        if (Improves(current))
                        {
                            (_best, _badEpochs) = (current, 0);
                        }
                        else
                        {
                            _badEpochs++;
                        }

                        if (_cooling > 0)
                        {
                            _cooling--;
                            _badEpochs = 0;
                        }

                        if (_badEpochs > _patience)
                        {
                            Reduce();
                            (_cooling, _badEpochs) = (_cooldown, 0);
                        }
                    }

                    // A relative threshold means what it does in PyTorch also where the best value is negative.
                    private bool Improves(double current) => (_smallerIsBetter, _relative) switch
                    {
                        (true, true) => current < _best * (1 - _threshold),
                        (true, false) => current < _best - _threshold,
                        (false, true) => current > _best * (1 + _threshold),
                        _ => current > _best + _threshold,
                    };

                    private void Reduce()
                    {
                        for (var i = 0; i < _groups.Length; i++)
                        {
                            var next = Math.Max(_groups[i].LearningRate * _factor, _leastRates[i]);
                            if (_groups[i].LearningRate - next <= _eps)
                            {
                                continue;
                            }

                            _groups[i].LearningRate = next;
                            if (_verbose)
                            {
                                Console.WriteLine($"Epoch {_lastEpoch}: reducing learning rate of group {i} to {next:g4}.");
                            }
                        }
                    }

                    private static InvalidOperationException NeedsValue() =>
                        new("ReduceLROnPlateau watches a value: call step(value), with the validation loss for one.");
                }
            }
        }
    }
}
