"""A network trained on MNIST as PyTorch's own example does it: Normalize(mean, std) outside of the network, log_softmax at its end."""

import os
import pathlib

import numpy
import torch
from torch import nn
from torch.nn import functional

MEAN, STD = 0.1307, 0.3081
EPOCHS = 4


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 8, 3, bias=False)
        self.norm1 = nn.BatchNorm2d(8)
        self.conv2 = nn.Conv2d(8, 16, 3, stride=2, padding=1)
        self.norm2 = nn.BatchNorm2d(16)
        self.conv3 = nn.Conv2d(16, 24, 3)
        self.dropout = nn.Dropout(0.25)
        self.fc1 = nn.Linear(600, 10)

    def forward(self, x):
        x = functional.relu(self.norm1(self.conv1(x)))
        x = functional.relu(self.norm2(self.conv2(x)))
        x = functional.max_pool2d(functional.relu(self.conv3(x)), 2)
        x = torch.flatten(x, 1)
        return functional.log_softmax(self.fc1(self.dropout(x)), dim=1)


def folder():
    """The trainer's cache of MNIST, or the folder that the tests take."""
    data = pathlib.Path(os.environ.get("XDG_DATA_HOME", pathlib.Path.home() / ".local" / "share"))
    return pathlib.Path(os.environ.get("EDGE_MNIST") or data / "edge" / "mnist")


def digits(part):
    """Normalised pictures and labels."""
    images = numpy.fromfile(folder() / f"{part}-images-idx3-ubyte", numpy.uint8)[16:].reshape(-1, 1, 28, 28)
    labels = numpy.fromfile(folder() / f"{part}-labels-idx1-ubyte", numpy.uint8)[8:]
    return (torch.from_numpy(images).float() / 255 - MEAN) / STD, torch.from_numpy(labels).long()


def train():
    """The trained network and how many of the 10,000 test pictures it reads rightly."""
    torch.manual_seed(7)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    net, (images, labels) = Net(), digits("train")
    rate, batch = 3e-3, 64
    optimizer = torch.optim.Adam(net.parameters(), lr=rate)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=EPOCHS * (len(images) // batch))
    for _ in range(EPOCHS):
        net.train()
        for chosen in torch.randperm(len(images))[: len(images) // batch * batch].split(batch):
            optimizer.zero_grad()
            functional.nll_loss(net(images[chosen]), labels[chosen]).backward()
            optimizer.step()
            schedule.step()
    net.eval()
    images, labels = digits("t10k")
    with torch.no_grad():
        correct = sum(int((net(part).argmax(1) == truth).sum()) for part, truth in zip(images.split(1000), labels.split(1000)))
    return net, correct
