using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Import;
using Edge.Quantize.Network;

namespace Edge.Quantize.Transform;

/// <summary>Leaves out a padding by zeros where the convolution behind it can do it itself, by padding SAME.</summary>
public static class PaddingFusion
{
    /// <summary>The network with every padding left out that can be.</summary>
    public static FloatGraph Apply(FloatGraph graph) => OnlyReaderMerging.Apply(graph, (step, reader) => step is FloatPad { Value: 0 } pad && reader is FloatConv2D conv ? Fuse(pad, conv) : null);

    private static FloatConv2D? Fuse(FloatPad pad, FloatConv2D conv)
    {
        IReadOnlyList<int> before = pad.Before, after = pad.After;
        FloatWindow same = conv.Window with { Same = true };
        int[] pads = [before[1], before[2], after[1], after[2]];
        bool fits = !conv.Window.Same && before[3] == 0 && after[3] == 0 && OnnxWindow.SamePads(same, pad.Source).SequenceEqual(pads);
        return fits ? new FloatConv2D(conv.Name, pad.Source, conv.Output, same, conv.Groups, [.. conv.Weights], [.. conv.Bias], conv.Activation) { Quantization = conv.Quantization } : null;
    }
}
