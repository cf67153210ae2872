using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator UnfoldOperator = new("aten::im2col", "", "self,kernel_size,dilation,padding,stride");
            private static readonly Operator FoldOperator = new("aten::col2im", "", "self,output_size,kernel_size,dilation,padding,stride");

            /// <summary>Takes the blocks that a convolution's kernel would see: [N, C, H, W] to [N, C · kernel, blocks].</summary>
            public static Tensor unfold(Tensor input, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                unfold(input, (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            /// <inheritdoc cref="unfold(Tensor, long, long, long, long)"/>
            public static unsafe Tensor unfold(Tensor input, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null)
            {
                var sizes = stackalloc long[8];
                Put(sizes, kernel_size, dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));
                var a = stackalloc[]
                {
                    NativeValue.From(input), NativeValue.List(sizes, 2), NativeValue.List(sizes + 2, 2), NativeValue.List(sizes + 4, 2), NativeValue.List(sizes + 6, 2),
                };
                var result = UnfoldOperator.CallTensor(a);
                GC.KeepAlive(input);
                return result;
            }

            /// <summary>Adds up blocks where they lie: [N, C · kernel, blocks] to [N, C, H, W].</summary>
            public static Tensor fold(Tensor input, long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                fold(input, (output_size, output_size), (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            /// <inheritdoc cref="fold(Tensor, long, long, long, long, long)"/>
            public static unsafe Tensor fold(
                Tensor input, (long, long) output_size, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null)
            {
                var sizes = stackalloc long[10];
                Put(sizes, kernel_size, dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));
                (sizes[8], sizes[9]) = output_size;
                var a = stackalloc[]
                {
                    NativeValue.From(input), NativeValue.List(sizes + 8, 2), NativeValue.List(sizes, 2), NativeValue.List(sizes + 2, 2), NativeValue.List(sizes + 4, 2),
                    NativeValue.List(sizes + 6, 2),
                };
                var result = FoldOperator.CallTensor(a);
                GC.KeepAlive(input);
                return result;
            }

            private static unsafe void Put(long* sizes, (long, long) kernel, (long, long) dilation, (long, long) padding, (long, long) stride)
            {
                (sizes[0], sizes[1]) = kernel;
                (sizes[2], sizes[3]) = dilation;
                (sizes[4], sizes[5]) = padding;
                (sizes[6], sizes[7]) = stride;
            }
        }
    }
}
