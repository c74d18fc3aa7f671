"""Writes ../Data: networks as others export them, inputs, and the outputs that ONNX Runtime gives for them.

    apt-get install python3-torch python3-onnx npm
    /usr/bin/python3 tests/Edge.Quantize.Tests/Foreign/Scripts/make_networks.py

Run on one machine twice it writes the same bytes. With --keep-trained the network trained on MNIST stays as it is. The README beside Data says what the files are.
"""

import json
import pathlib
import sys
import warnings

import numpy
import onnx

sys.dont_write_bytecode = True
import keras_networks
import onnx_runtime
import pytorch_mnist
import pytorch_networks
import quantized_networks
import refused_networks

DATA = pathlib.Path(__file__).resolve().parent.parent / "Data"
SAMPLES = 4


def inputs(shape, seed, count=SAMPLES):
    """Pictures of bytes; what a network sees is (byte - 128) / 64."""
    return numpy.random.RandomState(seed).randint(0, 256, (count, *shape)).astype(numpy.uint8)


def real(bytes_):
    return [((sample.astype(numpy.float32) - 128) / 64) for sample in bytes_]


def input_shape(model):
    graph = onnx.load_from_string(model).graph
    constants = {c.name for c in graph.initializer}
    (value,) = [i for i in graph.input if i.name not in constants]
    return [d.dim_value for d in value.type.tensor_type.shape.dim][1:]


def layout(shape, model):
    """The order of the input's elements, by who exported the model: Keras has the channel last."""
    keras = onnx.load_from_string(model).graph.input[0].name != "input"
    return "flat" if len(shape) == 1 else "channelsLast" if keras else "channelsFirst"


def write(index, name, model, seed, **facts):
    shape = input_shape(model)
    samples = inputs(shape, seed)
    if onnx.load_from_string(model).graph.node[-1].op_type == "LogSoftmax":
        facts["logarithms"] = True
    outputs = [next(iter(o.values())) for o in onnx_runtime.run(model, real(samples))]
    (DATA / f"{name}.onnx").write_bytes(model)
    (DATA / f"{name}.bin").write_bytes(samples.tobytes() + numpy.stack(outputs).astype("<f4").tobytes())
    index.append({"name": name, "input": shape, "layout": layout(shape, model), "output": list(outputs[0].shape[1:]), "samples": SAMPLES, **facts})
    print(f"{name}: {len(model)} bytes, outputs {outputs[0].shape}")


def main():
    warnings.simplefilter("ignore")
    onnx_runtime.install()
    DATA.mkdir(exist_ok=True)
    index, models = [], {}
    for seed, (name, module, shape, settings) in enumerate(pytorch_networks.networks()):
        models[name] = pytorch_networks.export(pytorch_networks.randomise(module, seed), shape, **settings)
        write(index, name, models[name], seed)
    for seed, (name, model) in enumerate(keras_networks.networks()):
        models[name] = model
        write(index, name, model, 1000 + seed)
    calibration = lambda name, model: real(inputs(input_shape(model), 3000, 64))
    for seed, (name, model) in enumerate(quantized_networks.networks(models, calibration)):
        write(index, name, model, 2000 + seed, quantized=True)
    if "--keep-trained" not in sys.argv:
        net, correct = pytorch_mnist.train()
        (DATA / "pytorch-mnist.onnx").write_bytes(pytorch_networks.export(net, (1, 28, 28), 13, dynamic=True))
        (DATA / "pytorch-mnist.json").write_text(json.dumps({"mean": pytorch_mnist.MEAN, "std": pytorch_mnist.STD, "testImages": 10000, "correct": correct}) + "\n")
    write(index, "pytorch-mnist", (DATA / "pytorch-mnist.onnx").read_bytes(), 4000)
    for name, module, opset in refused_networks.networks():
        model = pytorch_networks.export(pytorch_networks.randomise(module, 1), refused_networks.PICTURE, opset)
        (DATA / f"{name}.onnx").write_bytes(model)
        index.append({"name": name, "input": input_shape(model), "layout": "channelsFirst", "output": [], "samples": 0, "refused": True})
    (DATA / "networks.json").write_text(json.dumps(index, indent=2) + "\n")
    kept = {"networks.json", "pytorch-mnist.json", *(f"{n['name']}.{end}" for n in index for end in (("onnx",) if n.get("refused") else ("onnx", "bin")))}
    for file in DATA.iterdir():
        if file.name not in kept:
            file.unlink()


if __name__ == "__main__":
    sys.exit(main())
