namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Down to zero in total_iters epochs, along a power of the time that is left.</summary>
                public class PolynomialLR : LRScheduler
                {
                    private readonly double _total;
                    private readonly double _power;

                    public PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total_iters);
                        (_total, _power) = (total_iters, power);
                        step();
                    }

                    protected override IEnumerable<double> get_lr() =>
                        Scaled(_lastEpoch == 0 || _lastEpoch > _total ? 1 : Math.Pow((1 - (_lastEpoch / _total)) / (1 - ((_lastEpoch - 1) / _total)), _power));

                    protected override IEnumerable<double> get_closed_form_lr() => FromBase(initial => initial * Math.Pow(1 - (Math.Min(_total, _lastEpoch) / _total), _power));
                }
            }
        }
    }
}
