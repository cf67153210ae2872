"""What PyTorch computes for the cases in cases.txt.

serve:  answers requests on standard input, one JSON object a line: {"kind": "module", "python": "...", "shape": [...], "seed": 1}.
record: prints the answers for all cases under seed 1234: python3 oracle.py record > recorded.json
"""
import json
import os
import sys

import torch
import torch.nn as nn


def ramp(tensor):
    return torch.arange(1, tensor.numel() + 1, dtype=torch.float64).reshape(tensor.shape) / max(1, tensor.numel())


def fingerprint(tensor):
    """Sum, sum of magnitudes, and a sum weighted by position, which notices elements out of place."""
    t = tensor.detach().to(torch.float64)
    return [list(tensor.shape), t.sum().item(), t.abs().sum().item(), (t * ramp(t)).sum().item()]


def module(python, shape, seed):
    torch.manual_seed(seed)
    layer = eval(python)
    x = torch.randint(0, 5, shape) if "Embedding" in python else torch.randn(shape).requires_grad_()
    y = layer(x)
    result = [fingerprint(p) for p in layer.parameters()] + [fingerprint(y)]
    if y.requires_grad:
        (y * ramp(y).to(y.dtype)).sum().backward()
    result += [fingerprint(x.grad)] if x.requires_grad else []
    return result + [fingerprint(p.grad) for p in layer.parameters()] + [fingerprint(b) for b in layer.buffers()]


def loss(python, shape, seed):
    torch.manual_seed(seed)
    x = torch.randn(shape)
    if "NLL" in python:
        x = torch.log_softmax(x, 1)
    elif "BCELoss" in python:
        x = torch.sigmoid(x)
    x.requires_grad_()
    classes = "NLL" in python or "CrossEntropy" in python
    y = torch.randint(0, shape[1], [shape[0]] + shape[2:]) if classes else torch.rand(shape)
    value = eval(python)(x, y)
    (value * ramp(value).to(value.dtype)).sum().backward()
    return [fingerprint(value), fingerprint(x.grad)]


def optimizer(python, shape, seed):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(shape[1], 4), nn.Tanh(), nn.Linear(4, 3))
    x, y = torch.randn(shape), torch.randn(shape[0], 3)
    optim = eval(python)
    result = []
    for _ in range(3):
        optim.zero_grad()
        nn.functional.mse_loss(model(x), y).backward()
        optim.step()
        result += [fingerprint(p) for p in model.parameters()]
    return result


def schedule(python, shape, seed):
    parameters = [nn.Parameter(torch.zeros(1))]
    optim = torch.optim.SGD(parameters, 0.1, momentum=0.9)
    scheduler = eval(python)
    rates = []
    for _ in range(shape[0]):
        group = optim.param_groups[0]
        rates += [group["lr"], group["momentum"]]
        optim.step()
        scheduler.step()
    return [[[len(rates)], rate, abs(rate), rate] for rate in rates]


KINDS = {"module": module, "loss": loss, "optimizer": optimizer, "schedule": schedule}

if __name__ == "__main__":
    if sys.argv[1] == "record":
        answers = {}
        with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "cases.txt")) as lines:
            for kind, python, shape in (line.rstrip("\n").split(" | ") for line in lines if " | " in line):
                answers[python] = KINDS[kind](python, json.loads(shape), 1234)
        print("{\n" + ",\n".join(json.dumps(key) + ": " + json.dumps(value) for key, value in answers.items()) + "\n}")
    else:
        for line in sys.stdin:
            request = json.loads(line)
            print(json.dumps(KINDS[request["kind"]](request["python"], request["shape"], request["seed"])), flush=True)
