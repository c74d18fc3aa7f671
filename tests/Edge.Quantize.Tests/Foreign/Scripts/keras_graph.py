"""Builds ONNX graphs as tf2onnx lays out those of Keras; TensorFlow is not needed.

What was looked up in the source of tf2onnx (github.com/onnx/tensorflow-onnx, commit 6537fcb2):
  onnx_opset/nn.py                     a layer of NHWC becomes Transpose(0,3,1,2), the layer, Transpose(0,2,3,1); weights are stored as OIHW;
                                       SAME becomes pads worked out from the shapes, or auto_pad SAME_UPPER where a size is unknown;
                                       a depthwise kernel has the group of its input channels
  rewriter/conv2d_with_add_rewriter    BiasAdd behind a convolution becomes the convolution's third input
  rewriter/gemm_rewriter               MatMul and BiasAdd become a Gemm, but only where the batch is known
  optimizer/transpose_optimizer        transposes are pushed down until they meet their opposite; one that moves nothing (a single channel,
                                       a single cell) becomes a Reshape to a constant shape
  optimizer/back_to_back_optimizer     BatchNormalization is fused into the convolution before it
  optimizer/global_pool_optimizer      ReduceMean over the last two axes becomes GlobalAveragePool and Squeeze
  onnx_opset/math.py                   Relu6 is a Clip, with bounds as inputs from opset 11 on
  onnx_opset/nn.py, tensor.py          axes of Squeeze and pads of Pad are attributes before opsets 13 and 11, inputs from then on
"""

import numpy
from onnx import TensorProto, helper, numpy_helper

TO_NCHW, TO_NHWC = (0, 3, 1, 2), (0, 2, 3, 1)


class KerasGraph:
    """One network. The picture is held as [h, w, c]; optimized: whether tf2onnx's optimisers have run."""

    def __init__(self, name, shape, seed, opset=15, optimized=True, batch="unk__32"):
        self.name, self.opset, self.optimized = name, opset, optimized
        self.nodes, self.constants = [], []
        self.random = numpy.random.RandomState(seed)
        self.shape = list(shape)
        self.input = helper.make_tensor_value_info(name + "_input", TensorProto.FLOAT, [batch, *shape])
        self.batch = batch
        self.current, self.channels_first = name + "_input", False

    def node(self, kind, inputs, count=1, **attributes):
        """Adds a node behind the current tensor or the inputs given, and returns its output."""
        output = f"StatefulPartitionedCall/{self.name}/{kind.lower()}_{len(self.nodes)}:0"
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output[:-2], **attributes))
        return output

    def constant(self, kind, values, dtype=numpy.float32):
        name = f"StatefulPartitionedCall/{self.name}/{kind}_{len(self.constants)}/ReadVariableOp:0"
        self.constants.append(numpy_helper.from_array(numpy.asarray(values, dtype), name))
        return name

    def uniform(self, shape, low, high):
        return self.random.uniform(low, high, shape).astype(numpy.float32)

    def to(self, channels_first):
        """Makes the current picture stand in the order asked for."""
        if len(self.shape) != 3 or self.channels_first == channels_first:
            return
        height, width, channels = self.shape
        if self.optimized and (channels == 1 or height * width == 1):
            target = [-1, channels, height, width] if channels_first else [-1, height, width, channels]
            self.current = self.node("Reshape", [self.current, self.constant("new_shape", target, numpy.int64)])
        else:
            self.current = self.node("Transpose", [self.current], perm=TO_NCHW if channels_first else TO_NHWC)
        self.channels_first = channels_first

    def in_channels_first(self, layer):
        """A layer that wants NCHW; without the optimisers every such layer is followed by a transpose back."""
        self.to(True)
        layer()
        if not self.optimized:
            self.to(False)

    def pads(self, kernel, stride, dilation, padding, auto):
        if padding == "valid":
            self.shape[:2] = [(self.shape[i] - dilation * (kernel[i] - 1) - 1) // stride + 1 for i in range(2)]
            return {}
        total = [max((-(-self.shape[i] // stride) - 1) * stride + dilation * (kernel[i] - 1) + 1 - self.shape[i], 0) for i in range(2)]
        self.shape[:2] = [-(-self.shape[i] // stride) for i in range(2)]
        return {"auto_pad": "SAME_UPPER"} if auto else {"pads": [total[0] // 2, total[1] // 2, total[0] - total[0] // 2, total[1] - total[1] // 2]}

    def conv(self, filters, kernel, stride=1, padding="valid", dilation=1, bias=True, groups=1, auto=False, depthwise=0):
        """Conv2D, or DepthwiseConv2D where a multiplier is given."""
        def layer():
            inputs = self.shape[2]
            outputs, group = (inputs * depthwise, inputs) if depthwise else (filters, groups)
            shape = [outputs, inputs // group, kernel, kernel]
            reach = (3 / numpy.prod(shape[1:])) ** 0.5
            attributes = self.pads([kernel, kernel], stride, dilation, padding, auto)
            weights = [self.constant("Conv2D", self.uniform(shape, -reach, 1.2 * reach))]
            separate = bias and not self.optimized
            if bias and not separate:
                weights.append(self.constant("BiasAdd", self.uniform([outputs], -0.2, 0.2)))
            self.current = self.node("Conv", [self.current, *weights], dilations=[dilation] * 2, group=group, kernel_shape=[kernel] * 2, strides=[stride] * 2, **attributes)
            self.shape[2] = outputs
            if separate:
                self.to(False)
                self.current = self.node("Add", [self.current, self.constant("BiasAdd", self.uniform([outputs], -0.2, 0.2))])
        self.in_channels_first(layer)
        return self

    def norm(self, fused=False):
        """BatchNormalization; fused: into the convolution before it, as the optimisers do where they can."""
        channels = self.shape[2]
        values = [self.uniform([channels], *limits) for limits in ((0.6, 1.5), (-0.3, 0.4), (-0.4, 0.4), (0.4, 1.6))]
        if fused:
            conv = self.nodes[-1]
            assert conv.op_type == "Conv" and len(conv.input) == 2, "expected a convolution without bias in front"
            weights = next(c for c in self.constants if c.name == conv.input[1])
            scale = values[0] / numpy.sqrt(values[3] + numpy.float32(1e-3))
            weights.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(weights) * scale.reshape(-1, 1, 1, 1), weights.name))
            conv.input.append(self.constant("Conv2D_bias_fused_bn", values[1] - values[2] * scale))
            return self
        def layer():
            names = [self.constant("FusedBatchNormV3", v) for v in values]
            self.current = self.node("BatchNormalization", [self.current, *names], epsilon=0.0010000000474974513)
        self.in_channels_first(layer)
        return self

    def relu(self, kind="Relu", **attributes):
        self.current = self.node(kind, [self.current], **attributes)
        return self

    def relu6(self):
        bounds = [self.constant(f"Relu6_{k}", v) for k, v in (("min", 0), ("max", 6))] if self.opset >= 11 else []
        attributes = {} if bounds else {"min": 0.0, "max": 6.0}
        self.current = self.node("Clip", [self.current, *bounds], **attributes)
        return self

    def pool(self, kind, size, stride=None, padding="valid", auto=False):
        def layer():
            attributes = self.pads([size, size], stride or size, 1, padding, auto)
            self.current = self.node(kind, [self.current], kernel_shape=[size] * 2, strides=[stride or size] * 2, **attributes)
        self.in_channels_first(layer)
        return self

    def zero_padding(self, top, left, bottom, right):
        pads = [0, 0, top, left, 0, 0, bottom, right] if self.channels_first else [0, top, left, 0, 0, bottom, right, 0]
        if self.opset >= 11:
            self.current = self.node("Pad", [self.current, self.constant("Pad", pads, numpy.int64)], mode="constant")
        else:
            self.current = self.node("Pad", [self.current], mode="constant", pads=pads, value=0.0)
        self.shape = [self.shape[0] + top + bottom, self.shape[1] + left + right, self.shape[2]]
        return self

    def arithmetic(self, kind, values):
        """Add, Mul, Sub or Div with a constant, whose shape is one of NHWC."""
        values = numpy.asarray(values, numpy.float32)
        if self.channels_first and values.ndim == 4:
            values = values.transpose(0, 3, 1, 2)
        self.current = self.node(kind, [self.current, self.constant(kind, values)])
        return self

    def join(self, kind, *branches):
        """Runs each branch on a copy of the current tensor; then Add, Mul, or Concatenate along the channels."""
        start = self.current, self.channels_first, list(self.shape)
        ends = []
        for branch in branches:
            self.current, self.channels_first, self.shape = start[0], start[1], list(start[2])
            branch(self)
            ends.append((self.current, self.channels_first, self.shape))
        first = self.optimized
        names = []
        for current, channels_first, shape in ends:
            self.current, self.channels_first, self.shape = current, channels_first, list(shape)
            self.to(first)
            names.append(self.current)
        if kind == "Concat":
            self.shape = [*ends[0][2][:2], sum(e[2][2] for e in ends)]
            self.current = self.node("Concat", names, axis=1 if first else 3 if self.opset < 13 else -1)
        else:
            self.shape = list(ends[0][2])
            self.current = self.node(kind, names)
        return self

    def global_average(self, keep=False):
        channels = self.shape[2]
        if self.optimized:
            self.to(True)
            self.current = self.node("GlobalAveragePool", [self.current])
            if not keep:
                self.current = self.node("Squeeze", [self.current, self.constant("const_axes", [2, 3], numpy.int64)]) if self.opset >= 13 else self.node("Squeeze", [self.current], axes=[2, 3])
        else:
            self.to(False)
            self.current = self.node("ReduceMean", [self.current], axes=[1, 2], keepdims=int(keep))
        self.shape = [1, 1, channels] if keep else [channels]
        self.channels_first = self.channels_first and keep
        return self

    def flatten(self, batch=-1):
        self.to(False)
        count = int(numpy.prod(self.shape))
        self.current = self.node("Reshape", [self.current, self.constant("Const", [batch, count], numpy.int64)])
        self.shape, self.channels_first = [count], False
        return self

    def dense(self, units, gemm=False):
        inputs = self.shape[0]
        reach = (3 / inputs) ** 0.5
        weights = self.constant("MatMul", self.uniform([inputs, units], -reach, 1.2 * reach))
        bias = self.constant("BiasAdd", self.uniform([units], -0.2, 0.2))
        self.current = self.node("Gemm", [self.current, weights, bias]) if gemm else self.node("Add", [self.node("MatMul", [self.current, weights]), bias])
        self.shape = [units]
        return self

    def softmax(self):
        attributes = {} if self.opset >= 13 else {"axis": 1}
        self.current = self.node("Softmax", [self.current], **attributes)
        return self

    def to_bytes(self):
        """The file; tf2onnx names the output as the last layer by an Identity where it has to."""
        self.to(False)
        self.nodes[-1].output[0] = "dense"
        output = helper.make_tensor_value_info("dense", TensorProto.FLOAT, [self.batch, *self.shape])
        graph = helper.make_graph(self.nodes, "tf2onnx", [self.input], [output], self.constants, doc_string="converted from Keras")
        opsets = [helper.make_opsetid("", self.opset), helper.make_opsetid("ai.onnx.ml", 2)]
        return helper.make_model(graph, producer_name="tf2onnx", producer_version="1.16.1", opset_imports=opsets, ir_version=8).SerializeToString()
