namespace Torchbook.LibTorch;

/// <summary>The update that Adam and AdamW share, in the order of PyTorch's operations so that results agree to the last bit.</summary>
internal readonly record struct AdamRule(double LearningRate, double Beta1, double Beta2, double Eps)
{
    /// <summary>Columns of the batch: running means, running squares, and with AMSGrad the largest squares so far.</summary>
    public void Apply(GradientBatch batch, ReadOnlySpan<long> steps, bool amsgrad)
    {
        var means = batch.Column(0);
        var squares = batch.Column(1);
        Foreach.Mul_(means, Beta1);
        Foreach.Add_(means, batch.Gradients, 1 - Beta1);
        Foreach.Mul_(squares, Beta2);
        Foreach.Addcmul_(squares, batch.Gradients, batch.Gradients, 1 - Beta2);
        if (amsgrad)
        {
            Foreach.Maximum_(batch.Column(2), squares);
            squares = batch.Column(2);
        }

        // Parameters that missed a step are corrected for their own count.
        for (int start = 0, end; start < steps.Length; start = end)
        {
            for (end = start + 1; end < steps.Length && steps[end] == steps[start]; end++)
            {
            }

            var run = start..end;
            var denominators = Foreach.Sqrt(squares[run]);
            Foreach.Div_(denominators, Math.Sqrt(1 - Math.Pow(Beta2, steps[start])));
            Foreach.Add_(denominators, Eps);
            Foreach.Addcdiv_(batch.Parameters[run], means[run], denominators, -LearningRate / (1 - Math.Pow(Beta1, steps[start])));
            Foreach.Free(denominators);
        }
    }
}
