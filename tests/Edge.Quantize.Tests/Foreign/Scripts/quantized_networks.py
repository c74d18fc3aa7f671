"""Networks with QuantizeLinear and DequantizeLinear: of PyTorch's quantisation, and of ONNX Runtime's."""

import io

import torch
import torch.ao.quantization as quantization
from torch import nn

import ort_static


class Stubbed(nn.Module):
    """A small residual network with the stubs that PyTorch's eager quantisation asks for."""

    def __init__(self):
        super().__init__()
        self.quant, self.dequant = quantization.QuantStub(), quantization.DeQuantStub()
        self.conv1, self.relu1, self.pool = nn.Conv2d(3, 6, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)
        self.conv2, self.relu2 = nn.Conv2d(6, 6, 3, padding=1), nn.ReLU()
        self.sum = nn.quantized.FloatFunctional()
        self.flatten, self.linear = nn.Flatten(), nn.Linear(180, 4)

    def forward(self, x):
        x = self.pool(self.relu1(self.conv1(self.quant(x))))
        x = self.sum.add(x, self.relu2(self.conv2(x)))
        return self.dequant(self.linear(self.flatten(x)))


def trained_with_fake_quantization(engine, seed):
    """After a quantisation-aware training: its ranges observed, its observers off."""
    torch.manual_seed(seed)
    torch.backends.quantized.engine = "qnnpack"
    net = quantization.fuse_modules_qat(Stubbed().train(), [["conv1", "relu1"], ["conv2", "relu2"]])
    net.qconfig = quantization.get_default_qat_qconfig(engine, version=0)
    quantization.prepare_qat(net, inplace=True)
    for _ in range(8):
        net(torch.rand(4, 3, 12, 10) * 4 - 2)
    net.apply(quantization.disable_observer)
    return net.eval()


def export(net, opset=13):
    file = io.BytesIO()
    torch.onnx.export(net, torch.zeros(1, 3, 12, 10), file, opset_version=opset, input_names=["input"], output_names=["output"], dynamic_axes={"input": {0: "batch"}, "output": {0: "batch"}})
    return file.getvalue()


STATIC = {
    # Source, and how it is quantised.
    "lenet-view": ("pytorch-lenet-view-opset13", {}),
    "lenet-flatten": ("pytorch-lenet-flatten", {"per_channel": False}),
    "conv-bn-relu": ("pytorch-conv-bn-relu", {}),
    "mobilenet-v2": ("pytorch-mobilenet-v2-opset13", {}),
    "resnet": ("pytorch-resnet", {"signed": True}),
    "resnet-symmetric": ("pytorch-resnet", {"signed": True, "symmetric": True}),
    "inception": ("pytorch-inception", {}),
    "keras-convnet": ("tf2onnx-convnet", {}),
    "keras-norm-fused": ("tf2onnx-norm-fused", {"signed": True}),
    "keras-residual": ("tf2onnx-residual", {"per_channel": False}),
    "keras-gated": ("tf2onnx-gated", {}),
}


def networks(models, samples):
    """Yields (name, bytes). models: the float ones by name; samples: a function of name and model to calibrate with."""
    for engine, kind in (("fbgemm", "per-channel"), ("qnnpack", "per-tensor")):
        yield f"pytorch-fake-quantized-{kind}", export(trained_with_fake_quantization(engine, 3))
        yield f"pytorch-quantized-{kind}", export(quantization.convert(trained_with_fake_quantization(engine, 3)))
    for name, (source, settings) in STATIC.items():
        yield f"ort-{name}", ort_static.StaticQuantizer(models[source], samples(source, models[source]), **settings).run()
