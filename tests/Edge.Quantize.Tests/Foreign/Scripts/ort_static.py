"""Adds QuantizeLinear and DequantizeLinear to a float model as onnxruntime.quantization.quantize_static does (QuantFormat.QDQ).

ONNX Runtime's Python package is not among Debian's, so its rules are followed by hand; they were looked up in its
python/tools/quantization (registry.py, qdq_quantizer.py, operators/*.py, release 1.16):
  * a tensor of activations gets Q and DQ once, with the least and greatest value of the calibration, widened to hold 0;
  * weights become int8, symmetric, per tensor or per output channel, as DQ of an initializer; biases int32 with the product of the scales;
  * Relu and Clip behind a layer are removed where activations are asymmetric: the quantisation of their output clips;
  * MaxPool, AveragePool, Reshape, Transpose, Squeeze, Resize give their output the quantisation of their input;
  * Softmax gives steps of 1/256;
  * what is not in the registry (Flatten, ReduceMean) stays float, between a DQ and the next Q;
  * Add and Mul quantise a constant like a weight.
"""

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

import onnx_runtime

WEIGHTED = ("Conv", "Gemm", "MatMul")
SAME_AS_INPUT = ("MaxPool", "AveragePool", "Reshape", "Transpose", "Squeeze", "Unsqueeze", "Resize")
OTHERS = ("Add", "Mul", "GlobalAveragePool", "Concat", "LeakyRelu", "Sigmoid", "Softmax")


class StaticQuantizer:
    """One model; signed: activations as int8 rather than uint8; symmetric: their zero point is 0, and Relu stays."""

    def __init__(self, model, calibration, per_channel=True, signed=False, symmetric=False):
        self.model = onnx.load_from_string(model)
        self.graph = self.model.graph
        self.per_channel, self.signed, self.symmetric = per_channel, signed, symmetric
        self.type = numpy.int8 if signed else numpy.uint8
        self.fold_constants()
        self.ranges = self.calibrate(calibration)
        self.weights = {t.name: numpy_helper.to_array(t) for t in self.graph.initializer}
        self.quantized = {}
        self.renamed = {}
        self.before, self.after = {}, []

    def fold_constants(self):
        """Constant nodes become initializers, as ONNX Runtime's preparation does it."""
        for node in [n for n in self.graph.node if n.op_type == "Constant"]:
            self.graph.initializer.append(numpy_helper.from_array(numpy_helper.to_array(node.attribute[0].t), node.output[0]))
            self.graph.node.remove(node)

    def calibrate(self, samples):
        results = onnx_runtime.run_all(self.model.SerializeToString(), samples)
        ranges = {name: (min(r[name].min() for r in results), max(r[name].max() for r in results)) for name in results[0]}
        (data,) = [i.name for i in self.graph.input if i.name not in {t.name for t in self.graph.initializer}]
        ranges[data] = (min(s.min() for s in samples), max(s.max() for s in samples))
        return ranges

    def parameters(self, name):
        low, high = min(self.ranges[name][0], 0), max(self.ranges[name][1], 0)
        least, most = (-128, 127) if self.signed else (0, 255)
        if self.symmetric:
            scale = numpy.float32(2 * max(-low, high) / (most - least))
            return scale, self.type(0 if self.signed else 128)
        scale = numpy.float32((high - low) / (most - least))
        return scale, self.type(round(least - low / scale))

    def constant(self, name, values):
        self.graph.initializer.append(numpy_helper.from_array(numpy.asarray(values), name))
        return name

    def activation(self, name, like=None, fixed=None):
        """The dequantised form of a tensor; like: with the quantisation of that one."""
        name = self.renamed.get(name, name)
        if name not in self.ranges and name not in self.quantized:
            return name
        if name not in self.quantized:
            scale, zero = fixed or (self.quantized[like] if like else self.parameters(name))
            self.quantized[name] = (scale, zero)
            parts = [self.constant(name + "_scale", scale), self.constant(name + "_zero_point", zero)]
            self.after.append((name, [
                helper.make_node("QuantizeLinear", [name, *parts], [name + "_QuantizeLinear_Output"], name + "_QuantizeLinear"),
                helper.make_node("DequantizeLinear", [name + "_QuantizeLinear_Output", *parts], [name + "_DequantizeLinear_Output"], name + "_DequantizeLinear")]))
        return name + "_DequantizeLinear_Output"

    def weight(self, name, axis):
        """The dequantised form of a constant, per channel where an axis is given; and its scales."""
        values = self.weights[name]
        per_channel = self.per_channel and axis is not None
        other = tuple(i for i in range(values.ndim) if i != axis) if per_channel else None
        scale = (numpy.maximum(numpy.abs(values).max(other), 1e-8) / 127).astype(numpy.float32)
        shaped = scale.reshape([-1 if i == axis else 1 for i in range(values.ndim)]) if per_channel else scale
        if name + "_quantized" not in self.before:
            parts = [self.constant(name + "_quantized", numpy.clip(numpy.rint(values / shaped), -127, 127).astype(numpy.int8))]
            parts += [self.constant(name + "_scale", scale), self.constant(name + "_zero_point", numpy.zeros(scale.shape, numpy.int8))]
            attributes = {"axis": axis} if per_channel else {}
            self.before[name + "_quantized"] = helper.make_node("DequantizeLinear", parts, [name + "_DequantizeLinear_Output"], name + "_DequantizeLinear", **attributes)
        return name + "_DequantizeLinear_Output", scale

    def bias(self, name, input_scale, weight_scale):
        scale = numpy.atleast_1d(input_scale * weight_scale).astype(numpy.float32)
        parts = [self.constant(name + "_quantized", numpy.rint(self.weights[name] / scale).astype(numpy.int32))]
        parts += [self.constant(name + "_quantized_scale", scale), self.constant(name + "_quantized_zero_point", numpy.zeros(scale.shape, numpy.int32))]
        attributes = {"axis": 0} if scale.size > 1 else {}
        self.before[name + "_quantized"] = helper.make_node("DequantizeLinear", parts, [name + "_DequantizeLinear_Output"], name + "_DequantizeLinear", **attributes)
        return name + "_DequantizeLinear_Output"

    def weighted(self, node):
        node.input[0] = self.activation(node.input[0])
        scale = self.quantized[node.input[0].removesuffix("_DequantizeLinear_Output")][0]
        transposed = any(a.name == "transB" and a.i for a in node.attribute)
        axis = 0 if node.op_type == "Conv" or transposed else 1
        node.input[1], weight_scale = self.weight(node.input[1], axis)
        if len(node.input) > 2:
            node.input[2] = self.bias(node.input[2], scale, weight_scale)

    def run(self):
        """The bytes of the model with Q and DQ nodes."""
        readers = lambda name: [n for n in self.graph.node if name in n.input]
        removed, outputs = [], {o.name for o in self.graph.output}
        for node in self.graph.node:
            kind = node.op_type
            if kind in ("Relu", "Clip") and node.input[0] in self.ranges:
                source = next((n for n in self.graph.node if node.input[0] in n.output), None)
                if not self.symmetric and source is not None and source.op_type in (*WEIGHTED, "Add") and len(readers(node.input[0])) == 1:
                    source.output[0] = node.output[0]
                    removed.append(node)
        for node in removed:
            self.graph.node.remove(node)
        for node in self.graph.node:
            kind = node.op_type
            if kind in WEIGHTED:
                self.weighted(node)
            elif kind in SAME_AS_INPUT:
                source = node.input[0]
                node.input[0] = self.activation(source)
                self.activation(node.output[0], like=source)
                continue
            elif kind in (*OTHERS, "Relu", "Clip") and node.output[0] in self.ranges:
                count = 1 if kind in ("Clip", "Softmax") else len(node.input)
                for i in range(count):
                    node.input[i] = self.weight(node.input[i], None)[0] if node.input[i] in self.weights else self.activation(node.input[i])
            else:
                for i, name in enumerate(node.input):
                    node.input[i] = name + "_DequantizeLinear_Output" if name in self.quantized else name
                continue
            self.activation(node.output[0], fixed=(numpy.float32(1 / 256), self.type(-128 if self.signed else 0)) if kind == "Softmax" else None)
        self.order(outputs)
        return self.model.SerializeToString()

    def order(self, outputs):
        """Inserts the new nodes, and lets the model's output come out of the last DQ."""
        nodes, added = list(self.before.values()), dict(self.after)
        (data,) = [i.name for i in self.graph.input if i.name not in self.weights]
        nodes += added.pop(data, [])
        for node in self.graph.node:
            nodes.append(node)
            for name in node.output:
                nodes += added.get(name, [])
        for name in outputs & self.quantized.keys():
            for node in nodes:
                for names in (node.input, node.output):
                    for i, one in enumerate(names):
                        names[i] = name + "_float" if one == name else name if one == name + "_DequantizeLinear_Output" else one
        used = {name for node in nodes for name in node.input}
        kept = [t for t in self.graph.initializer if t.name in used]
        del self.graph.node[:], self.graph.initializer[:]
        self.graph.node.extend(nodes)
        self.graph.initializer.extend(kept)
        self.model.producer_name = "onnx.quantize"
        self.model.producer_version = "0.1.0"
