# Calls PyTorch's public functions as a TorchSharp user means the members of the same names. Runs inside run.py, after the lines
# that define `requests`; tensors are global names.
import json
import traceback
import warnings


# Nobody reads them, and a pipe that is full of them would stop everything.
warnings.simplefilter("ignore")


class Absent(Exception):
    """PyTorch in Python has no such function; the operator itself is called."""


SPACES = {"torch": torch, "functional": F, "fft": torch.fft, "linalg": torch.linalg, "special": torch.special}

# Parameters by TorchSharp's names where Python's differ; others keep their names.
KEYWORDS = {"type": "dtype", "dimension": "dim", "dimensions": "dim", "dims": "dim", "outInt32": "out_int32", "nonBlocking": "non_blocking",
            "nanEqual": "equal_nan", "assumeUnique": "assume_unique", "fullMatrices": "full_matrices", "lambda": "lambd", "isImplicit": "implicit", "storageOffset": "storage_offset", "strides": "stride"}


# What becomes of a tensor as it was sent.
LAYOUTS = {
    "tensor": lambda t: t,
    "transposed": lambda t: t.transpose(0, -1),
    "quantized": lambda t: torch.quantize_per_tensor(t, 0.5, 3, torch.quint8),
    "channels": lambda t: torch.quantize_per_channel(t, torch.linspace(0.25, 1, t.shape[0], dtype=torch.float64), torch.arange(t.shape[0]), 0, torch.quint8),
}
made = {}


def value(v):
    if not isinstance(v, dict):
        return v
    (kind, content), = v.items()
    if kind in LAYOUTS:
        # Made once: an operator in place changes it.
        if content not in made:
            made[content] = LAYOUTS[kind](globals()[content].clone())
        return made[content]
    if kind == "tensors":
        return [value(t) for t in content]
    if kind == "dtype":
        return getattr(torch, content)
    if kind == "generator":
        return torch.Generator().manual_seed(content)
    if kind == "float":
        return float(content)
    if kind == "complex":
        return complex(*content)
    raise ValueError(kind)


def sizes_then_value(function):
    return lambda *a, **k: function(list(a[0]) if isinstance(a[0], list) else list(a[:-1]), a[-1], **k)


def data(values, dimensions=None, *more, dtype=None, device=None, requires_grad=False):
    shape = values.shape if dimensions is None else dimensions if isinstance(dimensions, list) else [dimensions, *more]
    return values.reshape(shape).to(dtype or values.dtype).requires_grad_(requires_grad)


def norm(self, dim=None, keepdim=False, p=2):
    return torch.norm(self, p) if dim is None else torch.norm(self, p, dim, keepdim)


def quantile(function):
    """TorchSharp's dimension -1 stands for all."""
    return lambda self, q, dim=-1, keepdim=False: function(self, q, None if dim == -1 else dim, keepdim)


def take_along_dim(self, indices, *given, dim=None):
    indices = torch.tensor(indices) if isinstance(indices, list) else indices
    return torch.take_along_dim(self, indices, given[0] if given else dim)


def split_at(function, dim):
    return lambda self, places: torch.tensor_split(self, places, dim(self)) if isinstance(places, torch.Tensor) else function(self, places)


def tensordot(a, b, *dims, dim=2):
    """TorchSharp also takes pairs of dimensions; those drawn are one pair."""
    return torch.tensordot(a, b, dims=dims if len(dims) == 2 else [[d] for d in dims[0]] if dims else dim)


ADAPTERS = {
    "Tensor.full": lambda self, sizes, value: torch.full(sizes, value, out=self),
    "Tensor.amax": lambda self, dims, keepdim=False, out=None: torch.amax(self, dims, keepdim, out=out),
    "Tensor.amin": lambda self, dims, keepdim=False, out=None: torch.amin(self, dims, keepdim, out=out),
    "functional.multi_label_margin_loss": F.multilabel_margin_loss,
    "functional.sigmoid": lambda x, inplace=False: x.sigmoid_() if inplace else x.sigmoid(),
    "functional.tanh": lambda x, inplace=False: x.tanh_() if inplace else x.tanh(),
    "full": sizes_then_value(torch.full),
    "new_full": lambda self, *a, **k: sizes_then_value(self.new_full)(*a, **k),
    "tensor": data,
    "as_tensor": data,
    "Tensor.log_sigmoid": F.logsigmoid,
    "Tensor.elu": lambda self, *scales, alpha=1: torch._C._nn.elu(self, alpha, *scales),
    "Tensor.elu_": lambda self, *scales, alpha=1: torch._C._nn.elu_(self, alpha, *scales),
    "fft.fft_": torch.fft.fft,
    "torch.arctan": lambda y, x=None: torch.arctan(y) if x is None else torch.arctan2(y, x),
    "torch.arctan_": lambda y, x=None: y.arctan_() if x is None else y.arctan2_(x),
    "concatenate": lambda tensors, axis=0: torch.cat(tensors, axis),
    "equal": torch.eq,
    "pinverse": lambda self, rcond=1e-15, hermitian=False: torch.linalg.pinv(self, rcond=rcond, hermitian=hermitian),
    "torch.polygamma": lambda self, n: torch.polygamma(n, self),
    "torch.polygamma_": lambda self, n: self.polygamma_(n),
    "rand_out": lambda self, sizes: torch.rand(sizes, out=self),
    "randint_out": lambda self, high, sizes: torch.randint(high, sizes, out=self),
    "randperm_out": lambda self, n: torch.randperm(n, out=self),
    "rot90": lambda self, k=1, dim=(0, 1): torch.rot90(self, k, dim),
    "searchsorted": lambda s, v, out_int32=False, right=False, sorter=None: torch.searchsorted(s, v, out_int32=out_int32, right=right, sorter=sorter),
    "take_along_dim": take_along_dim,
    "tensordot": tensordot,
    "torch.cross": lambda self, other, dim=0: torch.linalg.cross(self, torch.full_like(self, other), dim=dim),
    "dsplit": split_at(torch.dsplit, lambda t: 2),
    "hsplit": split_at(torch.hsplit, lambda t: 0 if t.dim() == 1 else 1),
    "vsplit": split_at(torch.vsplit, lambda t: 0),
    "is_integral": lambda t: not (t.is_floating_point() or t.is_complex()),
    "linalg.solve_triangular": lambda A, B, upper, **k: torch.linalg.solve_triangular(A, B, upper=upper, **k),
    "quantile": quantile(torch.quantile),
    "nanquantile": quantile(torch.nanquantile),
    "Tensor.norm": norm,
    "torch.norm": norm,
    "roll": lambda self, shifts, dims=(), dim=(): torch.roll(self, shifts, dims or dim),
    "einsum": lambda equation, tensors: torch.einsum(equation, *tensors),
}
# TorchSharp takes several tensors where Python takes them one by one.
for name in ["block_diag", "broadcast_tensors", "cartesian_prod", "chain_matmul", "meshgrid"]:
    ADAPTERS[name] = lambda tensors, _f=getattr(torch, name), **k: _f(*tensors, **k)
for name in ["addcdiv", "addcdiv_", "addcmul", "addcmul_"]:
    ADAPTERS[name] = lambda self, a, b, value=1, _f=getattr(torch.Tensor, name): _f(self, a, b, value=value)


def find(space, name):
    """The public function; members that Python has elsewhere are looked up there."""
    adapted = ADAPTERS.get(space + "." + name, ADAPTERS.get(name))
    if adapted:
        return adapted
    if space == "functional" and name[0].isupper():
        # TorchSharp once named functions as their modules.
        return getattr(F, name.lower())
    if space == "Tensor" and hasattr(torch.Tensor, name):
        return getattr(torch.Tensor, name)
    for module in [SPACES.get(space, torch), torch.Tensor, torch, F, torch.special]:
        if hasattr(module, name):
            return getattr(module, name)
    raise Absent(space + "." + name)


def call(request):
    try:
        function = find(request["space"], request["name"])
    except Absent:
        function = getattr(getattr(torch.ops.aten, request["operator"]), request["overload"] or "default")._op
        return function(**{name: value(v) for name, v in request["schema"].items()})
    keywords = {KEYWORDS.get(name, name): value(v) for name, v in request["keywords"].items()}
    return function(*[value(v) for v in request["arguments"]], **keywords)


def flat(result):
    if isinstance(result, (tuple, list)):
        return [t for part in result for t in flat(part)]
    return [] if result is None else [result]


def plain(result):
    if not isinstance(result, torch.Tensor):
        return torch.tensor(result)
    return result.to_dense() if result.is_sparse else result.dequantize() if result.is_quantized else result


answers = {}
for request in requests:
    torch.manual_seed(request["seed"])
    try:
        results = flat(call(request))
        if request["in_place"]:
            results = [value(request["arguments"][0])]
        for k, result in enumerate(results):
            out[f"{request['id']}_{k}"] = plain(result)
        answers[request["id"]] = {"count": len(results)}
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        answers[request["id"]] = {"error": type(error).__name__ + ": " + str(error), "by": "Python" if last.line.startswith("raise") else "libtorch"}
out["answers"] = torch.tensor(list(json.dumps(answers).encode()), dtype=torch.uint8)
