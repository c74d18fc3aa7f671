"""Trains a network with PyTorch on random pictures, in slices that the benchmark asks for.

The first line of standard input is {"threads", "batch", "layers": [...]} with layers as in a recipe; the answer is PyTorch's version.
Each further line is "LAYOUT STEPS" with the layout default or channelsLast; the answer is the seconds of so many steps.
"""
import json
import sys
import time

import torch
from torch import nn

ACTIVATIONS = {"none": [], "relu": [nn.ReLU]}


class Builder:
    """Makes modules of a recipe's layers, following the shape [channels, height, width]."""

    def __init__(self):
        self.shape = (1, 28, 28)
        self.modules = []

    def add(self, layer):
        getattr(self, layer["type"])(layer)
        self.modules += [make() for make in ACTIVATIONS[layer.get("activation", "none")]]

    def conv2D(self, layer):
        channels, height, width = self.shape
        same = layer["padding"] == "same"
        conv = nn.Conv2d(channels, layer["filters"], layer["kernel"], layer["stride"], padding=layer["kernel"] // 2 if same else 0)
        self.modules.append(conv)
        self.shape = tuple(conv(torch.zeros(1, channels, height, width)).shape[1:])

    def maxPool(self, layer):
        channels, height, width = self.shape
        pool = nn.MaxPool2d(layer["kernel"], layer["stride"])
        self.modules.append(pool)
        self.shape = tuple(pool(torch.zeros(1, channels, height, width)).shape[1:])

    def batchNorm(self, layer):
        norm = nn.BatchNorm2d if len(self.shape) == 3 else nn.BatchNorm1d
        self.modules.append(norm(self.shape[0]))

    def relu(self, layer):
        self.modules.append(nn.ReLU())

    def dropout(self, layer):
        self.modules.append(nn.Dropout(layer["rate"]))

    def flatten(self, layer):
        self.modules.append(nn.Flatten())
        self.shape = (self.shape[0] * self.shape[1] * self.shape[2],)

    def dense(self, layer):
        self.modules.append(nn.Linear(self.shape[0], layer["units"]))
        self.shape = (layer["units"],)


class Training:
    """One network in one memory layout."""

    def __init__(self, task, layout):
        torch.manual_seed(1)
        builder = Builder()
        for layer in task["layers"]:
            builder.add(layer)
        self.network = nn.Sequential(*builder.modules)
        self.images = torch.rand(task["batch"], 1, 28, 28)
        if layout == "channelsLast":
            self.network = self.network.to(memory_format=torch.channels_last)
            self.images = self.images.to(memory_format=torch.channels_last)
        self.labels = torch.randint(0, builder.shape[0], (task["batch"],))
        self.optimizer = torch.optim.Adam(self.network.parameters())
        self.loss = nn.CrossEntropyLoss()

    def run(self, steps):
        start = time.perf_counter()
        for _ in range(steps):
            self.optimizer.zero_grad(set_to_none=True)
            self.loss(self.network(self.images), self.labels).backward()
            self.optimizer.step()
        return time.perf_counter() - start


def main():
    task = json.loads(sys.stdin.readline())
    torch.set_num_threads(task["threads"])
    print(torch.__version__, flush=True)
    trainings = {}
    for line in sys.stdin:
        layout, steps = line.split()
        if layout not in trainings:
            trainings[layout] = Training(task, layout)
        print(repr(trainings[layout].run(int(steps))), flush=True)


main()
