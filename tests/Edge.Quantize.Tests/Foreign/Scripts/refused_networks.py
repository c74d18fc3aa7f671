"""Layers that Edge has no int8 form for, as PyTorch exports them: each must be refused by name, with what to use instead."""

import torch
from torch import nn

from pytorch_networks import Function

PICTURE = (3, 8, 8)


class Recurrent(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.layer = kind(8, 6, batch_first=True)

    def forward(self, x):
        return self.layer(x[:, 0])[0][:, -1]


def networks():
    """Yields (name, module, operator set)."""
    conv = nn.Conv2d(3, 4, 3)
    kinds = {
        "group-norm": ([nn.GroupNorm(2, 4)], 13),
        "instance-norm": ([nn.InstanceNorm2d(4, affine=True)], 13),
        "layer-norm": ([nn.LayerNorm([4, 6, 6])], 13),
        "gelu": ([nn.GELU()], 13),
        "elu": ([nn.ELU()], 13),
        "selu": ([nn.SELU()], 13),
        "softplus": ([nn.Softplus()], 13),
        "conv-transpose": ([nn.ConvTranspose2d(4, 4, 2, 2)], 13),
        "bilinear": ([nn.Upsample(scale_factor=2, mode="bilinear")], 13),
        "pixel-shuffle": ([nn.PixelShuffle(2)], 13),
        "avgpool-not-counted": ([nn.AvgPool2d(3, 2, 1, count_include_pad=False)], 13),
        "channel-prelu": ([nn.PReLU(4)], 13),
        "reflect-pad": ([nn.ReflectionPad2d(1)], 13),
        "deviation": ([Function(lambda x: torch.std(x, [2, 3]))], 13),
        "einsum": ([Function(lambda x: torch.einsum("nchw,ndhw->ncd", x, x))], 13),
        "local-response": ([nn.LocalResponseNorm(2)], 13),
        "argmax": ([Function(lambda x: x.amax([2, 3]).argmax(1))], 13),
    }
    for name, (layers, opset) in kinds.items():
        yield f"refused-{name}", nn.Sequential(conv, *layers), opset
    yield "refused-lstm", Recurrent(nn.LSTM), 13
    yield "refused-gru", Recurrent(nn.GRU), 13
