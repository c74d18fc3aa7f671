"""Networks of Keras in the shapes of tf2onnx: with its optimisers and without, with an older operator set and a newer one."""

from keras_graph import KerasGraph


def mnist_convnet(g):
    """The first example of keras.io."""
    return g.conv(4, 3).relu().pool("MaxPool", 2).conv(6, 3).relu().pool("MaxPool", 2).flatten().dense(10).softmax()


def normalised(g, fused):
    for filters, stride in ((6, 1), (8, 2)):
        g.conv(filters, 3, stride, "same", bias=False).norm(fused).relu()
    return g.pool("AveragePool", 2).flatten().dense(12).relu().dense(4).softmax()


def mobile(g, fused, auto=False):
    """MobileNet's depthwise separable convolutions; ZeroPadding2D stands before those of stride 2."""
    g.conv(6, 3, 2, "same", bias=False, auto=auto).norm(fused).relu6()
    g.conv(0, 3, 1, "same", bias=False, depthwise=1, auto=auto).norm(fused).relu6().conv(8, 1, bias=False).norm(fused).relu6()
    g.zero_padding(0, 0, 1, 1).conv(0, 3, 2, bias=False, depthwise=1).norm(fused).relu6().conv(10, 1, bias=False).norm(fused).relu6()
    return g.global_average().dense(5).softmax()


def residual(g):
    g.conv(6, 3, 1, "same").relu()
    for filters, stride in ((6, 1), (8, 2)):
        same = filters == g.shape[2]
        g.join(
            "Add",
            lambda b: b.conv(filters, 3, stride, "same").relu().conv(filters, 3, 1, "same"),
            lambda b: b if same else b.conv(filters, 1, stride)).relu()
    return g.global_average().dense(4)


def inception(g):
    g.conv(5, 3, 2, "same").relu()
    g.join(
        "Concat",
        lambda b: b.conv(3, 1).relu(),
        lambda b: b.conv(2, 1).relu().conv(4, 3, 1, "same").relu(),
        lambda b: b.pool("MaxPool", 3, 1, "same").conv(2, 1).relu())
    return g.pool("AveragePool", 3, 2, "same").flatten().dense(4)


def scaled(g):
    """Rescaling(1/255) and Normalization(mean, variance) are layers of Keras' models."""
    g.arithmetic("Mul", 0.5).arithmetic("Add", -0.25)
    g.arithmetic("Sub", [[[[0.1, -0.2, 0.05]]]]).arithmetic("Div", [[[[0.5, 0.7, 0.4]]]])
    return g.conv(6, 3, 1, "same").relu("LeakyRelu", alpha=0.30000001192092896).pool("MaxPool", 2).flatten().dense(4)


def gated(g):
    """A squeeze-and-excite gate."""
    g.conv(8, 3, 2, "same").relu()
    g.join("Mul", lambda b: b, lambda b: b.global_average(keep=True).conv(4, 1).relu().conv(8, 1).relu("Sigmoid"))
    return g.conv(6, 3, 1, "same", dilation=2).relu("Tanh").flatten().dense(4)


def fully_convolutional(g):
    return g.conv(6, 3, 1, "same").relu().pool("MaxPool", 2).conv(4, 3, 1, "same", groups=2).relu()


GREY, COLOUR = (16, 16, 1), (13, 10, 3)
KINDS = {
    "convnet": (GREY, mnist_convnet),
    "norm": (COLOUR, lambda g: normalised(g, False)),
    "norm-fused": (COLOUR, lambda g: normalised(g, g.optimized)),
    "mobilenet": (COLOUR, lambda g: mobile(g, g.optimized)),
    "mobilenet-auto-pad": (COLOUR, lambda g: mobile(g, False, auto=True)),
    "residual": (COLOUR, residual),
    "inception": (COLOUR, inception),
    "scaled": (COLOUR, scaled),
    "gated": (COLOUR, gated),
    "fully-convolutional": (COLOUR, fully_convolutional),
}
LEFT_OUT = {"tf2onnx-norm-fused-unoptimized"}


def networks():
    """Yields (name, bytes)."""
    for i, (kind, (shape, build)) in enumerate(KINDS.items()):
        for optimized in (True, False):
            name = f"tf2onnx-{kind}{'' if optimized else '-unoptimized'}"
            if name in LEFT_OUT:
                continue
            opset = 15 if optimized else (9, 12)[i % 2]
            yield name, build(KerasGraph(kind.replace("-", "_"), shape, i, opset, optimized)).to_bytes()
    one = KerasGraph("sequential", GREY, 50, 13, batch=1)
    yield "tf2onnx-fixed-batch-gemm", one.conv(4, 5, 2).relu().pool("MaxPool", 2).flatten(1).dense(8, gemm=True).relu().dense(10, gemm=True).softmax().to_bytes()
    single = KerasGraph("sequential_1", (12, 12, 3), 51, 15)
    yield "tf2onnx-single-cell", single.conv(8, 3, 3).relu().pool("MaxPool", 2).conv(10, 2).relu().flatten().dense(4).to_bytes()
