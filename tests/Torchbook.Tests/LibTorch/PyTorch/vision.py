"""The networks of torchvision, which Debian lacks, written again in the order in which TorchSharp draws their weights."""
import torch
from torch import nn


# 0.2 as TorchSharp gives it, in single precision.
DROPOUT = 0.20000000298023224


def start(model, linear=None):
    for module in model.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
            if module.bias is not None:
                nn.init.zeros_(module.bias)
        elif linear and isinstance(module, nn.Linear):
            nn.init.normal_(module.weight, 0, linear)
            nn.init.zeros_(module.bias)
    return model


class Block(nn.Module):
    """A residual block with a basic path (expansion 1) or a bottleneck (expansion 4)."""

    def __init__(self, inputs, planes, stride, expansion, groups, width, dilation, down):
        super().__init__()
        if expansion == 1:
            plan = [(inputs, planes, 3, stride, 1, 1, 1), (planes, planes, 3, 1, 1, 1, 1)]
        else:
            w = int(planes * width / 64) * groups
            plan = [(inputs, w, 1, 1, 0, 1, 1), (w, w, 3, stride, dilation, dilation, groups), (w, planes * 4, 1, 1, 0, 1, 1)]
        layers = []
        for a, b, kernel, step, pad, spread, group in plan:
            layers += [nn.Conv2d(a, b, kernel, step, pad, spread, group, bias=False), nn.BatchNorm2d(b), nn.ReLU()]
        self.path = nn.Sequential(*layers[:-1])
        self.down = down

    def forward(self, x):
        return torch.relu(self.path(x) + (self.down(x) if self.down else x))


def resnet(expansion, depths, groups=1, width=64, dilate=(False, False, False), classes=10):
    layers = [nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64), nn.ReLU(), nn.MaxPool2d(3, 2, 1)]
    inputs, dilation = 64, 1
    for stage, depth in enumerate(depths):
        planes, stride, before = 64 << stage, 1 if stage == 0 else 2, dilation
        if stage and dilate[stage - 1]:
            dilation, stride = dilation * stride, 1
        out = planes * expansion
        for i in range(depth):
            down = None
            if i == 0 and (stride != 1 or inputs != out):
                down = nn.Sequential(nn.Conv2d(inputs, out, 1, stride, bias=False), nn.BatchNorm2d(out))
            layers.append(Block(inputs, planes, stride if i == 0 else 1, expansion, groups, width, before if i == 0 else dilation, down))
            inputs = out
    return start(nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(inputs, classes)))


def vgg(stages, norm, classes=10):
    layers, inputs = [], 3
    for stage, count in enumerate(stages):
        out = min(64 << stage, 512)
        for _ in range(count):
            layers += [nn.Conv2d(inputs, out, 3, padding=1)] + ([nn.BatchNorm2d(out)] if norm else []) + [nn.ReLU()]
            inputs = out
        layers.append(nn.MaxPool2d(2))
    classifier = [nn.Linear(25088, 4096), nn.ReLU(), nn.Dropout(), nn.Linear(4096, 4096), nn.ReLU(), nn.Dropout(), nn.Linear(4096, classes)]
    return start(nn.Sequential(*layers, nn.AdaptiveAvgPool2d(7), nn.Flatten(), *classifier), 0.01)


def alexnet(classes=10):
    plan = [(3, 64, 11, 4, 2, True), (64, 192, 5, 1, 2, True), (192, 384, 3, 1, 1, False), (384, 256, 3, 1, 1, False), (256, 256, 3, 1, 1, True)]
    layers = []
    for inputs, out, kernel, stride, padding, pool in plan:
        layers += [nn.Conv2d(inputs, out, kernel, stride, padding), nn.ReLU()] + ([nn.MaxPool2d(3, 2)] if pool else [])
    classifier = [nn.Dropout(), nn.Linear(9216, 4096), nn.ReLU(), nn.Dropout(), nn.Linear(4096, 4096), nn.ReLU(), nn.Linear(4096, classes)]
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(6), nn.Flatten(), *classifier)


def conv(inputs, out, kernel, stride=1, padding=0):
    return nn.Sequential(nn.Conv2d(inputs, out, kernel, stride, padding, bias=False), nn.BatchNorm2d(out, eps=0.001), nn.ReLU())


class Concat(nn.Module):
    def __init__(self, *branches):
        super().__init__()
        self.branches = nn.ModuleList(branches)

    def forward(self, x):
        return torch.cat([branch(x) for branch in self.branches], 1)


def inception(inputs, a, b0, b, c0, c, d):
    return Concat(
        conv(inputs, a, 1),
        nn.Sequential(conv(inputs, b0, 1), conv(b0, b, 3, 1, 1)),
        nn.Sequential(conv(inputs, c0, 1), conv(c0, c, 3, 1, 1)),
        nn.Sequential(nn.MaxPool2d(3, 1, 1, ceil_mode=True), conv(inputs, d, 1)))


def googlenet(classes=10):
    pool = lambda size: nn.MaxPool2d(size, 2, ceil_mode=True)
    return start(nn.Sequential(
        conv(3, 64, 7, 2, 3), pool(3), conv(64, 64, 1), conv(64, 192, 3, 1, 1), pool(3),
        inception(192, 64, 96, 128, 16, 32, 32), inception(256, 128, 128, 192, 32, 96, 64), pool(3),
        inception(480, 192, 96, 208, 16, 48, 64), inception(512, 160, 112, 224, 24, 64, 64), inception(512, 128, 128, 256, 24, 64, 64),
        inception(512, 112, 144, 288, 32, 64, 64), inception(528, 256, 160, 320, 32, 128, 128), pool(2),
        inception(832, 256, 160, 320, 32, 128, 128), inception(832, 384, 192, 384, 48, 128, 128),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(DROPOUT), nn.Linear(1024, classes)))


class Residual(nn.Module):
    def __init__(self, path):
        super().__init__()
        self.path = path

    def forward(self, x):
        return x + self.path(x)


class TailFirst(nn.Module):
    """Registers the tail before the body, as TorchSharp's mobile networks do: it decides who draws first."""

    def __init__(self, body, tail):
        super().__init__()
        self.tail, self.body = tail, body

    def forward(self, x):
        return self.tail(self.body(x).mean((2, 3)))


def part(inputs, out, kernel, stride, groups, activation, **norm):
    layers = [nn.Conv2d(inputs, out, kernel, stride, kernel // 2, groups=groups, bias=False), nn.BatchNorm2d(out, **norm)]
    return layers + ([activation()] if activation else [])


def mobilenet_v2(classes=10):
    stages = [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)]
    layers, inputs = part(3, 32, 3, 2, 1, nn.ReLU6), 32
    for t, out, count, first in stages:
        for i in range(count):
            stride, hidden = first if i == 0 else 1, inputs * t
            path = (part(inputs, hidden, 1, 1, 1, nn.ReLU6) if t != 1 else []) + part(hidden, hidden, 3, stride, hidden, nn.ReLU6) + part(hidden, out, 1, 1, 1, None)
            layers.append(Residual(nn.Sequential(*path)) if stride == 1 and inputs == out else nn.Sequential(*path))
            inputs = out
    layers += part(320, 1280, 1, 1, 1, nn.ReLU6)
    body = nn.Sequential(*layers)
    return start(TailFirst(body, nn.Sequential(nn.Dropout(0.2), nn.Linear(1280, classes))), 0.01)


class Squeeze(nn.Module):
    def __init__(self, channels):
        super().__init__()
        narrow = max(8, (channels // 4 + 4) // 8 * 8)
        narrow += 8 if narrow < 0.9 * (channels // 4) else 0
        self.fc1, self.fc2 = nn.Conv2d(channels, narrow, 1), nn.Conv2d(narrow, channels, 1)

    def forward(self, x):
        # ReLU6 as in TorchSharp, where torchvision has ReLU.
        scale = self.fc2(nn.functional.relu6(self.fc1(x.mean((2, 3), keepdim=True))))
        return nn.functional.hardsigmoid(scale) * x


def mobilenet_v3_small(classes=10):
    norm = dict(eps=0.001, momentum=0.01)
    rows = [
        (3, 16, 16, True, False, 2), (3, 72, 24, False, False, 2), (3, 88, 24, False, False, 1), (5, 96, 40, True, True, 2), (5, 240, 40, True, True, 1),
        (5, 240, 40, True, True, 1), (5, 120, 48, True, True, 1), (5, 144, 48, True, True, 1), (5, 288, 96, True, True, 2), (5, 576, 96, True, True, 1),
        (5, 576, 96, True, True, 1)]
    layers, inputs = part(3, 16, 3, 2, 1, nn.Hardswish, **norm), 16
    for kernel, wide, out, squeezes, swishes, stride in rows:
        activation = nn.Hardswish if swishes else nn.ReLU
        path = (part(inputs, wide, 1, 1, 1, activation, **norm) if wide != inputs else []) + part(wide, wide, kernel, stride, wide, activation, **norm)
        path = nn.Sequential(*path, *([Squeeze(wide)] if squeezes else []), *part(wide, out, 1, 1, 1, None, **norm))
        layers.append(Residual(path) if stride == 1 and inputs == out else path)
        inputs = out
    layers += part(96, 576, 1, 1, 1, nn.Hardswish, **norm)
    tail = nn.Sequential(nn.Linear(576, 1024), nn.Hardswish(), nn.Dropout(0.2), nn.Linear(1024, classes))
    return start(TailFirst(nn.Sequential(*layers), tail), 0.01)
