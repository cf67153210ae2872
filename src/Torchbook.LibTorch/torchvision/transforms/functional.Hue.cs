using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class transforms
    {
        public static partial class functional
        {
            /// <summary>Turns the colour wheel. Single images too: TorchSharp 0.107 leaves those that are no batch as they are.</summary>
            /// <param name="hue_factor">In turns of the wheel, -0.5 to 0.5, or in <paramref name="degrees"/>. Gray images stay.</param>
            public static Tensor adjust_hue(Tensor img, double hue_factor, bool degrees = false)
            {
                if (hue_factor == 0 || ImageBatch.Channels(img) == 1)
                {
                    return img.alias();
                }

                using var scope = NewDisposeScope();
                var (hue, saturation, value) = Hsv(img.is_floating_point() ? img : img.to(ScalarType.Float32) / 255);
                var turned = (hue + (degrees ? hue_factor / 360 : hue_factor)).remainder(1);
                var rgb = Rgb(turned, saturation, value);
                return (img.is_floating_point() ? rgb : (rgb * 255).to(img.dtype)).MoveToOuterDisposeScope();
            }

            private static (Tensor Hue, Tensor Saturation, Tensor Value) Hsv(Tensor image)
            {
                var (red, green, blue) = image.unbind(-3) is [var r, var g, var b] ? (r, g, b) : throw new ArgumentException("A colour image has 3 channels.", nameof(image));
                var most = image.amax(-3);
                var range = most - image.amin(-3);
                var gray = range.eq(0);
                var divisor = range.masked_fill(gray, 1);
                var (fromRed, fromGreen, fromBlue) = ((most - red) / divisor, (most - green) / divisor, (most - blue) / divisor);

                // Sixths of the wheel, counted from the channel that is largest; red before green before blue.
                var sixths = where(most.eq(red), fromBlue - fromGreen, where(most.eq(green), 2 + fromRed - fromBlue, 4 + fromGreen - fromRed));
                return ((sixths / 6 + 1).fmod(1), range / most.masked_fill(gray, 1), most);
            }

            // Between two corners of the wheel one channel is the value, one the value less the saturation, and one goes from one to the other.
            private static Tensor Rgb(Tensor hue, Tensor saturation, Tensor value)
            {
                var sixths = hue * 6;
                var whole = sixths.floor();
                var along = sixths - whole;
                var low = (value * (1 - saturation)).clamp(0, 1);
                var falling = (value * (1 - (saturation * along))).clamp(0, 1);
                var rising = (value * (1 - (saturation * (1 - along)))).clamp(0, 1);
                var corner = whole.to(ScalarType.Int64).remainder(6).unsqueeze(-3);
                Tensor At(params Tensor[] corners) => stack(corners, -3).gather(-3, corner);
                return cat(
                    [At(value, falling, low, low, rising, value), At(rising, value, value, falling, low, low), At(low, low, rising, value, value, falling)], -3);
            }
        }
    }
}
