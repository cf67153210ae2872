using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <inheritdoc cref="Modules.LBFGS"/>
        /// <param name="lr">The length of each step along the direction, but for the first.</param>
        /// <param name="max_iter">The most iterations in one <c>step</c>.</param>
        /// <param name="max_eval">The most calls of the closure in one <c>step</c>; 1.25 times <paramref name="max_iter"/> when null.</param>
        /// <param name="tolerange_grad">A step ends when no element of the gradient is larger.</param>
        /// <param name="tolerance_change">A step ends when loss or parameters change by less.</param>
        /// <param name="history_size">How many past steps the curvature is estimated from.</param>
        public static LBFGS LBFGS(
            IEnumerable<Parameter> parameters, double lr = 0.01, long max_iter = 20, long? max_eval = null, double tolerange_grad = 1e-5, double tolerance_change = 1e-9, long history_size = 100) =>
            new(Some(parameters), lr, max_iter, max_eval ?? max_iter * 5 / 4, tolerange_grad, tolerance_change, history_size);

        /// <inheritdoc cref="LBFGS(IEnumerable{Parameter}, double, long, long?, double, double, long)"/>
        public static LBFGS LBFGS(
            IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, long max_iter = 20, long? max_eval = null, double tolerange_grad = 1e-5, double tolerance_change = 1e-9, long history_size = 100) =>
            LBFGS(Unnamed(parameters), lr, max_iter, max_eval, tolerange_grad, tolerance_change, history_size);

        private static Parameter[] Some(IEnumerable<Parameter> parameters) => parameters.ToArray() is { Length: > 0 } some
            ? some
            : throw new ArgumentException("There is nothing to optimize: the list of parameters is empty.", nameof(parameters));

        private static IEnumerable<Parameter> Unnamed(IEnumerable<(string name, Parameter parameter)> parameters) =>
            parameters.Select(named => named.parameter);
    }
}
