using Torchbook.Display;
using static TorchSharp.torch;

[assembly: TypeFormatterSource(typeof(Torchbook.Views.TensorFormatterSource))]

namespace Torchbook.Views;

/// <summary>Shows TorchSharp's tensors and modules in notebooks, as soon as this library is loaded.</summary>
internal sealed class TensorFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        .. BundleFormatter.HtmlAndText(typeof(Tensor), value => TensorView.Of((Tensor)value)),
        .. BundleFormatter.HtmlAndText(typeof(nn.Module), value => ModuleView.Of((nn.Module)value)),
    ];
}
