namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>One scheduler after another: the next takes over at each milestone, from its own beginning.</summary>
                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedulers;
                    private readonly int[] _milestones;

                    /// <param name="milestones">The epochs at which the second scheduler and those after it begin, rising.</param>
                    /// <exception cref="ArgumentException">The schedulers are another optimizer's, or not one more than the milestones.</exception>
                    public SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1)
                        : base(optimizer, last_epoch + 1)
                    {
                        (_schedulers, _milestones) = (schedulers.ToArray(), milestones.ToArray());
                        if (_schedulers.Any(scheduler => scheduler._optimizer != optimizer))
                        {
                            throw new ArgumentException("All schedulers of a SequentialLR turn the same optimizer, the one it is given.", nameof(schedulers));
                        }

                        if (_milestones.Length != _schedulers.Length - 1)
                        {
                            throw new ArgumentException($"There are {_schedulers.Length} schedulers and {_milestones.Length} milestones: it takes one milestone between each two.", nameof(milestones));
                        }

                        // Each scheduler took its first step when it was made; only the first one's counts.
                        foreach (var group in _groups)
                        {
                            group.LearningRate = group.InitialLearningRate;
                        }

                        foreach (var scheduler in _schedulers)
                        {
                            scheduler._lastEpoch--;
                        }

                        _schedulers[0].step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var current = _milestones.Count(milestone => milestone <= _lastEpoch);
                        if (current > 0 && _milestones[current - 1] == _lastEpoch)
                        {
                            _schedulers[current].step(0);
                        }
                        else
                        {
                            _schedulers[current].step();
                        }

                        return get_last_lr();
                    }
                }
            }
        }
    }
}
