namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Up to max_lr and down again, below where it began, in one run; momentum goes the other way (Smith and
                /// Topin, https://arxiv.org/abs/1708.07120). Step after every batch.</summary>
                public class OneCycleLR : LRScheduler
                {
                    private readonly int _total;
                    private readonly double[] _maxRates;
                    private readonly double _divFactor;
                    private readonly double _finalDivFactor;
                    private readonly AnnealStrategy _anneal;
                    private readonly Phase[] _phases;
                    private readonly double[]? _baseMomenta;
                    private readonly double[]? _maxMomenta;

                    public OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 10000, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : this(
                            optimizer, PerGroup.Repeat(optimizer, max_lr), total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum,
                            PerGroup.Repeat(optimizer, base_momentum), PerGroup.Repeat(optimizer, max_momentum), div_factor, final_div_factor, three_phase, last_epoch, verbose)
                    {
                    }

                    public OneCycleLR(Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25, double final_div_factor = 10000, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (pct_start is not (>= 0 and <= 1))
                        {
                            throw new ArgumentOutOfRangeException(nameof(pct_start), pct_start, "pct_start is the share of steps that go up, between 0 and 1.");
                        }

                        _total = total_steps > 0 ? total_steps : epochs > 0 && steps_per_epoch > 0 ? epochs * steps_per_epoch
                            : throw new ArgumentException("OneCycleLR needs to know its end: give total_steps, or epochs and steps_per_epoch.");
                        _maxRates = PerGroup.Array(max_lr, _groups.Length, nameof(max_lr));
                        (_divFactor, _finalDivFactor, _anneal) = (div_factor, final_div_factor, anneal_strategy);
                        _phases = Phases(pct_start * _total, three_phase, _total);
                        for (var i = 0; last_epoch == -1 && i < _groups.Length; i++)
                        {
                            _groups[i].InitialLearningRate = _maxRates[i] / div_factor;
                        }

                        if (cycle_momentum)
                        {
                            _baseMomenta = PerGroup.Array(base_momentum ?? _groups.Select(_ => 0.85), _groups.Length, nameof(base_momentum));
                            _maxMomenta = PerGroup.Array(max_momentum ?? _groups.Select(_ => 0.95), _groups.Length, nameof(max_momentum));
                            if (!_groups.All(group => group is IMomentum or IBetas))
                            {
                                throw new ArgumentException("This optimizer has neither momentum nor betas to cycle. Pass cycle_momentum: false.", nameof(cycle_momentum));
                            }
                        }

                        step();
                    }

                    /// <summary>The shape of the way from one level to the next.</summary>
                    public enum AnnealStrategy
                    {
                        Cos,
                        Linear,
                    }

                    private enum Level
                    {
                        Initial,
                        Max,
                        Least,
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (_lastEpoch > _total)
                        {
                            throw new InvalidOperationException($"OneCycleLR was made for {_total} steps, and this is one more. Give it the number of steps that you train for.");
                        }

                        var start = 0.0;
                        var current = 0;
                        while (_lastEpoch > _phases[current].End && current < _phases.Length - 1)
                        {
                            start = _phases[current++].End;
                        }

                        var phase = _phases[current];
                        var share = (_lastEpoch - start) / (phase.End - start);
                        if (_maxMomenta is not null)
                        {
                            CycleMomentum(phase, share);
                        }

                        return Enumerable.Range(0, _groups.Length).Select(i => Between(Rate(phase.From, i), Rate(phase.To, i), share)).ToArray();
                    }

                    private static Phase[] Phases(double rise, bool threePhase, int total) => threePhase
                        ? [new(rise - 1, Level.Initial, Level.Max), new((2 * rise) - 2, Level.Max, Level.Initial), new(total - 1, Level.Initial, Level.Least)]
                        : [new(rise - 1, Level.Initial, Level.Max), new(total - 1, Level.Max, Level.Least)];

                    private void CycleMomentum(Phase phase, double share)
                    {
                        for (var i = 0; i < _groups.Length; i++)
                        {
                            var momentum = Between(Momentum(phase.From, i), Momentum(phase.To, i), share);
                            if (_groups[i] is IMomentum plain)
                            {
                                plain.Momentum = momentum;
                            }
                            else if (_groups[i] is IBetas betas)
                            {
                                betas.Betas = (momentum, betas.Betas.Item2);
                            }
                        }
                    }

                    private double Rate(Level level, int group) => level switch
                    {
                        Level.Max => _maxRates[group],
                        Level.Initial => _maxRates[group] / _divFactor,
                        _ => _maxRates[group] / _divFactor / _finalDivFactor,
                    };

                    private double Momentum(Level level, int group) => level == Level.Max ? _baseMomenta![group] : _maxMomenta![group];

                    private double Between(double from, double to, double share) => _anneal == AnnealStrategy.Cos
                        ? to + ((from - to) / 2 * (Math.Cos(Math.PI * share) + 1))
                        : ((to - from) * share) + from;

                    private readonly record struct Phase(double End, Level From, Level To);
                }
            }
        }
    }
}
