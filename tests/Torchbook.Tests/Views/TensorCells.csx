//: tensor-matrix
tensor(new float[,] { { 1, 2.5f }, { -3, 4 } })
//: tensor-vector
arange(10)
//: tensor-scalar
tensor(3.5)
//: tensor-empty
zeros(0, 3)
//: tensor-bool
tensor(new[] { true, false, true })
//: tensor-complex
complex(tensor(new[] { 1f, 2 }), tensor(new[] { -1f, 0.5f }))
//: tensor-with-gradient
ones(2, 2, requires_grad: true)
//: tensor-with-nan-and-infinity
tensor(new[] { 1.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 3 })
//: tensor-of-nan-alone
tensor(new[] { float.NaN, float.NaN })
//: tensor-half
tensor(new[] { 1f, 0.5f }).to_type(ScalarType.Float16)
//: tensor-sparse
eye(3).to_sparse()
//: tensor-disposed
var gone = ones(3); gone.Dispose();
gone
//: tensor-meta
ones(3, 4, device: new Device(DeviceType.META))
//: tensor-too-large-to-print
zeros(2048, 2048)
//: tensor-heat-map-of-both-signs
arange(-50, 50).reshape(10, 10).to_type(ScalarType.Float32)
//: tensor-heat-map-of-amounts
arange(0, 96).reshape(8, 12)
//: tensor-heat-map-sampled
arange(0, 1200).repeat(8).reshape(8, 1200)
//: tensor-gray-image
(arange(0, 64).reshape(1, 8, 8) / 63f)
//: tensor-byte-image
(arange(0, 192).reshape(3, 8, 8)).to_type(ScalarType.Byte)
//: tensor-normalized-image
(arange(0, 192).reshape(3, 8, 8) / 100f - 1)
//: tensor-batch
(arange(0, 5 * 3 * 64).reshape(5, 3, 8, 8) / 959f)
//: tensor-batch-large
(arange(0, 100 * 64).reshape(100, 1, 8, 8) / 6399f)
//: tensor-kernels
(arange(0, 72).reshape(8, 1, 3, 3) - 36f)
//: tensor-feature-maps
(arange(0, 4 * 64).reshape(4, 8, 8) / 255f)
//: tensor-mask
(arange(0, 64).reshape(8, 8) % 2 == 0)
//: tensor-image-with-nan
full(new long[] { 8, 8 }, float.NaN)
//: tensors-in-a-tuple
(ones(2, 3), 5)
//: tensors-in-a-dictionary
new Dictionary<string, Tensor> { ["weight"] = ones(2, 3), ["bias"] = tensor(0.5f) }
//: tensor-shape
zeros(2, 3).shape
//: module
Sequential(("conv", Conv2d(1, 4, 3)), ("relu", ReLU()), ("flatten", Flatten()), ("dense", Linear(4 * 26 * 26, 10)))
//: module-frozen-in-part
var model = Sequential(("a", Linear(3, 2)), ("norm", BatchNorm1d(2)), ("b", Linear(2, 1)));
foreach (var p in model.children().First().parameters()) p.requires_grad = false;
model.eval();
model
//: module-single-layer
Linear(2, 3, hasBias: false)
//: module-with-its-own-parameters
class Scaled : Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.Parameter factor = Parameter(ones(3));
    private readonly Module<Tensor, Tensor> inner = Linear(3, 3);
    public Scaled() : base("Scaled") { RegisterComponents(); }
    public override Tensor forward(Tensor x) => inner.call(x) * factor;
}
new Scaled()
//: modules-in-a-record
new { Model = (Module)Linear(2, 3), Epochs = 3 }
