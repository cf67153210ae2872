namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Half a cosine from the rate down to eta_min in T_max steps (Loshchilov and Hutter, https://arxiv.org/abs/1608.03983).</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _period;
                    private readonly double _least;

                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(T_max);
                        _period = T_max;
                        _least = eta_min;
                        step();
                    }

                    protected override IEnumerable<double> get_lr() => _groups.Select((group, i) => Next(group.LearningRate, _baseRates[i])).ToArray();

                    protected override IEnumerable<double> get_closed_form_lr() => FromBase(At);

                    private double At(double initial) => _least + ((initial - _least) * (1 + Math.Cos(Math.PI * _lastEpoch / _period)) / 2);

                    private double Next(double rate, double initial)
                    {
                        if (_lastEpoch == 0)
                        {
                            return rate;
                        }

                        if (_step_count == 1)
                        {
                            return At(initial);
                        }

                        // At the bottom of the curve the quotient below would be 0 / 0.
                        if ((_lastEpoch - 1 - _period) % (2 * _period) == 0)
                        {
                            return rate + ((initial - _least) * (1 - Math.Cos(Math.PI / _period)) / 2);
                        }

                        var quotient = (1 + Math.Cos(Math.PI * _lastEpoch / _period)) / (1 + Math.Cos(Math.PI * (_lastEpoch - 1) / _period));
                        return (quotient * (rate - _least)) + _least;
                    }
                }
            }
        }
    }
}
