using System.Linq;

namespace Edge.Micro.Tests.Parity;

/// <summary>The loops that the interpreter runs, with or without memory for packed weights.</summary>
public sealed class InterpreterImplementation(string name, int packedBytes) : IImplementation
{
    public string Name => name;

    public bool Supports(Operator step) => true;

    public sbyte[] Run(Operator step, sbyte[][] inputs)
    {
        var graph = new Graph("parity", [.. step.Inputs.Where(t => t.Data == null).Distinct()], [step.Output], [step]);
        var interpreter = new Interpreter(graph, packedBytes);
        var output = new sbyte[step.Output.Length];
        // Twice: what the first run leaves in the scratch counts nothing in the second.
        for (int run = 0; run < 2; run++)
            interpreter.Run([.. inputs.SelectMany(i => i)], 0, output, 0);
        return output;
    }
}
