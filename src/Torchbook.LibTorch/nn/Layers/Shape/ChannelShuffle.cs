using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Takes one channel of every group in turn (Zhang et al., https://arxiv.org/abs/1707.01083): [N, C, *] to the same shape.</summary>
public sealed class ChannelShuffle : ParameterLessModule<Tensor, Tensor>
{
    internal ChannelShuffle(long groups)
        : base(nameof(ChannelShuffle)) => this.groups = groups;

    public long groups { get; set; }

    public override Tensor forward(Tensor tensor) => tensor.channel_shuffle(groups);

    public override string GetName() => nameof(ChannelShuffle);
}
