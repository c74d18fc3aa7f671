using System;
using System.Linq;
using Edge.Onnx.Proto;
using Edge.Quantize.Network;

namespace Edge.Quantize.Import;

/// <summary>Turns single ONNX nodes into operators, weights from NCHW order to NHWC.</summary>
internal static class OnnxLayers
{
    /// <summary>Conv: weights [O, I / groups, KH, KW].</summary>
    public static FloatConv2D Conv(OnnxNode node, FloatTensor input, TensorProto weights, TensorProto? bias)
    {
        int[] shape = OnnxInitializer.Shape(weights);
        if (shape.Length != 4 || shape.Any(d => d < 1))
            throw node.Invalid($"expected weights of four dimensions, got [{string.Join(',', shape)}]; two-dimensional convolutions are supported");
        (int outputs, int groupInputs, int kernelHeight, int kernelWidth) = (shape[0], shape[1], shape[2], shape[3]);
        long groups = node.Integer("group", 1);
        if (groups < 1 || groups * groupInputs != input.Shape[3] || outputs % groups != 0)
            throw node.Invalid($"expected groups x weight channels = {input.Shape[3]} input channels, got {groups} x {groupInputs}; export the model again");
        float[] values = OnnxInitializer.Floats(weights);
        var reordered = new float[values.Length];
        for (int i = 0, o = 0; o < outputs; o++)
            for (int c = 0; c < groupInputs; c++)
                for (int tap = 0; tap < kernelHeight * kernelWidth; tap++, i++)
                    reordered[(o * kernelHeight * kernelWidth + tap) * groupInputs + c] = values[i];
        FloatWindow window = OnnxWindow.Of(node, kernelHeight, kernelWidth, input);
        return new FloatConv2D(node.Name, input, OnnxWindow.Output(node, window, input, outputs), window, (int)groups, reordered, Bias(node, bias, outputs), FloatActivation.None);
    }

    /// <summary>Gemm: weights [N, K] with transB = 1, or [K, N].</summary>
    public static FloatDense Gemm(OnnxNode node, OnnxValue input, TensorProto weights, TensorProto? bias)
    {
        node.Require("transA", 0, 0);
        if (node.Real("alpha", 1) != 1f || node.Real("beta", 1) != 1f)
            throw node.Invalid($"expected alpha and beta to be 1, got {node.Real("alpha", 1)} and {node.Real("beta", 1)}; scale the weights instead");
        return Dense(node, input, weights, bias, node.Integer("transB", 0) != 0);
    }

    /// <summary>MatMul by constant weights [K, N].</summary>
    public static FloatDense MatMul(OnnxNode node, OnnxValue input, TensorProto weights) => Dense(node, input, weights, null, false);

    /// <summary>BatchNormalization: scale, offset, mean, variance.</summary>
    public static FloatBatchNormalization BatchNormalization(OnnxNode node, FloatTensor input, TensorProto[] constants)
    {
        int channels = input.Shape[^1];
        float[][] values = [.. constants.Select(OnnxInitializer.Floats)];
        if (values.Any(v => v.Length != channels))
            throw node.Invalid($"expected {channels} values for each of scale, B, mean and var, got {string.Join(", ", values.Select(v => v.Length))}; export the model again");
        double epsilon = node.Real("epsilon", 1e-5f);
        var factor = new float[channels];
        var offset = new float[channels];
        for (int c = 0; c < channels; c++)
        {
            double f = values[0][c] / Math.Sqrt(values[3][c] + epsilon);
            if (!double.IsFinite(f))
                throw node.Invalid($"expected variances above {-epsilon}, got {values[3][c]} in channel {c}; train the model again");
            factor[c] = (float)f;
            offset[c] = (float)(values[1][c] - values[2][c] * f);
        }
        return new FloatBatchNormalization(node.Name, input, new FloatTensor(node.Output, [.. input.Shape]), factor, offset);
    }

    /// <summary>Add of a constant, one value a channel or one for all: a normalisation with a factor of 1.</summary>
    public static FloatBatchNormalization AddConstant(OnnxNode node, FloatTensor input, TensorProto constant)
    {
        float[] values = OnnxInitializer.Floats(constant);
        int channels = input.Shape[^1];
        if (values.Length == 1)
            values = [.. Enumerable.Repeat(values[0], channels)];
        // In NCHW a bias of a picture has the shape [C, 1, 1]; behind Flatten it is [C].
        int[] shape = [.. OnnxInitializer.Shape(constant).Where(d => d != 1)];
        if (values.Length != channels || shape.Length > 1)
            throw node.Invalid($"expected a constant with one value for each of {channels} channels, got [{string.Join(',', constant.Dims)}]; add it in a layer's bias");
        return new FloatBatchNormalization(node.Name, input, new FloatTensor(node.Output, [.. input.Shape]), [.. Enumerable.Repeat(1f, channels)], values);
    }

    /// <summary>Clip to [0, 6] or [0, infinity).</summary>
    public static FloatRelu Clip(OnnxNode node, FloatTensor input, FloatTensor output, TensorProto? min, TensorProto? max)
    {
        float low = min is null ? node.Real("min", float.NegativeInfinity) : OnnxInitializer.Floats(min)[0];
        float high = max is null ? node.Real("max", float.PositiveInfinity) : OnnxInitializer.Floats(max)[0];
        if (low != 0f || (high != 6f && high < float.MaxValue))
            throw node.Invalid($"expected a range of [0, 6] or [0, infinity), got [{low}, {high}]; use Relu or Relu6");
        return new FloatRelu(node.Name, input, output, high == 6f ? FloatActivation.Relu6 : FloatActivation.Relu);
    }

    /// <summary>MaxPool, AveragePool and GlobalAveragePool.</summary>
    public static FloatPool2D Pool(OnnxNode node, FloatTensor input)
    {
        FloatWindow window;
        if (node.Type == "GlobalAveragePool")
        {
            window = new FloatWindow(input.Shape[1], input.Shape[2], 1, 1, 1, 1, Same: false);
        }
        else
        {
            node.Require("ceil_mode", 0, 0);
            int[] kernel = node.Integers("kernel_shape", 2, 0);
            window = OnnxWindow.Of(node, kernel[0], kernel[1], input);
            if (window.DilationHeight * window.DilationWidth != 1)
                throw node.Invalid("expected a dilation of 1, got another; use a plain pool");
            if (node.Type == "AveragePool" && window.Same && node.Integer("count_include_pad", 0) != 0)
                throw node.Invalid("expected attribute count_include_pad to be 0, got 1; leave padded cells out of the mean");
        }
        return new FloatPool2D(node.Name, input, OnnxWindow.Output(node, window, input, input.Shape[3]), window, node.Type == "MaxPool");
    }

    /// <summary>Flatten, or a Reshape that flattens.</summary>
    public static FloatReshape Flatten(OnnxNode node, FloatTensor input, TensorProto? shape)
    {
        if (shape is null)
            node.Require("axis", 1, 1);
        long[] target = shape is null ? [-1, input.Length] : OnnxInitializer.Integers(shape);
        if (target.Length != 2 || (target[1] != input.Length && target[1] != -1) || target[0] is not (-1 or 0 or 1))
            throw node.Invalid($"expected a shape of [N, {input.Length}], got [{string.Join(',', target)}]; only flattening is supported");
        return new FloatReshape(node.Name, input, new FloatTensor(node.Output, 1, input.Length));
    }

    /// <summary>Softmax over the classes of [N, classes].</summary>
    public static FloatSoftmax Softmax(OnnxNode node, OnnxValue input, FloatTensor output)
    {
        long axis = node.Integer("axis", -1);
        if (input.Tensor.Shape.Count != 2 || input.FlattenedFrom is not null || axis is not (1 or -1))
            throw node.Invalid($"expected axis 1 of [N, classes], got axis {axis} of {input.Tensor}; put Softmax behind the last Gemm");
        return new FloatSoftmax(node.Name, input.Tensor, output);
    }

    private static FloatDense Dense(OnnxNode node, OnnxValue input, TensorProto weights, TensorProto? bias, bool transposed)
    {
        int[] shape = OnnxInitializer.Shape(weights);
        int depth = input.Tensor.Length;
        if (input.Tensor.Shape.Count != 2 || shape.Length != 2 || shape[transposed ? 1 : 0] != depth || shape[transposed ? 0 : 1] < 1)
            throw node.Invalid($"expected weights for {depth} inputs of [N, inputs], got [{string.Join(',', shape)}]; put Flatten before the layer");
        int outputs = shape[transposed ? 0 : 1];
        float[] values = OnnxInitializer.Floats(weights);
        var reordered = new float[values.Length];
        for (int o = 0; o < outputs; o++)
            for (int i = 0; i < depth; i++)
                reordered[o * depth + PositionInHwc(i, input.FlattenedFrom)] = transposed ? values[o * depth + i] : values[i * outputs + o];
        return new FloatDense(node.Name, input.Tensor, new FloatTensor(node.Output, 1, outputs), reordered, Bias(node, bias, outputs), FloatActivation.None);
    }

    // The index in HWC order of the element that stands at an index of CHW order.
    private static int PositionInHwc(int chw, FloatTensor? picture)
    {
        if (picture is null)
            return chw;
        int cells = picture.Shape[1] * picture.Shape[2];
        return chw % cells * picture.Shape[3] + chw / cells;
    }

    private static float[] Bias(OnnxNode node, TensorProto? bias, int channels)
    {
        float[] values = bias is null ? new float[channels] : OnnxInitializer.Floats(bias);
        return values.Length == channels ? values : throw node.Invalid($"expected {channels} biases, got {values.Length}; export the model again");
    }
}
