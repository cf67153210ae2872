using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    // Distributions with numbers for parameters: float makes a float32 distribution, double a float64 one.
    public static partial class distributions
    {
        /// <summary>All classes alike.</summary>
        /// <exception cref="ArgumentException">There is no class.</exception>
        public static Categorical Categorical(int categories, Generator? generator = null) => Categorical(Alike(categories), generator: generator);

        /// <inheritdoc cref="Categorical(int, Generator)"/>
        public static Multinomial Multinomial(int total_count, int categories, Generator? generator = null) => Multinomial(total_count, Alike(categories), generator: generator);

        /// <inheritdoc cref="Modules.Bernoulli"/>
        public static Bernoulli Bernoulli(float? probs, float? logits, Generator? generator = null) =>
            new(Number(probs), Number(logits), generator);

        /// <inheritdoc cref="Modules.Bernoulli"/>
        public static Bernoulli Bernoulli(double? probs, double? logits, Generator? generator = null) =>
            new(Number(probs), Number(logits), generator);

        /// <inheritdoc cref="Modules.Binomial"/>
        public static Binomial Binomial(int total_count, float? probs, float? logits, Generator? generator = null) =>
            new(tensor(total_count), Number(probs), Number(logits), generator);

        /// <inheritdoc cref="Modules.Binomial"/>
        public static Binomial Binomial(int total_count, double? probs, double? logits, Generator? generator = null) =>
            new(tensor(total_count), Number(probs), Number(logits), generator);

        /// <inheritdoc cref="Modules.ExpRelaxedCategorical"/>
        public static ExpRelaxedCategorical ExpRelaxedCategorical(Tensor temperature, float? probs, float? logits, Generator? generator = null) =>
            new(temperature, Number(probs), Number(logits), generator);

        /// <inheritdoc cref="Modules.ExpRelaxedCategorical"/>
        public static ExpRelaxedCategorical ExpRelaxedCategorical(Tensor temperature, double? probs, double? logits, Generator? generator = null) =>
            new(temperature, Number(probs), Number(logits), generator);

        /// <inheritdoc cref="Modules.LogitRelaxedBernoulli"/>
        public static LogitRelaxedBernoulli LogitRelaxedBernoulli(Tensor temperature, float? probs, float? logits, Generator? generator = null) =>
            new(temperature, Number(probs), Number(logits), generator);

        /// <inheritdoc cref="Modules.LogitRelaxedBernoulli"/>
        public static LogitRelaxedBernoulli LogitRelaxedBernoulli(Tensor temperature, double? probs, double? logits, Generator? generator = null) =>
            new(temperature, Number(probs), Number(logits), generator);

        /// <inheritdoc cref="Modules.NegativeBinomial"/>
        public static NegativeBinomial NegativeBinomial(int total_count, float? probs, float? logits, Generator? generator = null) =>
            new(tensor(total_count), Number(probs), Number(logits), generator);

        /// <inheritdoc cref="Modules.NegativeBinomial"/>
        public static NegativeBinomial NegativeBinomial(int total_count, double? probs, double? logits, Generator? generator = null) =>
            new(tensor(total_count), Number(probs), Number(logits), generator);

        /// <inheritdoc cref="Modules.OneHotCategorical"/>
        public static OneHotCategorical OneHotCategorical(float? probs, float? logits, Generator? generator = null) =>
            new(Number(probs), Number(logits), generator);

        /// <inheritdoc cref="Modules.OneHotCategorical"/>
        public static OneHotCategorical OneHotCategorical(double? probs, double? logits, Generator? generator = null) =>
            new(Number(probs), Number(logits), generator);

        /// <inheritdoc cref="Modules.RelaxedBernoulli"/>
        public static RelaxedBernoulli RelaxedBernoulli(Tensor temperature, float? probs, float? logits, Generator? generator = null) =>
            new(temperature, Number(probs), Number(logits), generator);

        /// <inheritdoc cref="Modules.RelaxedBernoulli"/>
        public static RelaxedBernoulli RelaxedBernoulli(Tensor temperature, double? probs, double? logits, Generator? generator = null) =>
            new(temperature, Number(probs), Number(logits), generator);

        /// <inheritdoc cref="Modules.RelaxedOneHotCategorical"/>
        public static RelaxedOneHotCategorical RelaxedOneHotCategorical(Tensor temperature, float? probs, float? logits, Generator? generator = null) =>
            new(temperature, Number(probs), Number(logits), generator);

        /// <inheritdoc cref="Modules.RelaxedOneHotCategorical"/>
        public static RelaxedOneHotCategorical RelaxedOneHotCategorical(Tensor temperature, double? probs, double? logits, Generator? generator = null) =>
            new(temperature, Number(probs), Number(logits), generator);

        /// <inheritdoc cref="Modules.Laplace"/>
        public static Laplace Laplace(float loc, float scale = 1, Generator? generator = null) => new(tensor(loc), tensor(scale), generator);

        /// <inheritdoc cref="Modules.Laplace"/>
        public static Laplace Laplace(double loc, double scale = 1, Generator? generator = null) => new(tensor(loc), tensor(scale), generator);

        /// <inheritdoc cref="Modules.Normal"/>
        public static Normal Normal(float loc, float scale = 1, Generator? generator = null) => new(tensor(loc), tensor(scale), generator);

        /// <inheritdoc cref="Modules.Normal"/>
        public static Normal Normal(double loc, double scale = 1, Generator? generator = null) => new(tensor(loc), tensor(scale), generator);

        /// <inheritdoc cref="Modules.Poisson"/>
        public static Poisson Poisson(float rate, Generator? generator = null) => new(tensor(rate), generator);

        /// <inheritdoc cref="Modules.Poisson"/>
        public static Poisson Poisson(double rate, Generator? generator = null) => new(tensor(rate), generator);

        private static Tensor? Number(float? value) => value is { } number ? tensor(number) : null;

        private static Tensor? Number(double? value) => value is { } number ? tensor(number) : null;

        private static Tensor Alike(int categories) => categories > 0
            ? full([categories], 1.0 / categories, ScalarType.Float64)
            : throw new ArgumentException($"There are {categories} categories; at least one is needed.", nameof(categories));
    }
}
