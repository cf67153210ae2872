using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Torchbook.Training;

/// <summary>The loop behind <see cref="Trainer.Fit"/>.</summary>
internal sealed class TrainingLoop : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> model;
    private readonly Examples data;
    private readonly TrainingOptions options;
    private readonly Examples? validation;
    private readonly CancellationToken cancellation;
    private readonly Device device;
    private readonly optim.Optimizer optimizer;
    private readonly LRScheduler? scheduler;
    private readonly Generator generator;
    private readonly LossReader losses;
    private readonly Tensor correct;
    private readonly TrainingState state;
    private readonly List<ITrainerCallback> callbacks;

    public TrainingLoop(nn.Module<Tensor, Tensor> model, Examples data, TrainingOptions options, Examples? validation, CancellationToken cancellation)
    {
        (this.model, this.data, this.options, this.validation, this.cancellation) = (model, data, options, validation, cancellation);
        device = options.Device ?? Engine.Hardware.Best();
        model.to(device);
        if (options.Seed is { } seed)
        {
            manual_seed(seed);
        }

        // The order of examples has a generator of its own: a dropout layer more or less does not change it.
        generator = new Generator((ulong)(options.Seed ?? Random.Shared.NextInt64()));
        optimizer = options.Optimizer(model.parameters().Where(p => p.requires_grad), options.LearningRate);
        scheduler = options.Scheduler?.Invoke(optimizer);
        losses = new(device);
        correct = zeros(1, ScalarType.Int64, device);
        state = new(model, options, new History(), checked((int)((data.Count + options.BatchSize - 1) / options.BatchSize)));
        callbacks = [state.History];
        if (options.StopOnNaN)
        {
            callbacks.Add(new StopOnNaN());
        }

        callbacks.AddRange(options.Callbacks);
        if (options.ShowProgress)
        {
            callbacks.Add(Display.DisplaySink.IsConsole ? new ConsoleProgress() : new LiveProgress());
        }
    }

    public History Run()
    {
        callbacks.ForEach(c => c.OnStart(state));
        try
        {
            while (!Ends && state.Epoch < options.Epochs)
            {
                RunEpoch();
            }
        }
        finally
        {
            callbacks.ForEach(c => c.OnEnd(state));
        }

        return state.History;
    }

    public void Dispose()
    {
        optimizer.Dispose();
        generator.Dispose();
        losses.Dispose();
    }

    private bool Ends => state.Step >= state.TotalSteps || state.StopReason is not null;

    private void RunEpoch()
    {
        state.Epoch++;
        state.Validation = null;
        var (begin, firstStep, seen) = (state.Elapsed, state.Step, 0L);
        correct.zero_();
        foreach (var batch in data.Batches(options.BatchSize, options.Shuffle, generator, device))
        {
            if (Ends || Cancelled())
            {
                break;
            }

            Step(batch);
            seen += batch.Inputs.shape[0];
        }

        if (seen > 0)
        {
            EndEpoch(begin, firstStep, seen);
        }
    }

    private void Step(in Minibatch batch)
    {
        using var scope = NewDisposeScope();
        state.LearningRate = optimizer.ParamGroups.First().LearningRate;
        optimizer.zero_grad();
        var outputs = state.Step == 0 ? FirstForward(batch) : model.call(batch.Inputs);
        var loss = options.Loss(outputs, batch.Labels);
        loss.backward();
        optimizer.step();
        if (options.ScheduleBySteps)
        {
            scheduler?.step();
        }

        if (data.HasClasses && outputs.dim() == 2)
        {
            correct.add_(Metrics.Correct(outputs, batch.Labels));
        }

        (state.Step, state.Batch) = (state.Step + 1, batch);
        if (losses.Add(loss) || state.Step == state.TotalSteps)
        {
            ReportLosses();
        }
    }

    // Mistakes in shapes and labels show here, where they can be explained.
    private Tensor FirstForward(in Minibatch batch)
    {
        var outputs = FitCheck.Forward(model, batch.Inputs, batch.Labels);
        FitCheck.Labels(data, outputs, "training");
        if (validation is not null)
        {
            FitCheck.Labels(validation, outputs, "validation");
        }

        return outputs;
    }

    private void ReportLosses()
    {
        state.NewLosses = losses.Read();
        if (state.NewLosses.Count > 0)
        {
            callbacks.ForEach(c => c.OnLosses(state));
        }
    }

    private void EndEpoch(TimeSpan begin, int firstStep, long seen)
    {
        ReportLosses();
        if (!options.ScheduleBySteps)
        {
            scheduler?.step();
        }

        var accuracy = data.HasClasses ? correct.item<long>() / (double)seen : double.NaN;
        if (validation is not null && !cancellation.IsCancellationRequested)
        {
            state.Validation = Trainer.Evaluate(model, validation, loss: options.Loss);
        }

        var loss = state.History.Losses.Skip(firstStep).Average();
        state.History.Add(new(state.Epoch, state.Step, loss, accuracy, state.Validation, state.LearningRate, (state.Elapsed - begin).TotalSeconds));
        callbacks.ForEach(c => c.OnEpochEnd(state));
    }

    private bool Cancelled()
    {
        // A notebook's stop button interrupts the thread, which shows at a wait only: a wait that waits for nothing.
        StopButton.Check();
        if (cancellation.IsCancellationRequested)
        {
            state.Stop($"Cancelled after {state.Step} of {state.TotalSteps} steps.");
        }

        return cancellation.IsCancellationRequested;
    }
}
