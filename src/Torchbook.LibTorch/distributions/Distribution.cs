namespace TorchSharp;

public static partial class torch
{
    /// <summary>Probability distributions over batches of parameters: sampling, densities and moments.</summary>
    public static partial class distributions
    {
        /// <summary>A distribution over events of one shape, for a batch of parameters. Samples are [sample shape, batch shape, event shape].</summary>
        public abstract partial class Distribution : IDisposable
        {
            protected const double euler_constant = 0.57721566490153286060;

            protected Generator generator;

            public Distribution(Generator generator, long[]? batch_shape = null, long[]? event_shape = null)
                : this(generator, new Size(batch_shape ?? []), new Size(event_shape ?? []))
            {
            }

            public Distribution(Generator generator, Size batch_shape, Size? event_shape = null)
            {
                this.generator = generator;
                _init(batch_shape, event_shape);
            }

            public Size batch_shape { get; protected set; }

            public Size event_shape { get; protected set; }

            /// <summary>[batch shape, event shape]; NaN where there is none.</summary>
            public abstract Tensor mean { get; }

            /// <summary>Where the density is highest.</summary>
            public virtual Tensor mode => throw Lacks(nameof(mode));

            public abstract Tensor variance { get; }

            public virtual Tensor stddev => WrappedTensorDisposeScope(() => variance.sqrt());

            /// <summary>Draws without recording gradients.</summary>
            public virtual Tensor sample(params long[] sample_shape)
            {
                using var grad = no_grad();
                return rsample(sample_shape);
            }

            public Tensor sample(Size sample_shape) => sample(sample_shape.Shape);

            /// <summary>Draws so that gradients reach the parameters, where the distribution can be written that way.</summary>
            public abstract Tensor rsample(params long[] sample_shape);

            public Tensor rsample(Size sample_shape) => rsample(sample_shape.Shape);

            /// <summary>The logarithm of the density, or of the probability, at <paramref name="value"/>.</summary>
            public abstract Tensor log_prob(Tensor value);

            /// <summary>In nats.</summary>
            public abstract Tensor entropy();

            /// <summary>The same distribution over a larger batch.</summary>
            /// <param name="batch_shape">What the batch shape broadcasts to.</param>
            /// <param name="instance">Takes the result's place if given; of the same type.</param>
            public abstract Distribution expand(Size batch_shape, Distribution? instance = null);

            /// <summary>The probability of at most <paramref name="value"/>.</summary>
            public virtual Tensor cdf(Tensor value) => throw Lacks(nameof(cdf));

            /// <summary>The value that the given probability lies below.</summary>
            public virtual Tensor icdf(Tensor value) => throw Lacks(nameof(icdf));

            /// <summary>All values of a discrete distribution, along the first dimension.</summary>
            public virtual Tensor enumerate_support(bool expand = true) => throw Lacks(nameof(enumerate_support));

            public virtual Tensor perplexity() => WrappedTensorDisposeScope(() => entropy().exp());

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Disposes the parameters; the generator is its owner's.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                {
                    _owned.ForEach(part => part.Dispose());
                }
            }

            protected void _init(Size? batch_shape = null, Size? event_shape = null) =>
                (this.batch_shape, this.event_shape) = (batch_shape ?? Size.Empty, event_shape ?? Size.Empty);

            /// <summary>[sample shape, batch shape, event shape]</summary>
            protected long[] ExtendedShape(params long[] sample_shape) => [.. sample_shape, .. batch_shape, .. event_shape];

            protected Tensor LogitsToProbs(Tensor logits, bool isBinary = false) => isBinary ? logits.sigmoid() : logits.softmax(-1);

            protected Tensor ProbsToLogits(Tensor probs, bool isBinary = false) => WrappedTensorDisposeScope(() =>
            {
                var clamped = ClampProbs(probs);
                return isBinary ? clamped.log() - (-clamped).log1p() : clamped.log();
            });

            /// <summary>Keeps probabilities away from 0 and 1, where logits are infinite.</summary>
            protected Tensor ClampProbs(Tensor probs)
            {
                var step = finfo(probs.dtype).eps;
                return probs.clamp(step, 1 - step);
            }

            /// <summary>max(x, 0), with a gradient of a half at 0.</summary>
            protected Tensor ClampByZero(Tensor x) => WrappedTensorDisposeScope(() => (x.clamp_min(0) + x - x.clamp_max(0)) / 2);
        }
    }
}
