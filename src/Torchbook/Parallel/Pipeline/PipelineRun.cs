using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>One batch at one stage: what is live between forward and backward, and what is counted.</summary>
internal sealed class PipelineRun(nn.Module<Tensor, Tensor> stage, PipelineSchedule schedule, ICommunicator communicator, Trace? trace, Func<Tensor, Tensor, Tensor> loss) : IDisposable
{
    private readonly Dictionary<int, (Tensor Input, Tensor Output, long Bytes)> live = [];
    private readonly PipelineLink? before = communicator.Rank == 0 ? null : new(communicator, communicator.Rank - 1);
    private readonly PipelineLink? after = communicator.Rank == communicator.WorldSize - 1 ? null : new(communicator, communicator.Rank + 1);
    private readonly ActivationMeter meter = new(stage);
    private readonly Device device = stage.parameters().FirstOrDefault()?.device ?? CPU;
    private double lossSum;
    private int peakLive;
    private long peakBytes;

    /// <summary>The micro-batches, at the first stage.</summary>
    public Tensor[]? Inputs { get; init; }

    /// <summary>The micro-batches, at the last stage.</summary>
    public Tensor[]? Targets { get; init; }

    public void Do(PipelineAction action)
    {
        if (action.Step == PipelineStep.Forward)
        {
            Forward(action);
        }
        else
        {
            Backward(action);
        }
    }

    /// <summary>Waits for what was sent, and tells all ranks the loss.</summary>
    public PipelineResult Finish()
    {
        before?.Finish();
        after?.Finish();
        using var mean = tensor(lossSum / schedule.MicroBatches, ScalarType.Float64);
        communicator.Broadcast(mean, communicator.WorldSize - 1);
        return new(mean.item<double>(), peakLive, RankMemory.Of(stage) with { Activations = peakBytes });
    }

    public void Dispose() => meter.Dispose();

    private void Forward(PipelineAction action)
    {
        var m = action.MicroBatch;
        var input = before is null ? Inputs![m].to(device) : before.Receive(2 * m, device).requires_grad_();
        using (Measure(action))
        {
            using var scope = NewDisposeScope();
            var output = stage.call(input);
            if (after is null)
            {
                output = loss(output, Targets![m].to(device));
                lossSum += output.to(ScalarType.Float64).item<double>();
            }

            live[m] = (input, output.MoveToOuterDisposeScope(), meter.Take() + RankMemory.Bytes(input));
        }

        (peakLive, peakBytes) = (Math.Max(peakLive, live.Count), Math.Max(peakBytes, live.Values.Sum(l => l.Bytes)));
        after?.Send(live[m].Output, 2 * m);
    }

    private void Backward(PipelineAction action)
    {
        using var scope = NewDisposeScope();
        var m = action.MicroBatch;
        var (input, output, _) = live[m];
        var gradient = after?.Receive(2 * m + 1, output);
        using (Measure(action))
        {
            if (output.requires_grad)
            {
                // The loss of the batch is the mean over its micro-batches.
                autograd.backward(output, gradient ?? full_like(output, 1.0 / schedule.MicroBatches));
            }
        }

        before?.Send(input.grad ?? zeros_like(input), 2 * m + 1);
        live.Remove(m);
        input.Dispose();
        output.Dispose();
    }

    private IDisposable? Measure(PipelineAction action) => trace?.Measure(communicator.Rank, SpanKind.Compute, action.ToString());
}
