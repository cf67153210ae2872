using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>
/// One stage of a pipeline on one rank: sends activations to the next rank and their gradients to the one before, in the order of a
/// <see cref="PipelineSchedule"/>. Introduced in the lesson "Model parallelism".
/// </summary>
public sealed class Pipeline
{
    private readonly nn.Module<Tensor, Tensor> stage;
    private readonly PipelineSchedule schedule;
    private readonly ICommunicator communicator;
    private readonly Trace? trace;

    /// <param name="stage">This rank's part of the model.</param>
    /// <param name="schedule">The same on all ranks, with a stage for each.</param>
    /// <param name="communicator">The ranks; rank k is stage k.</param>
    /// <param name="trace">Where forwards and backwards are recorded, without the waiting between them.</param>
    /// <exception cref="ArgumentException">The schedule has another number of stages than there are ranks, or its stages wait for each other for ever.</exception>
    public Pipeline(nn.Module<Tensor, Tensor> stage, PipelineSchedule schedule, ICommunicator communicator, Trace? trace = null)
    {
        if (schedule.Stages.Count != communicator.WorldSize)
        {
            throw new ArgumentException($"The schedule has {schedule.Stages.Count} stages, and there are {communicator.WorldSize} ranks: each rank is one stage.", nameof(schedule));
        }

        try
        {
            schedule.Simulate();
        }
        catch (InvalidOperationException e)
        {
            throw new ArgumentException(e.Message, nameof(schedule), e);
        }

        (this.stage, this.schedule, this.communicator, this.trace) = (stage, schedule, communicator, trace);
    }

    /// <summary>
    /// Sends one batch through all stages and its gradients back; they are added to the parameters', as by one backward of the mean loss over
    /// the whole batch. All ranks call it; stepping the optimizer is left to each.
    /// </summary>
    /// <param name="inputs"><c>[N, …]</c>, N a multiple of M; read by the first stage alone.</param>
    /// <param name="targets"><c>[N, …]</c>; read by the last stage alone.</param>
    /// <param name="loss">The mean loss of outputs and targets, as a scalar.</param>
    /// <exception cref="ArgumentException">The first stage has no inputs, the last no targets, or N is no multiple of M.</exception>
    /// <exception cref="CommunicationException">Another rank failed, did not come, or follows another schedule.</exception>
    public PipelineResult Run(Tensor? inputs, Tensor? targets, Func<Tensor, Tensor, Tensor> loss)
    {
        using var scope = NewDisposeScope();
        using var run = new PipelineRun(stage, schedule, communicator, trace, loss)
        {
            Inputs = communicator.Rank == 0 ? MicroBatches(inputs, "inputs", "first") : null,
            Targets = communicator.Rank == communicator.WorldSize - 1 ? MicroBatches(targets, "targets", "last") : null,
        };
        foreach (var action in schedule.Stages[communicator.Rank])
        {
            run.Do(action);
        }

        return run.Finish();
    }

    private Tensor[] MicroBatches(Tensor? batch, string name, string which)
    {
        if (batch is null)
        {
            throw new ArgumentException($"Rank {communicator.Rank} is the {which} stage and needs the {name}.", name);
        }

        var (size, count) = (batch.size(0), schedule.MicroBatches);
        if (size % count != 0 || size == 0)
        {
            var below = size / count * count;
            throw new ArgumentException($"A batch of {size} cannot be cut into {count} equal micro-batches; nearest that work: {(below == 0 ? "" : $"{below} or ")}{below + count} examples.", name);
        }

        return batch.chunk(count);
    }
}
