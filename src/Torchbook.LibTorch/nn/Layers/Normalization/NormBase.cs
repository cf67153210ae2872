using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What layers with running statistics share.</summary>
public abstract partial class NormBase : nn.Module<Tensor, Tensor>
{
    private protected Parameter? _weight;
    private protected Parameter? _bias;
    private protected Tensor? _runningMean;
    private protected Tensor? _runningVar;
    private protected Tensor? _batches;

    public NormBase(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(name)
    {
        Sizes.RequirePositive(nameof(num_features), num_features);
        (this.num_features, this.eps, this.momentum, this.affine, this.track_running_stats) = (num_features, eps, momentum, affine, track_running_stats);
        if (affine)
        {
            (weight, bias) = WeightAndBias.OnesAndZeros([num_features], true, device, dtype);
        }

        if (track_running_stats)
        {
            running_mean = zeros([num_features], dtype, device);
            running_var = ones([num_features], dtype, device);
            num_batches_tracked = zeros([], ScalarType.Int64, device);
        }
    }

    public long num_features { get; }

    /// <summary>Added to the variance before the root is taken.</summary>
    public double eps { get; set; }

    /// <summary>The share of the newest batch in the running statistics; null for the plain mean over all batches.</summary>
    public double? momentum { get; set; }

    public bool affine { get; }

    public bool track_running_stats { get; }

    /// <summary>γ, [num_features]; null when not affine.</summary>
    public Parameter? weight
    {
        get => _weight;
        set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
    }

    /// <summary>β, [num_features]; null when not affine.</summary>
    public Parameter? bias
    {
        get => _bias;
        set => ConditionallyRegisterParameter(nameof(bias), _bias = value);
    }

    public Tensor? running_mean
    {
        get => _runningMean;
        set => ConditionallyRegisterBuffer(nameof(running_mean), _runningMean = value);
    }

    public Tensor? running_var
    {
        get => _runningVar;
        set => ConditionallyRegisterBuffer(nameof(running_var), _runningVar = value);
    }

    /// <summary>How many batches the running statistics have seen, an int64 scalar.</summary>
    public Tensor? num_batches_tracked
    {
        get => _batches;
        set => ConditionallyRegisterBuffer(nameof(num_batches_tracked), _batches = value);
    }

    public void reset_running_stats()
    {
        if (_runningMean is not null && _runningVar is not null && _batches is not null)
        {
            using var grad = no_grad();
            _runningMean.zero_();
            _runningVar.fill_(1);
            _batches.zero_();
        }
    }

    public void reset_parameters()
    {
        reset_running_stats();
        if (_weight is not null && _bias is not null)
        {
            nn.init.ones_(_weight);
            nn.init.zeros_(_bias);
        }
    }

    /// <exception cref="ArgumentException">The input has a number of dimensions that this layer does not take.</exception>
    protected abstract void ValidateInputDimensions(Tensor input);

    private protected void RequireDimensions(Tensor input, params ReadOnlySpan<string> layouts)
    {
        var rank = input.ndim;
        foreach (var layout in layouts)
        {
            if (rank == layout.AsSpan().Count(',') + 1)
            {
                return;
            }
        }

        throw new ArgumentException($"{GetName()} takes {string.Join(" or ", layouts.ToArray())}, but the input is [{string.Join(", ", input.shape)}].", nameof(input));
    }
}
