using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What all convolutions share: the weights, the geometry and the padding.</summary>
public abstract partial class Convolution : nn.Module<Tensor, Tensor>
{
    protected Parameter? _bias;
    protected Parameter _weight = null!;
    protected long input_channels;
    protected long[] _reversed_padding_repeated_twice = null!;

    protected Convolution(
        string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, Padding? padding_type,
        long[] dilation, bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode,
        Device? device = null, ScalarType? dtype = null)
        : base(name)
    {
        Sizes.RequirePositive(nameof(in_channels), in_channels);
        Sizes.RequirePositive(nameof(out_channels), out_channels);
        Sizes.RequirePositive(nameof(groups), groups);
        if (in_channels % groups != 0 || out_channels % groups != 0)
        {
            throw new ArgumentException($"{groups} groups do not divide {in_channels} input and {out_channels} output channels evenly.");
        }

        if (padding_type == Padding.Same && stride.Any(step => step != 1))
        {
            throw new ArgumentException("Padding.Same keeps the size, which only a stride of 1 can do. Give the padding as a number.");
        }

        (this.in_channels, this.out_channels, input_channels) = (in_channels, out_channels, in_channels);
        (this.kernel_size, this.stride, this.dilation, this.output_padding) = (kernel_size, stride, dilation, output_padding);
        (this.groups, this.transposed, this.padding_mode, this.padding) = (groups, transposed, padding_mode, padding);
        if (padding_type is { } type)
        {
            SetPadding(type);
        }
        else
        {
            SetPadding(padding);
        }

        long[] outer = transposed ? [in_channels, out_channels / groups] : [out_channels, in_channels / groups];
        (weight, this.bias) = WeightAndBias.Uniform([.. outer, .. kernel_size], bias ? out_channels : null, device, dtype);
    }

    /// <summary>[out_channels, in_channels / groups, …kernel]; transposed: [in_channels, out_channels / groups, …kernel].</summary>
    public Parameter weight
    {
        get => _weight;
        set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
    }

    /// <summary>[out_channels], or null.</summary>
    public Parameter? bias
    {
        get => _bias;
        set => ConditionallyRegisterParameter(nameof(bias), _bias = value);
    }

    public long in_channels { get; }

    public long out_channels { get; }

    public long[] kernel_size { get; set; }

    public long[] stride { get; set; }

    public long[] padding { get; private set; }

    public Padding? padding_type { get; private set; }

    public PaddingModes padding_mode { get; set; }

    public long[] dilation { get; set; }

    public long[] output_padding { get; set; }

    public long groups { get; set; }

    public bool transposed { get; }

    public void reset_parameters() => WeightAndBias.Reset(_weight, _bias);

    public void SetPadding(long[] padding)
    {
        (this.padding, padding_type) = (padding, null);
        _reversed_padding_repeated_twice = [.. padding.Reverse().SelectMany(size => new[] { size, size })];
    }

    public void SetPadding(Padding padding)
    {
        padding_type = padding;
        this.padding = new long[kernel_size.Length];
        _reversed_padding_repeated_twice = new long[2 * kernel_size.Length];
        for (var i = 0; padding == Padding.Same && i < kernel_size.Length; i++)
        {
            // libtorch puts the odd element at the end.
            var total = dilation[i] * (kernel_size[i] - 1);
            var at = 2 * (kernel_size.Length - 1 - i);
            (_reversed_padding_repeated_twice[at], _reversed_padding_repeated_twice[at + 1]) = (total / 2, total - (total / 2));
        }
    }

    /// <summary>Whether the input has the layer's channels and so many dimensions, or one less (no batch).</summary>
    protected bool ValidateShape(Tensor input, long dimensions)
    {
        var rank = input.ndim;
        return (rank == dimensions && input.size(1) == input_channels) || (rank == dimensions - 1 && input.size(0) == input_channels);
    }

    private protected void RequireShape(Tensor input)
    {
        var spatial = kernel_size.Length;
        if (ValidateShape(input, spatial + 2))
        {
            return;
        }

        var places = string.Join(", ", new[] { "D", "H", "W" }[^spatial..]).Replace("W", spatial == 1 ? "L" : "W");
        throw new ArgumentException(
            $"{GetName()} takes [N, {input_channels}, {places}] or [{input_channels}, {places}], but the input is [{string.Join(", ", input.shape)}].", nameof(input));
    }

    /// <summary>The input padded as padding_mode says, for the modes that the operator itself does not know.</summary>
    private protected Tensor PadByMode(Tensor input) => nn.functional.pad(input, _reversed_padding_repeated_twice, padding_mode);
}
