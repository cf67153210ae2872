"""Runs Python code on tensors sent to it, and sends back the tensors that the code puts into the dictionary `out`.

A request and its answer are one JSON object a line; a tensor is {"dtype": "float32", "shape": [2, 3], "data": base64 of its elements}.
"""
import base64
import json
import sys
import traceback

import torch


def decode(tensor):
    dtype = getattr(torch, tensor["dtype"])
    data = base64.b64decode(tensor["data"])
    flat = torch.frombuffer(bytearray(data), dtype=dtype) if data else torch.empty(0, dtype=dtype)
    return flat.reshape(tensor["shape"])


def encode(value):
    tensor = torch.as_tensor(value).detach().cpu().contiguous().resolve_conj().resolve_neg()
    raw = tensor.view(torch.int16) if tensor.dtype == torch.bfloat16 else tensor
    data = base64.b64encode(raw.numpy().tobytes()).decode("ascii")
    return {"dtype": str(tensor.dtype).removeprefix("torch."), "shape": list(tensor.shape), "data": data}


def run(request):
    out = {}
    names = {"torch": torch, "nn": torch.nn, "F": torch.nn.functional, "out": out}
    names.update((name, decode(tensor)) for name, tensor in request["inputs"].items())
    exec(request["python"], names)
    return {"out": {name: encode(value) for name, value in out.items()}}


for line in sys.stdin:
    try:
        answer = run(json.loads(line))
    except Exception as error:
        answer = {"error": type(error).__name__ + ": " + str(error), "trace": traceback.format_exc()}
    print(json.dumps(answer), flush=True)
