using System.Linq;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Quantize.Emit;

/// <summary>The C# expressions that construct the operators of a graph.</summary>
/// <param name="constants">Receives the operators' arrays.</param>
/// <param name="tensors">The locals of the tensors.</param>
internal sealed class OperatorText(ConstantPool constants, TensorText tensors)
{
    private readonly MemberNames _names = new();

    /// <summary>The lines of the expression that constructs an operator, without indent; each but the last ends with a comma.</summary>
    /// <exception cref="QuantizeException">The operator has no C# form.</exception>
    public string[] Construct(Operator step)
    {
        string name = _names.Unique(CSharpText.Identifier(step.Name));
        string edges = string.Join(", ", [.. step.Inputs.Select(tensors.Local), tensors.Local(step.Output)]);
        string head = $"{CSharpText.Literal(step.Name)}, {edges}";
        string[] arguments = step switch
        {
            Conv2D o => [head, WindowOf(o), Weights(name, o, o.Weights, o.Bias, o.Multipliers, o.Shifts), Activation(o.ActivationMin, o.ActivationMax)],
            DepthwiseConv2D o => [head, WindowOf(o), Weights(name, o, o.Weights, o.Bias, o.Multipliers, o.Shifts), Activation(o.ActivationMin, o.ActivationMax)],
            FullyConnected o => [head, Weights(name, o, o.Weights, o.Bias, o.Multipliers, o.Shifts), Activation(o.ActivationMin, o.ActivationMax)],
            Pool2D o => [head, WindowOf(o), Activation(o.ActivationMin, o.ActivationMax)],
            Add o => [head, Rescaling(name, o, o.Multipliers, o.Shifts, "of both inputs and of their sum"), Activation(o.ActivationMin, o.ActivationMax)],
            Sub o => [head, Rescaling(name, o, o.Multipliers, o.Shifts, "of both inputs and of their sum"), Activation(o.ActivationMin, o.ActivationMax)],
            Mul o => [head, Rescaling(o.Multiplier, o.Shift), Activation(o.ActivationMin, o.ActivationMax)],
            Maximum or Minimum or Reshape => [head],
            Lookup o => [$"{CSharpText.Literal(o.Kind)}, {head}", Table(name, o, o.Table)],
            Transpose o => [$"{head}, {Few(name + "Permutation", $"Permutation of {Title(o)}.", o.Permutation)}"],
            ResizeNearestNeighbor o => [head, $"alignCorners: {Word(o.AlignCorners)}, halfPixelCenters: {Word(o.HalfPixelCenters)}"],
            Pad o => [$"{head}, {Few(name + "Paddings", $"Paddings of {Title(o)}: before and behind each dimension.", o.Paddings)}, value: {o.Value}"],
            Softmax o => [$"{head}, {Rescaling(o.Multiplier, o.Shift)}"],
            Mean o => [$"{head}, {Few(name + "Axes", $"Axes of {Title(o)}.", o.Axes)}", Rescaling(o.Multiplier, o.Shift)],
            Concatenation o => [$"{CSharpText.Literal(step.Name)}, {tensors.Array(step.Inputs)}, {tensors.Local(step.Output)}, axis: {o.Axis}"],
            Requantize o => [$"{head}, {Rescaling(o.Multiplier, o.Shift)}"],
            _ => throw new QuantizeException($"Operator {step.Kind} '{step.Name}': expected an operator that has a C# form, got one that has none; use the .tflite file instead."),
        };
        string type = step.GetType().Name;
        return arguments.Length == 1
            ? [$"new {type}({arguments[0]})"]
            : [$"new {type}(", .. arguments.Select((a, i) => $"    {a}{(i < arguments.Length - 1 ? "," : ")")}")];
    }

    private string Weights(string name, Operator step, sbyte[] weights, int[]? bias, int[] multipliers, int[] shifts)
    {
        int height = 1, width = 1, inputs = step.Inputs[0].Shape[^1];
        if (step is WindowedOperator windowed)
            (height, width) = (windowed.Window.Height, windowed.Window.Width);
        // Groups and depth multipliers change the depth of a filter; its whole length is known.
        (string order, ArrayLayout layout) = step switch
        {
            DepthwiseConv2D => ("[kernel height, kernel width, channels], a tap a row", ArrayLayout.Bytes("tap", multipliers.Length)),
            FullyConnected => ("[outputs, inputs]", ArrayLayout.Bytes("output", weights.Length / multipliers.Length)),
            _ => ("[output channels, kernel height, kernel width, input channels]", ArrayLayout.Bytes("channel", height, width, weights.Length / multipliers.Length / height / width)),
        };
        return string.Join(
            ", ",
            $"{constants.Add(name + "Weights", $"Weights of {Title(step)}: {order}.", weights, layout)}()",
            bias is null ? "null" : $"{constants.Add(name + "Bias", $"Biases of {Title(step)}, one a channel.", bias, ArrayLayout.Integers)}()",
            Rescaling(name, step, multipliers, shifts, "one a channel"));
    }

    private string Rescaling(string name, Operator step, int[] multipliers, int[] shifts, string which) =>
        $"{constants.Add(name + "Multipliers", $"31-bit multipliers of {Title(step)}, {which}.", multipliers, ArrayLayout.Integers)}(), "
        + $"{constants.Add(name + "Shifts", $"Shifts of {Title(step)}, {which}.", shifts, ArrayLayout.Integers)}()";

    private string Table(string name, Operator step, sbyte[] table) => $"{constants.Add(name + "Table", $"Results of {Title(step)} for -128 to 127.", table, ArrayLayout.Table)}()";

    private string Few(string name, string summary, int[] values) => $"{constants.Add(name, summary, values, ArrayLayout.Inline)}()";

    private static string Title(Operator step) => CSharpText.Short(step.Name);

    private static string Rescaling(int multiplier, int shift) => $"multiplier: {multiplier}, shift: {shift}";

    private static string Activation(int min, int max) => $"activationMin: {min}, activationMax: {max}";

    private static string Word(bool value) => value ? "true" : "false";

    private static string WindowOf(WindowedOperator step)
    {
        Window w = step.Window;
        return $"new Window(height: {w.Height}, width: {w.Width}, strideHeight: {w.StrideHeight}, strideWidth: {w.StrideWidth}, "
            + $"dilationHeight: {w.DilationHeight}, dilationWidth: {w.DilationWidth}, same: {Word(w.Same)})";
    }
}
