using Torchbook.Teaching.Explanations;

namespace Torchbook.Tests.Teaching.Explanations;

/// <summary>What libtorch 2.x, TorchSharp's own engine and a GPU say in other words than this machine's engine.</summary>
public class OtherEnginesTests
{
    [Theory]
    [InlineData("Given groups=1, weight of size [8, 3, 3, 3], expected input[4, 1, 28, 28] to have 3 channels, but got 1 channels instead",
        "The layer expects 3 channels, the batch has 1: its input has the shape [4, 1, 28, 28], with the channels in dimension 1. Make the layer with 1 input channel, or give it data with 3.")]
    [InlineData("Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [28, 28]",
        "The input has 2 dimensions, [28, 28]: conv2d takes a batch of 4 dimensions or one example of 3. unsqueeze adds a missing dimension of size 1, such as x.unsqueeze(0) for a batch of one.")]
    [InlineData("mat1 and mat2 shapes cannot be multiplied (4x5 and 10x3)",
        "The inner sizes differ: the first matrix [4, 5] has 5 columns, the second [10, 3] has 10 rows, and a matrix product needs the same number of both. Check the order of the two, or transpose one with .t(); * multiplies element by element. In a linear layer: it expects rows of 10 (in_features), and they have 5.")]
    [InlineData("size mismatch, got input (2), mat (2x3), vec (2)", "A matrix [2, 3] takes a vector of 3 numbers, one for each column; this one has 2.")]
    [InlineData("mat1 and mat2 must have the same dtype, but got Double and Float",
        "The two matrices hold different types of number, float64 and float32. Bring them to one type: x.to(float32) is what layers are made with, and C# arrays of double give float64 tensors.")]
    [InlineData("expected m1 and m2 to have the same dtype, but got: float != double",
        "The two matrices hold different types of number, float32 and float64. Bring them to one type: x.to(float32) is what layers are made with, and C# arrays of double give float64 tensors.")]
    [InlineData("expected scalar type Long but found Float",
        "A tensor of whole numbers (int64) is needed here, such as class labels or positions; this one holds float32. Convert it with .to(int64).")]
    [InlineData("\"nll_loss_forward_reduce_cuda_kernel_2d_index\" not implemented for 'Int'", "Class labels are whole numbers of the type int64; these are int32. Convert them with labels.to(int64).")]
    [InlineData("\"addmm_impl_cpu_\" not implemented for 'Half'", "There is no addmm_impl for float16 on this device. Convert the tensor first, such as x.to(float32).")]
    [InlineData("Input type (unsigned char) and bias type (float) should be the same",
        "The input holds uint8, the layer's weights float32. Convert the input with .to(float32); pictures of bytes are also divided by 255.")]
    [InlineData("Input type (torch.FloatTensor) and weight type (torch.cuda.FloatTensor) should be the same or input should be a MKLDNN tensor and weight is a dense tensor",
        "The tensors lie on different devices, cpu and cuda. Move model and data to one: model.to(device), x.to(device).")]
    [InlineData("Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu! (when checking argument for argument mat1 in method wrapper_CUDA_addmm)",
        "The tensors lie on different devices, cuda:0 and cpu. Move model and data to one: model.to(device), x.to(device).")]
    [InlineData("Expected all tensors to be on the same device, but got mat1 is on cpu, different from other tensors on cuda:0 (when checking argument in method wrapper_CUDA_addmm)",
        "The tensors lie on different devices, cpu and cuda:0. Move model and data to one: model.to(device), x.to(device).")]
    [InlineData("CUDA error: device-side assert triggered\nCUDA kernel errors might be asynchronously reported",
        "A check on the GPU failed, most often a position or class label out of range. The GPU reports it late, so the cell's line may not be the guilty one: run the same on the CPU, which names it. The kernel must be restarted before the GPU can be used again.")]
    [InlineData("CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 14.75 GiB of which 1.06 MiB is free.",
        "The GPU has not enough memory for 2.00 GiB more. Smaller batches need less; a dispose scope (using var scope = NewDisposeScope()) around each step gives memory back at once; predictions inside no_grad() keep nothing for backward.")]
    [InlineData("to: PyTorch is not linked with support for cuda devices",
        "The tensor engine on this machine works without a GPU. Hardware.Best() names the best device that there is; ./torchbook doctor says why a GPU is not used.")]
    [InlineData("Tensor invalid -- empty handle.",
        "This tensor was disposed: its dispose scope ended, or Dispose was called. A value that is to outlive its scope leaves it with MoveToOuterDisposeScope().")]
    public void Given_a_message_of_another_engine_when_asked_then_it_is_explained_too(string message, string explanation) =>
        Assert.Equal(explanation, new EngineErrors().Explain(new System.Runtime.InteropServices.ExternalException(message)));

    [Theory]
    [InlineData("Attempted to divide by zero.")]
    [InlineData("")]
    [InlineData("Could not load the file of size (3x4).")]
    [InlineData("LSTM takes [T, N, 10] or [T, 10], but the input is [5, 3, 8].")]
    public void Given_an_error_that_nobody_knows_when_asked_then_there_is_no_explanation(string message) =>
        Assert.Null(new EngineErrors().Explain(new InvalidOperationException(message)));
}
