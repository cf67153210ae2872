namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Up and down between two rates, over and over; momentum goes the other way (Smith, https://arxiv.org/abs/1506.01186). Step after
                /// every batch. Where TorchSharp 0.107 lets the momentum rise above max_momentum and scales ExpRange by cycles, this does as PyTorch:
                /// momentum between the two bounds, ExpRange by steps.</summary>
                public class CyclicLR : LRScheduler
                {
                    private readonly double[] _low;
                    private readonly double[] _high;
                    private readonly double[]? _lowMomenta;
                    private readonly double[]? _highMomenta;
                    private readonly double _length;
                    private readonly double _rise;
                    private readonly Func<double, double> _scale;
                    private readonly bool _scaleCycles;

                    /// <inheritdoc cref="CyclicLR(Optimizer, IEnumerable{double}, IEnumerable{double}, int, int, Mode, double, Func{double, double}, ScaleMode, bool, IEnumerable{double}, IEnumerable{double}, int, bool)"/>
                    public CyclicLR(Optimizer optimizer, double base_lr, double max_lr, int step_size_up = 2000, int step_size_down = -1, Mode mode = Mode.Triangular, double gamma = 1, Func<double, double>? scale_fn = null, ScaleMode scale_mode = ScaleMode.Cycle, bool cycle_momentum = true, double base_momentum = 0.8, double max_momentum = 0.9, int last_epoch = -1, bool verbose = false)
                        : this(
                            optimizer, PerGroup.Repeat(optimizer, base_lr), PerGroup.Repeat(optimizer, max_lr), step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode, cycle_momentum,
                            PerGroup.Repeat(optimizer, base_momentum), PerGroup.Repeat(optimizer, max_momentum), last_epoch, verbose)
                    {
                    }

                    /// <param name="step_size_down">Steps on the way down; as many as up when -1.</param>
                    /// <param name="mode">How the height of a cycle changes, unless <paramref name="scale_fn"/> says.</param>
                    /// <param name="scale_fn">The height by the number of the cycle (from 1) or of the step, as <paramref name="scale_mode"/> says.</param>
                    /// <exception cref="ArgumentException">Momentum is to be cycled, and the optimizer has none.</exception>
                    public CyclicLR(Optimizer optimizer, IEnumerable<double> base_lr, IEnumerable<double> max_lr, int step_size_up = 2000, int step_size_down = -1, Mode mode = Mode.Triangular, double gamma = 1, Func<double, double>? scale_fn = null, ScaleMode scale_mode = ScaleMode.Cycle, bool cycle_momentum = true, IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step_size_up);
                        _length = step_size_up + (step_size_down == -1 ? step_size_up : step_size_down);
                        _rise = step_size_up / _length;
                        (_low, _high) = (PerGroup.Array(base_lr, _groups.Length, nameof(base_lr)), PerGroup.Array(max_lr, _groups.Length, nameof(max_lr)));
                        _scaleCycles = scale_fn is null ? mode != Mode.ExpRange : scale_mode == ScaleMode.Cycle;
                        _scale = scale_fn ?? (mode switch
                        {
                            Mode.Triangular => _ => 1,
                            Mode.Triangular2 => cycle => 1 / Math.Pow(2, cycle - 1),
                            _ => steps => Math.Pow(gamma, steps),
                        });
                        if (cycle_momentum)
                        {
                            if (!_groups.All(group => group is IMomentum))
                            {
                                throw new ArgumentException("This optimizer has no momentum to cycle. Pass cycle_momentum: false.", nameof(cycle_momentum));
                            }

                            _lowMomenta = PerGroup.Array(base_momentum ?? PerGroup.Repeat(optimizer, 0.8), _groups.Length, nameof(base_momentum));
                            _highMomenta = PerGroup.Array(max_momentum ?? PerGroup.Repeat(optimizer, 0.9), _groups.Length, nameof(max_momentum));
                        }

                        step();
                    }

                    public enum Mode
                    {
                        Triangular,
                        Triangular2,
                        ExpRange,
                    }

                    public enum ScaleMode
                    {
                        Cycle,
                        Iterations,
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var cycle = Math.Floor(1 + (_lastEpoch / _length));
                        var share = 1 + (_lastEpoch / _length) - cycle;
                        var height = (share <= _rise ? share / _rise : (share - 1) / (_rise - 1)) * _scale(_scaleCycles ? cycle : _lastEpoch);
                        for (var i = 0; _lowMomenta is not null && i < _groups.Length; i++)
                        {
                            ((IMomentum)_groups[i]).Momentum = _highMomenta![i] - ((_highMomenta[i] - _lowMomenta[i]) * height);
                        }

                        return _low.Select((low, i) => low + ((_high[i] - low) * height)).ToArray();
                    }
                }
            }
        }
    }
}
