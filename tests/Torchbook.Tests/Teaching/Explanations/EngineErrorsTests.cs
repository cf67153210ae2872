using Torchbook.Teaching.Explanations;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Torchbook.Tests.Teaching.Explanations;

/// <summary>Mistakes made with the real engine, and what a learner reads before the engine's own message.</summary>
public class EngineErrorsTests
{
    private static readonly Dictionary<string, Action> Mistakes = new()
    {
        ["The layer expects 3 channels, the batch has 1: Conv2d takes [N, 3, H, W], and the input is [4, 1, 28, 28]. Make the layer with 1 input channel, or give it data with 3."] =
            () => nn.Conv2d(3, 8, 3).call(rand(4, 1, 28, 28)),
        ["The input has 2 dimensions, [28, 28]: Conv2d takes a batch [N, 3, H, W] or one example [3, H, W]. unsqueeze adds a missing dimension of size 1, such as x.unsqueeze(0) for a batch of one."] =
            () => nn.Conv2d(3, 8, 3).call(rand(28, 28)),
        ["The kernel (5 × 5) is larger than what it slides over (3 × 3, padding included). Layers before it have made the image that small: take out a pooling layer or a stride, add padding, or start from larger images."] =
            () => nn.Conv2d(1, 8, 5).call(rand(4, 1, 3, 3)),
        ["The layer expects 3 channels, the batch has 1: ConvTranspose2d takes [N, 3, H, W], and the input is [4, 1, 28, 28]. Make the layer with 1 input channel, or give it data with 3."] =
            () => nn.ConvTranspose2d(3, 8, 3).call(rand(4, 1, 28, 28)),
        ["The input holds uint8, the layer's weights float32. Convert the input with .to(float32); pictures of bytes are also divided by 255."] =
            () => nn.Conv2d(1, 8, 3).call(ones(4, 1, 28, 28, dtype: uint8)),
        ["The pooling window is larger than what arrives (8 × 1 × 1: channels × height × width): nothing would be left (8 × 0 × 0). Pool less often, or start from larger images."] =
            () => nn.MaxPool2d(2).call(rand(1, 8, 1, 1)),
        ["The layer expects rows of 10 numbers (in_features), and they have 5: Linear(10, 3) does not fit. Make it with 5 inputs, or check the layer before it; images become rows with x.flatten(1)."] =
            () => nn.Linear(10, 3).call(rand(4, 5)),
        ["The two matrices (in a layer: input and weights) hold different types of number. Bring them to one type: x.to(float32) is what layers are made with, and C# arrays of double give float64 tensors."] =
            () => nn.Linear(10, 3).call(rand(4, 10, dtype: float64)),
        ["The inner sizes differ: the first matrix [2, 3] has 3 columns, the second [2, 3] has 2 rows, and a matrix product needs the same number of both. Check the order of the two, or transpose one with .t(); * multiplies element by element."] =
            () => matmul(rand(2, 3), rand(2, 3)),
        ["The inner sizes differ: the matrices of the first batch have 4 columns, those of the second 3 rows. Swap the last two dimensions of one with .transpose(-1, -2)."] =
            () => matmul(rand(2, 3, 4), rand(2, 3, 4)),
        ["The tensors hold different types of number: float64 where float32 was expected. Bring them to one type: x.to(float32) is what layers are made with, and C# arrays of double give float64 tensors."] =
            () => matmul(rand(2, 3), rand(3, 3, dtype: float64)),
        ["A matrix [2, 3] takes a vector of 3 numbers, one for each column; this one has 2."] =
            () => matmul(rand(2, 3), rand(2)),
        ["A dot product needs two vectors of the same length; these have 3 and 4."] =
            () => dot(rand(3), rand(4)),
        ["The shapes do not fit: in dimension 1 one tensor has 3 and the other 4. Sizes are compared from the last dimension backward; they must be equal, or one of them 1, which is then repeated. Print both shapes; unsqueeze puts a dimension of size 1 where it is missing."] =
            () => _ = rand(2, 3) + rand(2, 4),
        ["The shapes do not fit: in dimension 1 one tensor has 10 and the other 32. Sizes are compared from the last dimension backward; they must be equal, or one of them 1, which is then repeated. Print both shapes; unsqueeze puts a dimension of size 1 where it is missing."] =
            () => _ = rand(32, 10) - rand(32),
        ["The result has the shape [2, 3], and the tensor that is to hold it [3]: an operation in place (its name ends with _) cannot change a shape. Use the one without _, which makes a new tensor."] =
            () => _ = rand(3).add_(rand(2, 3)),
        ["expand repeats only what has the size 1: dimension 0 of [2] has 2 and cannot become 3."] =
            () => rand(2).expand(3),
        ["A mask has the shape of what it selects from; the mask is [2], the tensor [3]."] =
            () => _ = rand(3)[tensor(new bool[] { true, false })],
        ["The tensor has 12 numbers, the new shape [2, 5] holds 10: a reshape neither adds nor drops numbers. Write -1 for one of the sizes to have it worked out."] =
            () => rand(3, 4).view(2, 5),
        ["The tensor has 12 numbers, and 12 is no multiple of 5: no size in place of -1 makes [5, -1] hold them all. Look at the tensor's shape before; the batch size belongs in the first dimension."] =
            () => rand(3, 4).reshape(5, -1),
        ["Only one size may be -1: it is worked out from the others."] =
            () => rand(3, 4).reshape(-1, -1),
        ["The numbers lie in memory in another order than this shape reads them, as after a transpose or permute, so view cannot just look at them differently. reshape copies where it must."] =
            () => rand(3, 4).t().view(12),
        ["permute names every dimension once: the tensor has 2, the call 3."] =
            () => rand(2, 3).permute(0, 1, 2),
        ["cat joins tensors along dimension 0, and in all others their sizes must agree: tensor 1 of the list (counted from 0) has 4 where the first has 3. Join along the dimension that differs, or bring them to one size first."] =
            () => cat([rand(2, 3), rand(2, 4)]),
        ["cat joins tensors with the same number of dimensions; the first has 2, another 1. unsqueeze adds one; stack joins equal shapes along a new one."] =
            () => cat([rand(2, 3), rand(4)]),
        ["stack joins tensors of one shape; number 0 is [2], number 1 is [3]. Use cat to join along a dimension that they have, or pad them to one size."] =
            () => stack([rand(2), rand(3)]),
        ["The parts must add up to the whole: dimension 0 has 5, and the parts are [2, 2]."] =
            () => rand(5).split(new long[] { 2, 2 }),
        ["There is no position 7: there are 4 entries, counted from 0 (0 to 3; -1 is the last)."] =
            () => _ = rand(3, 4)[1, 7],
        ["There is no dimension 2: the tensor has 2 dimensions, counted from 0 (0 to 1; -1 is the last)."] =
            () => rand(3, 2).sum(2),
        ["There is no position 7 of dimension 1: there are 4 entries, counted from 0 (0 to 3; -1 is the last)."] =
            () => rand(3, 4).gather(1, tensor(new long[] { 7 }).reshape(1, 1)),
        ["A number in the index tensor is negative or too large. Embedding(n, …) knows the numbers 0 to n - 1, so n must be larger than the largest of them; index_select and gather know those of the dimension's size."] =
            () => nn.Embedding(10, 4).call(tensor(new long[] { 12 })),
        ["Positions are whole numbers of the type int64; these are float32. Convert them with .to(int64)."] =
            () => nn.Embedding(10, 4).call(rand(3)),
        ["topk was asked for more values than the dimension has: choose a smaller k."] =
            () => rand(3).topk(5),
        ["The label 3 needs scores for at least 4 classes, and there are fewer: classes are counted from 0, and the scores [N, C] have C of them. Make the last layer that wide; labels that start at 1 become right with labels - 1."] =
            () => F.cross_entropy(rand(4, 3), tensor(new long[] { 0, 1, 2, 3 })),
        ["The label -1 is no class: classes are counted from 0. Check how the labels were made."] =
            () => F.cross_entropy(rand(2, 3), tensor(new long[] { 0, -1 })),
        ["There are 4 rows of scores and 3 labels: each row needs one. Look at both shapes; a view or flatten before the loss may have mixed batch and channels."] =
            () => F.cross_entropy(rand(4, 3), tensor(new long[] { 0, 1, 2 })),
        ["Class labels are whole numbers of the type int64; these are float32. Convert them with labels.to(int64)."] =
            () => F.cross_entropy(rand(4, 3), rand(4)),
        ["Labels are one number for each example: scores [N, C] go with labels [N]. Labels of the shape [N, 1] become that with labels.squeeze(1); one-hot labels with labels.argmax(1)."] =
            () => F.cross_entropy(rand(4, 3), zeros(4, 1, dtype: int64)),
        ["The tensors hold different types of number: int64 where float32 was expected. Bring them to one type: x.to(float32) is what layers are made with, and C# arrays of double give float64 tensors."] =
            () => F.binary_cross_entropy(rand(4), ones(4, dtype: int64)),
        ["binary_cross_entropy compares probabilities, and some values are not between 0 and 1. For scores without a sigmoid use binary_cross_entropy_with_logits (BCEWithLogitsLoss)."] =
            () => F.binary_cross_entropy(rand(4) + 2, ones(4)),
        ["The shapes do not fit: in dimension 1 one tensor has 3 and the other 2. Sizes are compared from the last dimension backward; they must be equal, or one of them 1, which is then repeated. Print both shapes; unsqueeze puts a dimension of size 1 where it is missing."] =
            () => F.mse_loss(rand(4, 3), rand(4, 2)),
        ["The mean of whole numbers is seldom whole, and this tensor holds int64. Convert it first: x.to(float32).mean()."] =
            () => ones(4, dtype: int64).mean(),
        ["Gradients need numbers that can change a little: only tensors of float32 and the like can have them. Convert the tensor first: x.to(float32)."] =
            () => ones(4, dtype: int64).requires_grad_(),
        ["This tensor requires gradients, and an operation in place (its name ends with _) would change it behind their back. To set weights by hand, do it inside using (no_grad()) { … }; otherwise use the operation without _."] =
            () => rand(3, requires_grad: true).add_(1),
        ["The result is float32, and the tensor that is to hold it int64: an operation in place (its name ends with _) cannot change the type. Use the one without _, or convert the tensor first."] =
            () => ones(3, dtype: int64).add_(rand(3)),
        ["backward was called twice on the same loss; the first call freed what it needed. Compute the loss anew for each step, or pass retain_graph: true to the first call when you do want two. A state that is carried from step to step must be cut loose with detach()."] =
            () => { var x = rand(3, requires_grad: true); var y = (x * x).sum(); y.backward(); y.backward(); },
        ["Nothing that the loss was computed from requires gradients. Perhaps it was computed inside no_grad(), from a detached tensor, or without the model's parameters."] =
            () => rand(3).sum().backward(),
        ["backward starts from one number, the loss, and this tensor has several. Reduce it with mean() or sum() first."] =
            () => (rand(3, requires_grad: true) * 2).backward(),
        ["A value that backward needs (shape [3]) was changed in place after it had been used. Look for an operation whose name ends with _ or an assignment into a tensor, and use one that makes a new tensor."] =
            () => { var x = rand(3, requires_grad: true); var y = x.exp(); y.add_(1); y.sum().backward(); },
        ["There is not enough memory for a tensor of 4,000 GB. Smaller batches need less; a dispose scope (using var scope = NewDisposeScope()) around each step gives memory back at once."] =
            () => zeros(1_000_000_000_000),
        ["No computer holds a tensor of the shape [4000000000000000000]. Check the sizes."] =
            () => zeros(4_000_000_000_000_000_000),
        ["The normalization layer was made for 8 channels, the batch has 3. Make it with 3, the number of channels that the layer before it gives."] =
            () => nn.BatchNorm2d(8).call(rand(4, 3, 5, 5)),
        ["Batch normalization compares the examples of a batch, and this batch [1, 8] has one value for each channel. Train with larger batches (leave out a last batch of one), and call eval() on the model before you predict single examples."] =
            () => nn.BatchNorm1d(8).call(rand(1, 8)),
        ["The input has 2 dimensions, [4, 8]: BatchNorm2d takes a batch [N, C, H, W]. unsqueeze adds a missing dimension of size 1, such as x.unsqueeze(0) for a batch of one."] =
            () => nn.BatchNorm2d(8).call(rand(4, 8)),
        ["LayerNorm was made for last dimensions of [10], the input ends otherwise: [4, 5]. Make it with the sizes that the input ends with."] =
            () => nn.LayerNorm(10).call(rand(4, 5)),
        ["The tensors lie on different devices, meta and cpu. Move model and data to one: model.to(device), x.to(device)."] =
            () => _ = rand(3) + rand(3, device: META),
        ["A tensor on the device meta has a shape and no numbers. Make it on cpu (or cuda) to compute with it."] =
            () => rand(1, device: META).item<float>(),
    };

    public static TheoryData<string> Explanations => new(Mistakes.Keys);

    [Theory]
    [MemberData(nameof(Explanations))]
    public void Given_a_mistake_when_the_engine_refuses_it_then_plain_words_say_what_does_not_fit_and_what_to_do(string explanation)
    {
        using var scope = NewDisposeScope();

        var error = Record.Exception(Mistakes[explanation]);

        Assert.NotNull(error);
        Assert.Equal(explanation, new EngineErrors().Explain(error));
    }

    [Fact]
    public void Given_a_mistake_that_the_engine_explains_itself_when_asked_then_nothing_is_added()
    {
        var tensor = rand(3);
        tensor.Dispose();

        var error = Record.Exception(() => tensor.sum());

        Assert.NotNull(error);
        Assert.Null(new EngineErrors().Explain(error));
    }
}
