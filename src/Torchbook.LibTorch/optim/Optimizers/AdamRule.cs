namespace Torchbook.LibTorch;

/// <summary>The update that Adam and AdamW share, in the order of PyTorch's operations so that results agree to the last bit.</summary>
internal readonly record struct AdamRule(double LearningRate, double Beta1, double Beta2, double Eps, bool Amsgrad)
{
    /// <summary>Columns of the batch: running means, running squares, and with AMSGrad the largest squares so far.</summary>
    public void Apply(GradientBatch batch)
    {
        var (rate, beta1, beta2) = (LearningRate, Beta1, Beta2);
        var means = batch.Column(0);
        var squares = batch.Column(1);
        Foreach.Mul_(means, beta1);
        Foreach.Add_(means, batch.Gradients, 1 - beta1);
        Foreach.Mul_(squares, beta2);
        Foreach.Addcmul_(squares, batch.Gradients, batch.Gradients, 1 - beta2);
        if (Amsgrad)
        {
            Foreach.Maximum_(batch.Column(2), squares);
            squares = batch.Column(2);
        }

        var denominators = Foreach.Sqrt(squares);
        Foreach.Div_(denominators, batch.Each(steps => Math.Sqrt(1 - Math.Pow(beta2, steps))));
        Foreach.Add_(denominators, Eps);
        Foreach.Addcdiv_(batch.Parameters, means, denominators, batch.Each(steps => -rate / (1 - Math.Pow(beta1, steps))));
        Foreach.Free(denominators);
    }
}
