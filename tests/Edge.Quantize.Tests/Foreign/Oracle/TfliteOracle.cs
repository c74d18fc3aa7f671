using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Foreign.Oracle;

/// <summary>Executes a whole int8 .tflite file in exact arithmetic: a reader, a walk and kernels that share nothing with the SDK.</summary>
internal sealed class TfliteOracle
{
    private readonly OracleTensor[] _tensors;
    private readonly (int Code, FlatWalker? Options, int[] Inputs, int[] Outputs)[] _steps;
    private readonly int _input;
    private readonly int _output;

    public TfliteOracle(byte[] file)
    {
        FlatWalker model = FlatWalker.Root(file), subgraph = Assert.Single(model.Tables(2));
        FlatWalker[] codes = model.Tables(1), buffers = model.Tables(4);
        _tensors = [.. subgraph.Tables(0).Select(t => OracleTensor.Of(t, buffers))];
        _input = Assert.Single(subgraph.Ints(1));
        _output = Assert.Single(subgraph.Ints(2));
        _steps = [.. subgraph.Tables(3).Select(s => (codes[s.Int(0)].Int(3), s.Byte(3) == 0 ? null : s.Table(4), s.Ints(1), s.Ints(2)))];
        Operators = [.. _steps.Select(s => OracleKernels.Table.TryGetValue(s.Code, out var kernel) ? kernel.Name : $"builtin {s.Code}")];
    }

    /// <summary>The operators by the schema's names, in the order of execution.</summary>
    public IReadOnlyList<string> Operators { get; }

    /// <summary>The output for an input.</summary>
    public sbyte[] Run(sbyte[] input)
    {
        var values = new Dictionary<int, sbyte[]> { [_input] = input };
        foreach ((int code, FlatWalker? options, int[] inputs, int[] outputs) in _steps)
        {
            OracleTensor output = _tensors[Assert.Single(outputs)];
            (string name, Func<OracleStep, sbyte[]> run) = OracleKernels.Table[code];
            sbyte[] result = run(new OracleStep(
                name, options, [.. inputs.Select(i => i < 0 ? null : _tensors[i])], [.. inputs.Select(i => values.GetValueOrDefault(i))], output));
            Assert.Equal(output.Length, result.Length);
            values.Add(outputs[0], result);
        }
        return values[_output];
    }
}
