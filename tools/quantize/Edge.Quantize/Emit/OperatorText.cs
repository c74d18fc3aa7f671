using System.Collections.Generic;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Quantize.Emit;

/// <summary>The C# expressions that construct the operators of a graph.</summary>
internal sealed class OperatorText(ConstantPool constants)
{
    private readonly HashSet<string> _names = [];

    /// <summary>The expression that constructs an operator.</summary>
    /// <param name="step">The operator.</param>
    /// <param name="inputs">Expressions of its inputs.</param>
    /// <param name="output">Expression of its output.</param>
    /// <exception cref="QuantizeException">The operator has no C# form.</exception>
    public string Construct(Operator step, string[] inputs, string output)
    {
        string name = Unique(CSharpText.Identifier(step.Name));
        string head = $"new {step.GetType().Name}({CSharpText.Literal(step.Name)}, ";
        string edges = $"{string.Join(", ", inputs)}, {output}";
        return step switch
        {
            Conv2D o => $"{head}{edges}, {WindowOf(o)},\n{Weights(name, o.Weights, o.Bias, o.Multipliers, o.Shifts, "[output channels, kernel height, kernel width, input channels]")}, {o.ActivationMin}, {o.ActivationMax})",
            DepthwiseConv2D o => $"{head}{edges}, {WindowOf(o)},\n{Weights(name, o.Weights, o.Bias, o.Multipliers, o.Shifts, "[kernel height, kernel width, channels]")}, {o.ActivationMin}, {o.ActivationMax})",
            FullyConnected o => $"{head}{edges},\n{Weights(name, o.Weights, o.Bias, o.Multipliers, o.Shifts, "[outputs, inputs]")}, {o.ActivationMin}, {o.ActivationMax})",
            Pool2D o => $"{head}{edges}, {WindowOf(o)}, {o.ActivationMin}, {o.ActivationMax})",
            Add o => $"{head}{edges}, {CSharpText.Array(o.Multipliers)}, {CSharpText.Array(o.Shifts)}, {o.ActivationMin}, {o.ActivationMax})",
            Sub o => $"{head}{edges}, {CSharpText.Array(o.Multipliers)}, {CSharpText.Array(o.Shifts)}, {o.ActivationMin}, {o.ActivationMax})",
            Mul o => $"{head}{edges}, {o.Multiplier}, {o.Shift}, {o.ActivationMin}, {o.ActivationMax})",
            Maximum or Minimum => $"{head}{edges})",
            Lookup o => $"new Lookup({CSharpText.Literal(o.Kind)}, {CSharpText.Literal(step.Name)}, {edges}, {constants.Add(name + "Table", $"Results of {name} for -128 to 127.", o.Table)})",
            Transpose o => $"{head}{edges}, {CSharpText.Array(o.Permutation)})",
            ResizeNearestNeighbor o => $"{head}{edges}, {(o.AlignCorners ? "true" : "false")}, {(o.HalfPixelCenters ? "true" : "false")})",
            Pad o => $"{head}{edges}, {CSharpText.Array(o.Paddings)}, {o.Value})",
            Reshape => $"{head}{edges})",
            Softmax o => $"{head}{edges}, {o.Multiplier}, {o.Shift})",
            Mean o => $"{head}{edges}, {CSharpText.Array(o.Axes)}, {o.Multiplier}, {o.Shift})",
            Concatenation o => $"{head}new Tensor[] {{ {string.Join(", ", inputs)} }}, {output}, {o.Axis})",
            Requantize o => $"{head}{edges}, {o.Multiplier}, {o.Shift})",
            _ => throw new QuantizeException($"Operator {step.Kind} '{step.Name}': expected an operator that has a C# form, got one that has none; use the .tflite file instead."),
        };
    }

    private string Weights(string name, sbyte[] weights, int[]? bias, int[] multipliers, int[] shifts, string layout) => string.Join(
        ", ",
        "                " + constants.Add(name + "Weights", $"Weights of {name}: {layout}.", weights),
        bias is null ? "null" : constants.Add(name + "Bias", $"Biases of {name}, one a channel.", bias),
        constants.Add(name + "Multipliers", $"31-bit multipliers of {name}, one a channel.", multipliers),
        constants.Add(name + "Shifts", $"Shifts of {name}, one a channel.", shifts));

    private static string WindowOf(WindowedOperator step)
    {
        Window w = step.Window;
        return $"new Window({w.Height}, {w.Width}, {w.StrideHeight}, {w.StrideWidth}, {w.DilationHeight}, {w.DilationWidth}, {(w.Same ? "true" : "false")})";
    }

    private string Unique(string name)
    {
        string candidate = name;
        for (int i = 2; !_names.Add(candidate); i++)
            candidate = $"{name}{i}";
        return candidate;
    }
}
