using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Inference;
using Edge.Micro;
using Edge.Quantize.Network;
using Edge.Quantize.Tests.Foreign.Oracle;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Foreign;

/// <summary>
/// Proves of every foreign network in int8: the fast engine, the reference engine, the generated class and an independent oracle agree bit
/// for bit; it has just the operators that it needs; it is near to float, or to what the scales of the file prescribe.
/// </summary>
public class ForeignInt8Tests
{
    private const int Inputs = 40;
    // The oracle counts in big integers.
    private const int OracleInputs = 2;
    // 8 bits over a range of noise are worth about 30 to 45 dB behind a few layers.
    private const double LeastDecibels = 25;

    private static readonly Dictionary<string, string> Operators = File.ReadAllLines(ForeignNetwork.PathOf("../operators.txt"))
        .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(':', 2, StringSplitOptions.TrimEntries)).ToDictionary(l => l[0], l => l[1]);

    [Theory]
    [MemberData(nameof(ForeignNetwork.Names), MemberType = typeof(ForeignNetwork))]
    public void Both_engines_the_generated_class_and_the_oracle_give_the_same_bits(string name)
    {
        ForeignModel foreign = ForeignModel.Of(name);
        Model generated = Model.Load(GeneratedModel.Compile(Assert.Single(foreign.Result.CSharp).Value).Create());
        Session fast = foreign.Model.CreateSession(), reference = foreign.Model.CreateSession(EngineKind.Reference), ofClass = generated.CreateSession(EngineKind.Reference);
        var oracle = new TfliteOracle(foreign.Result.Tflite);
        var random = new Random(7);
        for (int i = 0; i < Inputs; i++)
        {
            var input = new sbyte[foreign.Model.InputLength];
            random.NextBytes(MemoryMarshal.AsBytes(input.AsSpan()));
            sbyte[] expected = reference.Run(input).ToArray();
            Assert.Equal(expected, fast.Run(input).ToArray());
            Assert.Equal(expected, ofClass.Run(input).ToArray());
            if (i < OracleInputs)
                Assert.Equal(oracle.Run(input), expected);
        }
    }

    [Theory]
    [MemberData(nameof(ForeignNetwork.Names), MemberType = typeof(ForeignNetwork))]
    public void The_file_has_the_operators_that_the_network_needs_and_no_others(string name)
    {
        string got = string.Join(' ', new TfliteOracle(ForeignModel.Of(name).Result.Tflite).Operators);
        Assert.True(Operators.GetValueOrDefault(name) == got, $"{name}: {got}");
    }

    [Theory]
    [MemberData(nameof(ForeignNetwork.FloatNames), MemberType = typeof(ForeignNetwork))]
    public void Int8_outputs_are_near_to_float(string name)
    {
        ForeignModel foreign = ForeignModel.Of(name);
        var executor = new FloatExecutor(foreign.Graph);
        Session session = foreign.Model.CreateSession();
        float[][] inputs = [.. foreign.Network.RandomInputs(Inputs, 5).Select(foreign.Network.ToChannelsLast)];
        double decibels = ForeignModel.SignalToNoise([.. inputs.Select(i => executor.Run(i).ToArray())], [.. inputs.Select(i => session.Run(i).ToArray())]);
        Assert.True(decibels > LeastDecibels, $"{decibels:0.0} dB");
    }

    [Theory]
    [MemberData(nameof(ForeignNetwork.QuantizedNames), MemberType = typeof(ForeignNetwork))]
    public void Int8_outputs_are_those_of_Onnx_Runtime_where_the_file_prescribes_the_scales(string name)
    {
        ForeignModel foreign = ForeignModel.Of(name);
        Session session = foreign.Model.CreateSession();
        Tensor output = foreign.Model.Graph.Outputs[0];
        float[][] expected = foreign.Network.Outputs();
        double[] steps = [.. foreign.Network.Inputs().Zip(expected, (i, e) => session.Run(foreign.Network.ToChannelsLast(i)).ToArray().Zip(e, (a, b) => Math.Abs((double)a - b) / output.Scale)).SelectMany(s => s)];
        Assert.True(steps.Max() < 4.5 && steps.Average() < 1, $"off by {steps.Max():0.0} steps, {steps.Average():0.00} on average");
    }
}
