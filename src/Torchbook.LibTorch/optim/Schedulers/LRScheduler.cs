namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Base class of what changes learning rates as training goes on. Call <see cref="step()"/> after each epoch
            /// or batch, as the scheduler's unit is.</summary>
            public abstract class LRScheduler
            {
                protected int _step_count;
                internal readonly ILearningRateController[] _groups = [];
                private protected readonly double[] _baseRates = [];
                internal int _lastEpoch;
                internal readonly Optimizer? _optimizer;
                private protected readonly bool _verbose;

                protected LRScheduler()
                {
                }

                private protected LRScheduler(IEnumerable<ILearningRateController> groups) => _groups = [.. groups];

                /// <param name="optimizer">Whose rates to change.</param>
                /// <param name="last_epoch">The last step of an earlier run, or -1 to begin.</param>
                /// <param name="verbose">Whether to print every change.</param>
                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    (_optimizer, _lastEpoch, _verbose) = (optimizer, last_epoch, verbose);
                    _groups = [.. optimizer.ParamGroups];
                    _baseRates = Array.ConvertAll(_groups, group => group.InitialLearningRate);
                }

                /// <summary>The present learning rate of each group.</summary>
                public IEnumerable<double> get_last_lr() => Array.ConvertAll(_groups, group => group.LearningRate);

                public virtual void step() => step(null);

                /// <summary>Goes to that epoch, or one on when it is null.</summary>
                public virtual void step(int? epoch)
                {
                    _step_count++;
                    _lastEpoch = epoch ?? _lastEpoch + 1;
                    var rates = (epoch is null ? get_lr() : get_closed_form_lr() ?? get_lr()).ToArray();
                    for (var i = 0; i < rates.Length; i++)
                    {
                        if (_verbose && rates[i] != _groups[i].LearningRate)
                        {
                            Console.WriteLine($"Adjusting learning rate to {rates[i]}");
                        }

                        _groups[i].LearningRate = rates[i];
                    }
                }

                /// <summary>For schedulers that watch a value, such as the validation loss; others leave it aside.</summary>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                /// <summary>The rates of this epoch, from those of the last.</summary>
                protected virtual IEnumerable<double> get_lr() => _baseRates;

                /// <summary>The rates of this epoch from the initial ones, or null where there is no such formula.</summary>
                protected virtual IEnumerable<double>? get_closed_form_lr() => null;

                private protected IEnumerable<double> Scaled(double factor) => Array.ConvertAll(_groups, group => group.LearningRate * factor);

                private protected IEnumerable<double> FromBase(Func<double, double> rate) => Array.ConvertAll(_baseRates, initial => rate(initial));
            }
        }
    }
}
