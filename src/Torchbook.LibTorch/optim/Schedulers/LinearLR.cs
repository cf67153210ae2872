namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Goes from start_factor to end_factor times the rate in total_iters equal steps: a warm-up.</summary>
                public class LinearLR : LRScheduler
                {
                    private readonly double _start;
                    private readonly double _end;
                    private readonly int _total;

                    public LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total_iters);
                        _start = start_factor;
                        _end = end_factor;
                        _total = total_iters;
                        step();
                    }

                    protected override IEnumerable<double> get_lr() => Scaled(_lastEpoch switch
                    {
                        0 => _start,
                        _ when _lastEpoch > _total => 1,
                        _ => 1 + ((_end - _start) / ((_total * _start) + ((_lastEpoch - 1) * (_end - _start)))),
                    });

                    protected override IEnumerable<double> get_closed_form_lr() => FromBase(initial => initial * (_start + ((_end - _start) * Math.Min(_total, _lastEpoch) / _total)));
                }
            }
        }
    }
}
