"""Small networks of the kinds people train in PyTorch, as torch.onnx.export writes them."""

import io

import torch
from torch import nn
from torch.nn import functional

PICTURE = (3, 12, 10)


class Residual(nn.Module):
    """ResNet's basic block: a stride of 2 with padding 1 on all sides, and a 1x1 shortcut."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.first = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.first_norm = nn.BatchNorm2d(outputs)
        self.second = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.second_norm = nn.BatchNorm2d(outputs)
        self.shortcut = None if stride == 1 else nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        y = functional.relu(self.first_norm(self.first(x)))
        y = self.second_norm(self.second(y))
        return functional.relu(y + (x if self.shortcut is None else self.shortcut(x)))


class InvertedResidual(nn.Module):
    """MobileNetV2's block: 1x1, depthwise 3x3, 1x1 without activation, sum."""

    def __init__(self, inputs, expanded, outputs, stride):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(inputs, expanded, 1, bias=False), nn.BatchNorm2d(expanded), nn.ReLU6(inplace=True),
            nn.Conv2d(expanded, expanded, 3, stride, 1, groups=expanded, bias=False), nn.BatchNorm2d(expanded), nn.ReLU6(inplace=True),
            nn.Conv2d(expanded, outputs, 1, bias=False), nn.BatchNorm2d(outputs))
        self.adds = stride == 1 and inputs == outputs

    def forward(self, x):
        return x + self.layers(x) if self.adds else self.layers(x)


class Inception(nn.Module):
    def __init__(self, inputs):
        super().__init__()
        self.one = nn.Conv2d(inputs, 4, 1)
        self.three = nn.Sequential(nn.Conv2d(inputs, 3, 1), nn.ReLU(), nn.Conv2d(3, 5, 3, padding=1))
        self.five = nn.Sequential(nn.Conv2d(inputs, 2, 1), nn.ReLU(), nn.Conv2d(2, 3, 5, padding=2))
        self.pooled = nn.Sequential(nn.MaxPool2d(3, 1, 1), nn.Conv2d(inputs, 2, 1))

    def forward(self, x):
        return functional.relu(torch.cat([self.one(x), self.three(x), self.five(x), self.pooled(x)], 1))


class DenseBlock(nn.Module):
    """DenseNet's block: the normalisation stands in front of the layer, behind a Concat."""

    def __init__(self, inputs, growth, layers):
        super().__init__()
        self.layers = nn.ModuleList(
            nn.Sequential(nn.BatchNorm2d(inputs + i * growth), nn.ReLU(), nn.Conv2d(inputs + i * growth, growth, 3, padding=1, bias=False)) for i in range(layers))

    def forward(self, x):
        for layer in self.layers:
            x = torch.cat([x, layer(x)], 1)
        return x


class SqueezeExcite(nn.Module):
    """MobileNetV3's gate: one factor a channel, worked out of the channel's means."""

    def __init__(self, channels):
        super().__init__()
        self.less = nn.Conv2d(channels, 4, 1)
        self.more = nn.Conv2d(4, channels, 1)

    def forward(self, x):
        gate = functional.adaptive_avg_pool2d(x, 1)
        return x * torch.sigmoid(self.more(functional.relu(self.less(gate))))


class Function(nn.Module):
    """A function of the tensor as a layer."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


class Normalize(nn.Module):
    """torchvision's transforms.Normalize inside the network."""

    def __init__(self):
        super().__init__()
        self.register_buffer("mean", torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1))
        self.register_buffer("std", torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1))

    def forward(self, x):
        return (x - self.mean) / self.std


def conv_norm_relu(inputs, outputs, stride=1):
    return [nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()]


def head(channels, classes=5):
    return [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, classes)]


def networks():
    """Yields (name, module, shape of one input, settings of the export)."""
    f = Function
    lenet = [nn.Conv2d(1, 4, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(4, 6, 3), nn.ReLU(), nn.MaxPool2d(2)]
    dense = [nn.Linear(24, 16), nn.ReLU(), nn.Linear(16, 5)]
    by_size = [f(lambda x: x.view(x.size(0), -1))]
    for opset in (9, 11, 13, 16):
        yield f"pytorch-lenet-view-opset{opset}", nn.Sequential(*lenet, *by_size, *dense), (1, 16, 16), {"opset": opset, "folding": opset != 11, "dynamic": True}
    yield "pytorch-lenet-flatten", nn.Sequential(*lenet, nn.Flatten(), *dense), (1, 16, 16), {"opset": 13}
    yield "pytorch-lenet-log-softmax", nn.Sequential(*lenet, nn.Flatten(), *dense, nn.LogSoftmax(dim=1)), (1, 16, 16), {"opset": 13, "dynamic": True}
    yield "pytorch-lenet-softmax-fixed-view", nn.Sequential(*lenet, f(lambda x: x.view(-1, 24)), *dense, nn.Softmax(dim=1)), (1, 16, 16), {"opset": 11}
    yield "pytorch-flat-input", nn.Sequential(f(lambda x: x.view(-1, 1, 28, 28)), nn.Conv2d(1, 4, 3, 2), nn.ReLU(), nn.MaxPool2d(3), f(lambda x: x.reshape(x.shape[0], -1)), nn.Linear(64, 10)), (784,), {"opset": 13, "dynamic": True}
    stack = [*conv_norm_relu(3, 6), *conv_norm_relu(6, 8, 2), nn.MaxPool2d(2), *conv_norm_relu(8, 10)]
    yield "pytorch-conv-bn-relu", nn.Sequential(*stack, *head(10)), PICTURE, {"opset": 13, "dynamic": True}
    yield "pytorch-conv-bn-relu-unfused", nn.Sequential(*stack, *head(10)), PICTURE, {"opset": 11, "folding": False, "preserve": True, "dynamic": True}
    mobile = [nn.Conv2d(3, 6, 3, 2, 1, bias=False), nn.BatchNorm2d(6), nn.ReLU6(), InvertedResidual(6, 12, 6, 1), InvertedResidual(6, 12, 8, 2)]
    for opset in (9, 13):
        yield f"pytorch-mobilenet-v2-opset{opset}", nn.Sequential(*mobile, f(lambda x: x.mean([2, 3])), nn.Dropout(0.2), nn.Linear(8, 5)), PICTURE, {"opset": opset, "dynamic": True}
    yield "pytorch-resnet", nn.Sequential(nn.Conv2d(3, 6, 7, 2, 3, bias=False), nn.BatchNorm2d(6), nn.ReLU(), nn.MaxPool2d(3, 2, 1), Residual(6, 6, 1), Residual(6, 8, 2), *head(8)), (3, 24, 21), {"opset": 13, "dynamic": True}
    yield "pytorch-resnet-even", nn.Sequential(nn.Conv2d(3, 6, 3, 2, 1), Residual(6, 8, 2), Residual(8, 8, 1), *head(8)), (3, 16, 12), {"opset": 16, "preserve": True, "dynamic": True}
    yield "pytorch-maxpool-padded", nn.Sequential(nn.Conv2d(3, 5, 3), nn.MaxPool2d(3, 2, 1), nn.Conv2d(5, 4, 3, 2), nn.Flatten(), nn.Linear(8, 5)), PICTURE, {"opset": 13}
    yield "pytorch-avgpool-padded", nn.Sequential(nn.Conv2d(3, 5, 3), nn.AvgPool2d(3, 2, 1), nn.ReLU(), nn.AvgPool2d(2), nn.Flatten(), nn.Linear(20, 4)), PICTURE, {"opset": 11}
    yield "pytorch-avgpool-not-counted", nn.Sequential(nn.Conv2d(3, 5, 3), nn.AvgPool2d(3, 1, 1, count_include_pad=False), nn.AvgPool2d(2), nn.Flatten(), nn.Linear(100, 4)), PICTURE, {"opset": 11}
    yield "pytorch-pool-ceil", nn.Sequential(nn.Conv2d(3, 5, 3), nn.MaxPool2d(2, ceil_mode=True), nn.ReLU(), nn.MaxPool2d(3, 2, ceil_mode=True), nn.Flatten(), nn.Linear(20, 4)), PICTURE, {"opset": 13}
    yield "pytorch-inception", nn.Sequential(nn.Conv2d(3, 6, 3, 2, 1), nn.ReLU(), Inception(6), nn.MaxPool2d(2), Inception(14), *head(14)), PICTURE, {"opset": 13, "dynamic": True}
    yield "pytorch-densenet", nn.Sequential(nn.Conv2d(3, 6, 3, 1, 1), DenseBlock(6, 4, 3), nn.AvgPool2d(2), nn.BatchNorm2d(18), nn.ReLU(), *head(18)), PICTURE, {"opset": 13, "dynamic": True}
    yield "pytorch-adaptive-2x2", nn.Sequential(nn.Conv2d(3, 5, 3, padding=1), nn.ReLU(), nn.AdaptiveAvgPool2d((2, 2)), nn.Flatten(), nn.Linear(20, 4)), PICTURE, {"opset": 13}
    yield "pytorch-leaky", nn.Sequential(nn.Conv2d(3, 6, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(6, 8, 4, 2, 1), nn.BatchNorm2d(8), nn.LeakyReLU(0.01), nn.Flatten(), nn.Linear(48, 4)), PICTURE, {"opset": 13}
    yield "pytorch-sigmoid-tanh", nn.Sequential(nn.Conv2d(3, 5, 3), nn.Tanh(), nn.AvgPool2d(2), nn.Conv2d(5, 6, 3), nn.Sigmoid(), nn.Flatten(), nn.Linear(36, 8), nn.PReLU(), nn.Linear(8, 3), nn.Tanh()), PICTURE, {"opset": 13}
    swish = [nn.Conv2d(3, 8, 3, 2, 1), nn.Hardswish(), SqueezeExcite(8), nn.Conv2d(8, 8, 3, 1, 1, groups=8), nn.Hardswish(), *head(8)]
    for opset in (11, 14):
        yield f"pytorch-mobilenet-v3-opset{opset}", nn.Sequential(*swish), PICTURE, {"opset": opset, "dynamic": True}
    yield "pytorch-grouped", nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.ReLU(), nn.Conv2d(8, 12, 3, groups=4), nn.ReLU(), nn.Conv2d(12, 24, 3, 2, groups=12), *head(24)), PICTURE, {"opset": 13}
    yield "pytorch-dilated", nn.Sequential(nn.Conv2d(3, 5, 3, padding=2, dilation=2), nn.ReLU(), nn.Conv2d(5, 6, 3, dilation=(3, 2)), nn.ReLU(), nn.Conv2d(6, 6, 3, padding=(2, 1), dilation=(2, 1), groups=6), *head(6)), PICTURE, {"opset": 13}
    pads = [f(lambda x: functional.pad(x, (1, 2, 0, 1))), nn.Conv2d(3, 5, 3, 2), nn.ZeroPad2d(1), nn.ReLU(), nn.Conv2d(5, 4, 3), f(lambda x: functional.pad(x, (0, 1, 1, 0), value=0.5)), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(36, 4)]
    yield "pytorch-pad-opset9", nn.Sequential(*pads), PICTURE, {"opset": 9}
    yield "pytorch-pad-opset13-unfolded", nn.Sequential(*pads), PICTURE, {"opset": 13, "folding": False, "dynamic": True}
    yield "pytorch-normalize-inside", nn.Sequential(Normalize(), nn.Conv2d(3, 6, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), f(lambda x: torch.flatten(x, 1)), nn.Linear(180, 4)), PICTURE, {"opset": 13, "dynamic": True}
    yield "pytorch-mlp-bn", nn.Sequential(nn.Flatten(), nn.Linear(48, 12, bias=False), nn.BatchNorm1d(12), nn.ReLU(), nn.Dropout(), nn.Linear(12, 12), nn.ReLU(), nn.BatchNorm1d(12), nn.Linear(12, 4)), (3, 4, 4), {"opset": 13, "preserve": True, "dynamic": True}
    yield "pytorch-upsample", nn.Sequential(nn.Conv2d(3, 4, 3, 2, 1), nn.ReLU(), nn.Upsample(scale_factor=2), nn.Conv2d(4, 2, 3, padding=1)), PICTURE, {"opset": 13}
    yield "pytorch-picture-out", nn.Sequential(nn.Conv2d(3, 4, 3, padding=1), nn.ReLU(), nn.Conv2d(4, 2, 1)), PICTURE, {"opset": 13}
    yield "pytorch-conv1d", nn.Sequential(nn.Conv1d(2, 6, 5, 2), nn.BatchNorm1d(6), nn.ReLU(), nn.MaxPool1d(2), nn.Conv1d(6, 6, 3, padding=1), nn.ReLU(), nn.Flatten(), nn.Linear(36, 4)), (2, 28), {"opset": 13, "dynamic": True}


def randomise(module, seed):
    """Weights as of a trained network: what a normalisation has learnt is not 1 and 0."""
    generator = torch.Generator().manual_seed(seed)

    def uniform(tensor, low, high):
        tensor.copy_(torch.rand(tensor.shape, generator=generator) * (high - low) + low)

    with torch.no_grad():
        for layer in module.modules():
            if isinstance(layer, (nn.BatchNorm1d, nn.BatchNorm2d)):
                uniform(layer.weight, 0.6, 1.5)
                uniform(layer.bias, -0.3, 0.4)
                uniform(layer.running_mean, -0.4, 0.4)
                uniform(layer.running_var, 0.4, 1.6)
            elif isinstance(layer, nn.PReLU):
                uniform(layer.weight, 0.05, 0.4)
            elif isinstance(layer, (nn.Conv1d, nn.Conv2d, nn.Linear)):
                reach = (3 / layer.weight[0].numel()) ** 0.5
                uniform(layer.weight, -reach, 1.2 * reach)
                if layer.bias is not None:
                    uniform(layer.bias, -0.2, 0.2)
    return module.eval()


def export(module, shape, opset, folding=True, preserve=False, dynamic=False):
    """The bytes that torch.onnx.export gives; preserve keeps the normalisations apart from their convolutions."""
    file = io.BytesIO()
    mode = torch.onnx.TrainingMode.PRESERVE if preserve else torch.onnx.TrainingMode.EVAL
    axes = {"input": {0: "batch"}, "output": {0: "batch"}} if dynamic else None
    torch.onnx.export(
        module, torch.zeros(1, *shape), file, opset_version=opset, do_constant_folding=folding, training=mode, input_names=["input"],
        output_names=["output"], dynamic_axes=axes)
    return file.getvalue()
