using System;
using System.IO;
using System.Linq;
using Edge.Micro;
using Edge.Micro.Tflite;

namespace Edge.Inference.Tests.Reading;

/// <summary>Proves that each limit holds exactly: what is just within is loaded, what is just beyond is refused.</summary>
public class LimitTests
{
    private static readonly byte[] File = new ModelEditor().Bytes;

    [Fact]
    public void The_number_of_operators() => Holds("MaxOperators", 9, limit => new ModelLimits { MaxOperators = (int)limit });

    [Fact]
    public void The_number_of_tensors() => Holds("MaxTensors", 21, limit => new ModelLimits { MaxTensors = (int)limit });

    [Fact]
    public void The_steps_of_a_run() => Holds("MaxSteps", Model.Load(File).Graph.Operators.Sum(step => step.Steps), limit => new ModelLimits { MaxSteps = limit });

    [Fact]
    public void The_bytes_of_constants_and_arena()
    {
        Graph graph = Model.Load(File).Graph;
        // Beside them the reader counts 8 bytes for each scale that it keeps while it reads.
        long least = graph.ConstantBytes + graph.ArenaBytes, most = least + (8 * 512);
        Assert.Contains("MaxBytes", Assert.Throws<InvalidModelException>(() => Model.Load(File, new ModelLimits { MaxBytes = least - 1 })).Message, StringComparison.Ordinal);
        Assert.NotNull(Model.Load(File, new ModelLimits { MaxBytes = most }));
    }

    [Fact]
    public void A_stream_is_not_read_beyond_the_limit()
    {
        using var endless = new MemoryStream(new byte[1 << 20]);
        Assert.Contains("MaxBytes", Assert.Throws<InvalidModelException>(() => Model.Load(endless, new ModelLimits { MaxBytes = 1000 })).Message, StringComparison.Ordinal);
        Assert.True(endless.Position < endless.Length);
    }

    [Fact]
    public void Weights_of_a_hundred_million_channels_are_refused_before_anything_is_allocated_for_them()
    {
        // Weights of 100,000,000 x 1 x 1 x 1 and an output of as many channels: 8 bytes a channel would be 800 MB.
        var model = new ModelEditor();
        int weights = model.Field(model.Tensor(1), TfliteSchema.TensorShape), output = model.Field(model.Tensor(3), TfliteSchema.TensorShape);
        foreach ((int vector, int[] shape) in new[] { (weights, new[] { 100_000_000, 1, 1, 1 }), (output, [1, 1, 1, 100_000_000]) })
            for (int i = 0; i < 4; i++)
                model.Set(model.Element(vector, i), shape[i]);
        foreach (int field in new[] { TfliteSchema.QuantizationScale, TfliteSchema.QuantizationZeroPoint })
            model.SetCount(model.Quantization(1, field), 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("MaxBytes", Assert.Throws<InvalidModelException>(() => model.Load()).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    private static void Holds(string name, long needed, Func<long, ModelLimits> limits)
    {
        Assert.NotNull(Model.Load(File, limits(needed)));
        Assert.Contains(name, Assert.Throws<InvalidModelException>(() => Model.Load(File, limits(needed - 1))).Message, StringComparison.Ordinal);
    }
}
