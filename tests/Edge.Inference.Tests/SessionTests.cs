using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Testing;

namespace Edge.Inference.Tests;

/// <summary>Proves what the public API promises of loading and running.</summary>
public class SessionTests
{
    private const int Samples = 8;
    private static readonly string Path = Repository.Data("n2", "n2.tflite");
    private static readonly sbyte[] Inputs = MemoryMarshal.Cast<byte, sbyte>(File.ReadAllBytes(Repository.Data("n2", "n2.in.bin"))).ToArray();

    [Fact]
    public void Running_allocates_nothing()
    {
        Session session = Model.Load(Path).CreateSession();
        byte[] pixels = [.. Enumerable.Range(0, 784).Select(i => (byte)i)];
        float[] reals = [.. pixels.Select(p => p / 255f)];
        Assert.Equal(0, Allocations.Of(All));

        void All()
        {
            session.Run(Inputs.AsSpan(0, 784));
            session.Run(reals);
            session.Run(pixels);
            session.Classify(Inputs.AsSpan(0, 784));
            session.Classify(pixels);
            session.Classify(reals);
            session.GetMostProbable(stackalloc Classification[3]);
            _ = session.Outputs.Length + session.Probabilities.Length + session.GetOutput(0).Length + session.GetProbabilities("softmax").Length;
        }
    }

    [Fact]
    public void Many_threads_on_sessions_of_their_own_give_what_one_gives()
    {
        Model model = Model.Load(Path);
        sbyte[][] expected = RunAll(model);
        var got = new sbyte[6][][];
        var threads = new Thread[got.Length];
        using var start = new Barrier(threads.Length);
        for (int i = 0; i < threads.Length; i++)
        {
            int mine = i;
            threads[i] = new Thread(() =>
            {
                start.SignalAndWait();
                got[mine] = RunAll(model);
            });
            threads[i].Start();
        }
        foreach (Thread thread in threads)
            thread.Join();
        Assert.All(got, mine => Assert.Equal(expected, mine));
        Assert.True(expected.Select(o => string.Join(',', o)).Distinct().Count() > 5);
    }

    [Fact]
    public void Path_stream_and_bytes_give_the_same_model()
    {
        sbyte[][] expected = RunAll(Model.Load(Path));
        using FileStream stream = File.OpenRead(Path);
        Assert.Equal(expected, RunAll(Model.Load(stream)));
        byte[] bytes = File.ReadAllBytes(Path);
        Model model = Model.Load(bytes);
        Array.Clear(bytes);
        Assert.Equal(expected, RunAll(model));
        Assert.Equal(expected, RunAll(Model.Load(model.Graph)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(783)]
    [InlineData(785)]
    public void Another_number_of_inputs_is_told_in_a_sentence(int length)
    {
        Session session = Model.Load(Path).CreateSession();
        Action[] runs =
        [
            () => session.Run(new sbyte[length]), () => session.Run(new float[length]), () => session.Run(new byte[length]),
            () => session.Classify(new sbyte[length]), () => session.Classify(new byte[length]), () => session.Classify(new float[length]),
        ];
        Assert.All(runs, run => Assert.Contains($"Expected 784 input values, got {length}", Assert.Throws<ArgumentException>(run).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_loaded_is_told()
    {
        Assert.Throws<ArgumentNullException>(() => Model.Load((string)null!));
        Assert.Throws<ArgumentException>(() => Model.Load(""));
        Assert.Throws<ArgumentNullException>(() => Model.Load((byte[])null!));
        Assert.Throws<ArgumentNullException>(() => Model.Load((Stream)null!));
        Assert.Throws<ArgumentNullException>(() => Model.Load((Graph)null!));
        Assert.ThrowsAny<IOException>(() => Model.Load(Repository.Data("n2", "absent.tflite")));
        Assert.Contains("pass a .tflite file", Assert.Throws<InvalidModelException>(() => Model.Load(Repository.Data("n2", "n2.in.bin"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_reals_and_quantised_values_agree()
    {
        // The input's scale is 1/255 and its zero point -128: byte b is q = b - 128.
        Session session = Model.Load(Path).CreateSession();
        byte[] pixels = [.. Inputs.Take(784).Select(q => (byte)(q + 128))];
        sbyte[] expected = session.Run(Inputs.AsSpan(0, 784)).ToArray();
        float[] probabilities = session.Probabilities.ToArray();
        Classification byPixels = session.Classify(pixels);
        Assert.Equal(probabilities, session.Probabilities.ToArray());
        Assert.Equal(byPixels, session.Classify([.. pixels.Select(p => p / 255f)]));
        Assert.Equal(probabilities, session.Run(pixels.Select(p => p / 255f).ToArray()).ToArray());
        Assert.Equal(expected.Max(), expected[byPixels.Label]);
        Assert.Equal((expected.Max() + 128) / 256f, byPixels.Probability);
    }

    [Fact]
    public void Of_equal_probabilities_the_first_is_the_label()
    {
        Tensor input = new("in", [4], 1f, 0), output = new("out", [1, 4], 1f, 0);
        Session session = Model.Load(new Graph("same", [input], [output], [new Reshape("r", input, output)])).CreateSession();
        Assert.Equal(new Classification(1, 9f), session.Classify([3f, 9f, 9f, -100f]));
        Assert.Equal(new Classification(0, -128f), session.Classify([-1e9f, float.NegativeInfinity, -128f, -200f]));
    }

    [Fact]
    public void A_network_with_uint8_edges_takes_reals_and_gives_reals()
    {
        // uint8 of scale 1/255 in, int8 of scale 1/100 inside, uint8 of scale 1/100 and zero point 50 out.
        Tensor input = new("in", [3], 1f / 255, 0, null, true), inner = new("q", [3], 0.01f, 0), output = new("out", [3], 0.01f, 50, null, true);
        Assert.True(Micro.Arithmetic.QuantizedMultiplier.TryFromReal(input.Scale / (double)inner.Scale, out int multiplier, out int shift));
        var graph = new Graph("u8", [input], [output], [new Requantize("a", input, inner, multiplier, shift), new Requantize("b", inner, output, 1 << 30, 1)]);
        Session session = Model.Load(graph).CreateSession();
        // 0, 128/255 = 0.502 -> 50 steps, 1 -> 100 steps.
        Assert.Equal([0f, 0.5f, 1f], session.Run([0f, 0.5f, 2f]).ToArray());
        session.Classify([0, 128, 255]);
        Assert.Equal([0f, 0.5f, 1f], session.Probabilities.ToArray());
    }

    [Fact]
    public void A_model_without_golden_samples_has_nothing_to_fail()
    {
        Model model = Model.Load(Path);
        Assert.Equal((0, 0), (model.GoldenSamples, model.SelfTest()));
    }

    [Fact]
    public void Outputs_that_are_listed_many_times_are_copied_as_often_and_bounded()
    {
        Tensor input = new("in", [2], 1f, 0);
        Session session = Model.Load(new Graph("twice", [input], [input, input], [])).CreateSession();
        Assert.Equal([1, 2, 1, 2], session.Run([1, 2]).ToArray());
        Tensor large = new("large", [1 << 26], 1f, 0);
        Assert.Throws<InvalidModelException>(() => new Graph("many", [large], [.. Enumerable.Repeat(large, 40)], []));
    }

    [Fact]
    public void Golden_samples_of_a_graph_are_run_and_must_fit_it()
    {
        Tensor input = new("in", [2], 1f, 0);
        Graph With(sbyte[] inputs, sbyte[] outputs) => new("same", [input], [input], [], () => inputs, () => outputs);
        Model right = Model.Load(With([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6])), wrong = Model.Load(With([1, 2, 3, 4, 5, 6], [1, 2, 3, 0, 5, 0]));
        Assert.Equal((3, 0), (right.GoldenSamples, right.SelfTest()));
        Assert.Equal((3, 2), (wrong.GoldenSamples, wrong.SelfTest()));
        Assert.Contains("golden samples of 2 bytes in and 2 out each, got 3 bytes", Assert.Throws<InvalidModelException>(() => Model.Load(With([1, 2], [1]))).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidModelException>(() => Model.Load(With([1, 2, 3], [1])));
    }

    private static sbyte[][] RunAll(Model model)
    {
        Session session = model.CreateSession();
        return [.. Enumerable.Range(0, Samples).Select(i => session.Run(Inputs.AsSpan(i * 784, 784)).ToArray())];
    }
}
