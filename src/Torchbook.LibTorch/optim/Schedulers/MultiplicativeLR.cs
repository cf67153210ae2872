namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Multiplies the rate by a function of the epoch, each time anew.</summary>
                public class MultiplicativeLR : LRScheduler
                {
                    private readonly Func<int, double>[] _factors;

                    public MultiplicativeLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, PerGroup.Repeat(optimizer, lr_lambda), last_epoch, verbose)
                    {
                    }

                    /// <param name="lr_lambdas">One function for each parameter group.</param>
                    public MultiplicativeLR(Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _factors = PerGroup.Array(lr_lambdas, _groups.Length, nameof(lr_lambdas));
                        step();
                    }

                    protected override IEnumerable<double> get_lr() => _groups.Select((group, i) => group.LearningRate * (_lastEpoch > 0 ? _factors[i](_lastEpoch) : 1)).ToArray();
                }
            }
        }
    }
}
