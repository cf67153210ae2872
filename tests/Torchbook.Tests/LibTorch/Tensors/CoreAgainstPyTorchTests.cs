using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Tensors;

/// <summary>Members that are written by hand, or forwarded with other arguments, beside the same call in Python.</summary>
public class CoreAgainstPyTorchTests(ITestOutputHelper output)
{
    private const long Seed = 20260;

    // In Python, x is [4, 3, 2], m [3, 3] positive definite, v [12], w [5] ascending, i positions in v, c complex [3, 3], n whole numbers [2, 8].
    private static readonly Dictionary<string, (string Python, Func<In, object> Ours)> Cases = new()
    {
        ["std_mean over two dimensions"] = ("torch.std_mean(x, (0, 2))", a => a.X.std_mean((0L, 2L))),
        ["var_mean, biased"] = ("torch.var_mean(x, (1,), unbiased=False, keepdim=True)", a => var_mean(a.X, 1, false, true)),
        ["std of a span"] = ("torch.std(x, (0, 1))", a => a.X.std(new ReadOnlySpan<long>([0, 1]))),
        ["var over three dimensions"] = ("torch.var(x, (0, 1, 2))", a => var(a.X, (0L, 1L, 2L))),
        ["std as float64"] = ("torch.std(x.double(), 1)", a => std(a.X, 1L, type: ScalarType.Float64)),
        ["amax"] = ("torch.amax(x, (0, 2), True)", a => a.X.amax([0, 2], true)),
        ["amin into out"] = ("torch.amin(x, (1,))", a => amin(a.X, [1L], @out: zeros(1))),
        ["count_nonzero"] = ("torch.count_nonzero(n, 0)", a => count_nonzero(a.N, [0])),
        ["unique"] = ("torch.unique(n, return_inverse=True, return_counts=True)", a => unique(a.N, return_inverse: true, return_counts: true)),
        ["unique rows"] = ("torch.unique(n, dim=0)", a => a.N.unique(dim: 0).output),
        ["unique_consecutive"] = ("torch.unique_consecutive(n.sort().values, return_counts=True)", a => Pair(a.N.sort().Values.unique_consecutive(return_counts: true))),
        ["tensordot of a number"] = ("torch.tensordot(x, x.permute(1, 2, 0), 2)", a => a.X.tensordot(a.X.permute(1, 2, 0))),
        ["tensordot of lists"] = ("torch.tensordot(x, x, ([0, 1], [0, 1]))", a => tensordot(a.X, a.X, [0, 1], [0, 1])),
        ["tensordot of pairs"] = ("torch.tensordot(x, x, ([2, 0], [2, 0]))", a => tensordot(a.X, a.X, [(2, 2), (0, 0)])),
        ["einsum"] = ("torch.einsum('abc,abd->cd', x, x)", a => einsum("abc,abd->cd", a.X, a.X)),
        ["cdist"] = ("torch.cdist(m, m + 1, 3.0)", a => cdist(a.M, a.M + 1, 3)),
        ["cdist without products"] = ("torch.cdist(m, m + 1, compute_mode='donot_use_mm_for_euclid_dist')", a => cdist(a.M, a.M + 1, compute_mode: compute_mode.donot_use_mm_for_euclid_dist)),
        ["pinverse"] = ("torch.pinverse(m)", a => pinverse(a.M)),
        ["arctan of two"] = ("torch.atan2(m, m.t())", a => arctan(a.M, a.M.t())),
        ["gelu"] = ("F.gelu(x, approximate='tanh')", a => a.X.gelu(TorchSharp.Modules.GELU.Approximate.tanh)),
        ["hardtanh"] = ("F.hardtanh(x, -0.3, 0.4)", a => a.X.hardtanh(-0.3, 0.4)),
        ["heaviside"] = ("torch.heaviside(m, m)", a => a.M.heaviside(a.M)),
        ["isin, inverted"] = ("torch.isin(n, n[0], invert=True)", a => isin(a.N, a.N[0], invert: true)),
        ["polygamma"] = ("torch.polygamma(2, m.abs() + 1)", a => polygamma(a.M.abs() + 1, 2)),
        ["trapezoid"] = ("torch.trapezoid(x, dim=1)", a => trapezoid(a.X, dim: 1)),
        ["cumulative_trapezoid over x"] = ("torch.cumulative_trapezoid(w, w)", a => a.W.cumulative_trapezoid(a.W)),
        ["vander"] = ("torch.vander(w, 3, increasing=True)", a => a.W.vander(3, true)),
        ["cross with a number"] = ("torch.cross(m, torch.full_like(m, 2), dim=1)", a => a.M.cross(2f, 1)),
        ["stft"] = ("torch.stft(v, 8, hop_length=2, window=torch.hann_window(8), return_complex=True)", a => stft(a.V, 8, 2, window: hann_window(8), return_complex: true)),
        ["stft as real pairs, not centred"] = ("torch.stft(v, 4, center=False, return_complex=False)", a => a.V.stft(4, center: false)),
        ["istft"] = ("torch.istft(torch.stft(v, 4, return_complex=True), 4)", a => istft(stft(a.V, 4, return_complex: true), 4)),
        ["kaiser window"] = ("torch.kaiser_window(9, False, 7.5)", a => kaiser_window(9, false, 7.5f)),
        ["hamming window"] = ("torch.hamming_window(9, True, 0.5, 0.5, dtype=torch.float64)", a => hamming_window(9, true, 0.5f, 0.5f, ScalarType.Float64)),
        ["bartlett and blackman"] = ("(torch.bartlett_window(5), torch.blackman_window(5))", a => (bartlett_window(5), blackman_window(5))),
        ["fftfreq"] = ("(torch.fft.fftfreq(5, 0.5), torch.fft.rfftfreq(6))", a => (fft.fftfreq(5, 0.5), fft.rfftfreq(6))),
        ["histogram"] = ("torch.histogram(v, 5, range=(-1.0, 1.0), density=True)", a => histogram(a.V, 5, (-1, 1), density: true)),
        ["histogram of given edges"] = ("torch.histogram(v, w)", a => histogram(a.V, a.W)),
        ["gradient"] = ("torch.gradient(x, spacing=2, dim=(0, 1))", a => gradient(a.X, 2, [0, 1])),
        ["gradient along one"] = ("torch.gradient(x, dim=1)", a => gradient(a.X, dim: 1)),
        ["atleast_3d"] = ("torch.atleast_3d(m, v)", a => atleast_3d(a.M, a.V)),
        ["broadcast_tensors"] = ("torch.broadcast_tensors(m, m[0])", a => broadcast_tensors(a.M, a.M[0])),
        ["concatenate"] = ("torch.cat((m, m), 1)", a => concatenate([a.M, a.M], 1)),
        ["index_reduce"] = ("torch.index_reduce(m, 0, torch.tensor([0, 0, 2]), m, 'amax', include_self=False)", a => index_reduce(a.M, 0, tensor(new[] { 0L, 0L, 2L }), a.M, Reduce.amax, false)),
        ["moveaxis"] = ("torch.moveaxis(x[None], (0, 1, 2, 3), (3, 2, 1, 0))", a => moveaxis(a.X.unsqueeze(0), (0L, 1L, 2L, 3L), (3L, 2L, 1L, 0L))),
        ["rot90"] = ("torch.rot90(x, 1, (1, 2))", a => rot90(a.X, 1, (1, 2))),
        ["searchsorted"] = ("torch.searchsorted(w, m, right=True, out_int32=True)", a => searchsorted(a.W, a.M, true, true)),
        ["searchsorted for a number"] = ("torch.searchsorted(w, 0.5)", a => searchsorted(a.W, 0.5, false, false, null)),
        ["take_along_dim"] = ("torch.take_along_dim(v, torch.tensor([3, 1]))", a => a.V.take_along_dim(new List<long> { 3, 1 })),
        ["split"] = ("torch.split(v, [5, 4, 3])", a => split(a.V, [5L, 4, 3])),
        ["tensor_split"] = ("torch.tensor_split(v, [1, 5])", a => tensor_split(a.V, [1L, 5])),
        ["tensor_split by a tensor"] = ("torch.tensor_split(v, torch.tensor([1, 5]))", a => tensor_split(a.V, tensor(new[] { 1L, 5L }))),
        ["hsplit"] = ("torch.hsplit(x, (1, 2))", a => hsplit(a.X, (1L, 2L))),
        ["hsplit by a tensor"] = ("torch.hsplit(v, (1, 2))", a => hsplit(a.V, tensor(new[] { 1L, 2L }))),
        ["vsplit"] = ("torch.vsplit(x, (1, 3))", a => vsplit(a.X, [1L, 3L])),
        ["dsplit"] = ("torch.dsplit(x, (1,))", a => dsplit(a.X, [1L])),
        ["nonzero_as_list"] = ("[t[:, None] for t in torch.nonzero(n, as_tuple=True)]", a => a.N.nonzero_as_list()),
        ["sparse_coo_tensor of a type"] = ("torch.sparse_coo_tensor([[0, 2], [1, 0]], [3.0, 4.0], (3, 3), dtype=torch.int64).to_dense()", a => sparse_coo_tensor(tensor(new long[,] { { 0, 2 }, { 1, 0 } }), tensor(new[] { 3f, 4f }), [3, 3], int64).to_dense()),
        ["sparse_coo_tensor"] = ("torch.sparse_coo_tensor([[0, 2], [1, 0]], [3.0, 4.0], (3, 3)).to_dense()", a => sparse(tensor(new long[,] { { 0, 2 }, { 1, 0 } }), tensor(new[] { 3f, 4f }), [3, 3]).to_dense()),
        ["conjugate transposes"] = ("(c.H, c[None].mT, c[None].mH, c.T)", a => new[] { a.C.H, a.C.unsqueeze(0).mT, a.C.unsqueeze(0).mH, a.C.T }),
        ["real and imaginary parts"] = ("(c.real, c.imag)", a => (a.C.real, a.C.imag)),
        ["lu"] = ("torch.lu(m, get_infos=True)", a => lu(a.M, get_infos: true)),
        ["lu_solve"] = ("torch.lu_solve(m, *torch.lu(m))", a => lu_solve(a.M, lu(a.M).A_LU, lu(a.M).pivots)),
        ["slogdet"] = ("torch.slogdet(m)", a => slogdet(a.M)),
        ["orgqr"] = ("torch.orgqr(*torch.geqrf(m))", a => orgqr(geqrf(a.M).a, geqrf(a.M).tau)),
        ["ormqr"] = ("torch.ormqr(*torch.geqrf(m), m)", a => ormqr(geqrf(a.M).a, geqrf(a.M).tau, a.M)),
        ["linalg.lstsq"] = ("tuple(torch.linalg.lstsq(x[0], x[0][:, :1]))[:1]", a => linalg.lstsq(a.X[0], a.X[0][TensorIndex.Colon, ..1]).Solution),
        ["linalg.qr, complete"] = ("torch.linalg.qr(x[0], 'complete')", a => linalg.qr(a.X[0], linalg.QRMode.Complete)),
        ["linalg.eigvalsh of a triangle"] = ("torch.linalg.eigvalsh(m, 'U')", a => linalg.eigvalsh(a.M, 'U')),
        ["linalg.svdvals"] = ("torch.linalg.svdvals(m)", a => linalg.svdvals(a.M)),
        ["linalg.inv_ex"] = ("torch.linalg.inv_ex(m)", a => linalg.inv_ex(a.M)),
        ["linalg.lu"] = ("torch.linalg.lu(m)", a => linalg.lu(a.M)),
        ["linalg.solve_triangular"] = ("torch.linalg.solve_triangular(m, m.t(), upper=True)", a => linalg.solve_triangular(a.M, a.M.t(), true)),
        ["linalg.tensorsolve"] = ("torch.linalg.tensorsolve(m.reshape(3, 1, 3), m[:, :1])", a => linalg.tensorsolve(a.M.reshape(3, 1, 3), a.M[TensorIndex.Colon, ..1], null)),
        ["linalg.vecdot"] = ("torch.linalg.vecdot(c, c, dim=0)", a => linalg.vecdot(a.C, a.C, 0)),
        ["linalg.vander"] = ("torch.linalg.vander(w, N=3)", a => linalg.vander(a.W, 3)),
        ["linalg.diagonal"] = ("torch.linalg.diagonal(m, offset=1)", a => linalg.diagonal(a.M, 1)),
        ["special functions"] = ("[getattr(torch.special, f)(m.abs()) for f in ('airy_ai', 'bessel_j1', 'bessel_y0', 'modified_bessel_k0', 'scaled_modified_bessel_k1', 'spherical_bessel_j0')]",
            a => new[] { special.airy_ai(a.M.abs()), special.bessel_j1(a.M.abs()), special.bessel_y0(a.M.abs()), special.modified_bessel_k0(a.M.abs()), special.scaled_modified_bessel_k1(a.M.abs()), special.spherical_bessel_j0(a.M.abs()) }),
        ["special polynomials"] = ("[getattr(torch.special, f)(m, torch.full_like(m, 3)) for f in ('chebyshev_polynomial_t', 'hermite_polynomial_he', 'laguerre_polynomial_l', 'legendre_polynomial_p', 'shifted_chebyshev_polynomial_w')]",
            a => new[] { special.chebyshev_polynomial_t(a.M, full_like(a.M, 3)), special.hermite_polynomial_he(a.M, full_like(a.M, 3)), special.laguerre_polynomial_l(a.M, full_like(a.M, 3)), special.legendre_polynomial_p(a.M, full_like(a.M, 3)), special.shifted_chebyshev_polynomial_w(a.M, full_like(a.M, 3)) }),
        ["special.zeta"] = ("torch.special.zeta(m.abs() + 2, m.abs() + 1)", a => special.zeta(a.M.abs() + 2, a.M.abs() + 1)),
        ["an index of everything"] = ("x[None, 1:, ..., True, 0]", a => a.X[TensorIndex.None, 1.., TensorIndex.Ellipsis, TensorIndex.Bool(true), 0]),
        ["a false index"] = ("x[False]", a => a.X[TensorIndex.Bool(false)]),
        ["index_put, accumulating"] = ("v.index_put((torch.tensor([1, 1, 3]),), torch.tensor(2.0), accumulate=True)", a => a.V.clone().index_put_(tensor(2f), [TensorIndex.Tensor(tensor(new[] { 1L, 1L, 3L }))], true)),
        ["a range that accumulates"] = ("x.clone() + torch.tensor([0, 1, 0]).reshape(3, 1)", a => a.X.clone().index_put_(ones(4, 2), [TensorIndex.Colon, 1], true)),
        ["randint_like is typed"] = ("torch.zeros_like(m)", a => a.M.randint_like(0, 1)),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Given_the_same_input_when_called_then_PyTorch_agrees(string name)
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        output.WriteLine($"seed {Seed}");
        using var scope = NewDisposeScope();
        var (python, ours) = Cases[name];
        var a = new In();

        var expected = PyTorchScript.Run($"r = {python}\nfor k, t in enumerate(r if isinstance(r, (tuple, list)) else [r]): out[str(k)] = t.contiguous().resolve_conj()", a.Named);
        var actual = Flat(ours(a));

        Assert.Equal(expected.Count, actual.Count);
        for (var k = 0; k < actual.Count; k++) Close.AssertEqual(expected[k.ToString()], actual[k], $"{name}, result {k}");
    }

    private static object Pair((Tensor Output, Tensor Inverse, Tensor Counts) found) => (found.Output, found.Counts);

    private static List<Tensor> Flat(object result) => result switch
    {
        Tensor tensor => [tensor],
        IEnumerable<Tensor> many => many.ToList(),
        System.Runtime.CompilerServices.ITuple tuple => Enumerable.Range(0, tuple.Length).Select(k => (Tensor)tuple[k]!).ToList(),
        _ => throw new InvalidOperationException($"A {result.GetType()} is no result."),
    };

    private sealed class In
    {
        public In()
        {
            manual_seed(Seed);
            X = randn(4, 3, 2);
            M = randn(3, 3).matmul(randn(3, 3)) + eye(3) * 3;
            M = M.matmul(M.t());
            V = randn(12);
            W = tensor(new[] { -1f, -0.25f, 0.1f, 0.6f, 1.5f });
            C = randn(3, 3, ScalarType.ComplexFloat32);
            N = randint(0, 4, [2, 8]);
        }

        public Tensor X { get; }
        public Tensor M { get; }
        public Tensor V { get; }
        public Tensor W { get; }
        public Tensor C { get; }
        public Tensor N { get; }

        public (string, Tensor)[] Named => [("x", X), ("m", M), ("v", V), ("w", W), ("c", C), ("n", N)];
    }
}
