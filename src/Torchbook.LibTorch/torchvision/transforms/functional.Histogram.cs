using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class transforms
    {
        public static partial class functional
        {
            /// <summary>Stretches each channel so that its darkest value is black and its brightest white; a channel of one value stays.</summary>
            public static Tensor autocontrast(Tensor input)
            {
                using var scope = NewDisposeScope();
                var white = ImageBatch.White(input);
                var values = Wide(input);
                var least = values.amin(-2, -1).unsqueeze(-1).unsqueeze(-1);
                var most = values.amax(-2, -1).unsqueeze(-1).unsqueeze(-1);
                var flat = least.eq(most);
                var range = (most - least).masked_fill(flat, white);
                var scale = full_like(range, white) / range;
                return ((values - least.masked_fill(flat, 0)) * scale).clamp(0, white).to(input.dtype).MoveToOuterDisposeScope();
            }

            /// <summary>Spreads each channel's values evenly over the range.</summary>
            /// <exception cref="ArgumentException">The image is not of type uint8.</exception>
            public static Tensor equalize(Tensor input)
            {
                RequireBytes(input, nameof(equalize));
                ImageBatch.Channels(input);
                using var scope = NewDisposeScope();
                var channels = input.reshape(-1, input.shape[^2], input.shape[^1]).unbind(0);
                return stack(channels.Select(Equalized)).reshape(input.shape).MoveToOuterDisposeScope();
            }

            private static Tensor Equalized(Tensor channel)
            {
                var values = channel.flatten().to(ScalarType.Int64);
                var histogram = bincount(values, minlength: 256);
                var last = histogram[values.max().item<long>()].item<long>();
                var step = (values.numel() - last) / 255;
                if (step == 0)
                {
                    return channel;
                }

                var table = histogram.cumsum(0).add(step / 2).floor_divide(step);
                var shifted = nn.functional.pad(table, [1, 0]).narrow(0, 0, 256).clamp(0, 255);
                return shifted.index_select(0, values).to(ScalarType.Byte).reshape(channel.shape);
            }
        }
    }
}
