namespace Edge.Micro.Tflite;

/// <summary>One operator of the file while it is turned into one of the graph.</summary>
internal sealed class OperatorSource
{
    private readonly FlatVector _inputs;
    private readonly TensorReader _tensors;
    private readonly FlatTable? _options;

    /// <summary>Reads what all operators have in common.</summary>
    /// <param name="table">The file's table.</param>
    /// <param name="code">Code of the schema.</param>
    /// <param name="index">Place in the file's list.</param>
    /// <param name="tensors">The tensors.</param>
    public OperatorSource(FlatTable table, int code, int index, TensorReader tensors)
    {
        Code = code;
        _tensors = tensors;
        _inputs = table.Vector(TfliteSchema.OperatorInputs, 4);
        Who = "Operator " + BuiltinOperators.NameOf(code) + " #" + index;
        FlatVector outputs = table.Vector(TfliteSchema.OperatorOutputs, 4);
        if (outputs.Count != 1)
            throw Invalid("expected one output, got " + outputs.Count);
        if (_inputs.Count > 1024)
            throw Invalid("expected at most 1024 inputs, got " + _inputs.Count);
        OutputTensor = tensors.At(outputs.Int32(0), Who);
        Name = OutputTensor.Name;
        Who += " ('" + Name + "')";
        if (OutputTensor.IsConstant)
            throw Invalid("expected its output to be computed, got a constant");
        _options = table.Table(TfliteSchema.OperatorOptions);
    }

    /// <summary>Code of the schema.</summary>
    public int Code { get; }

    /// <summary>How messages call it: "Operator CONV_2D #3 ('conv1')".</summary>
    public string Who { get; private set; }

    /// <summary>The operator's name in the graph: that of its output.</summary>
    public string Name { get; }

    /// <summary>The tensor that is written.</summary>
    public RawTensor OutputTensor { get; }

    /// <summary>Number of inputs, absent optional ones included.</summary>
    public int InputCount => _inputs.Count;

    /// <summary>The tensors of the file.</summary>
    public TensorReader Tensors => _tensors;

    /// <summary>Output as a tensor of the graph.</summary>
    public Tensor Output => _tensors.Quantized(OutputTensor, Who);

    /// <summary>An exception whose sentence names this operator.</summary>
    public InvalidModelException Invalid(string expectedGot) => new InvalidModelException(Who + ": " + expectedGot + "; export the model again.");

    /// <summary>Throws unless there are between <paramref name="least"/> and <paramref name="most"/> inputs.</summary>
    public void RequireInputs(int least, int most)
    {
        if (_inputs.Count < least || _inputs.Count > most)
            throw Invalid("expected " + least + " to " + most + " inputs, got " + _inputs.Count);
    }

    /// <summary>An input that must be there.</summary>
    public RawTensor Raw(int i)
    {
        if (i >= _inputs.Count)
            throw Invalid("expected at least " + (i + 1) + " inputs, got " + _inputs.Count);
        return _tensors.At(_inputs.Int32(i), Who);
    }

    /// <summary>True where the optional input is there.</summary>
    public bool Has(int i) => i < _inputs.Count && _inputs.Int32(i) != -1;

    /// <summary>An input as a tensor of the graph.</summary>
    public Tensor Input(int i) => _tensors.Quantized(Raw(i), Who);

    /// <summary>An option, or its default where the file leaves it out.</summary>
    public int Option(int field, int absent) => _options == null ? absent : _options.Int32(field, absent);

    /// <summary>An option of one byte, or its default.</summary>
    public int ByteOption(int field, int absent) => _options == null ? absent : _options.UInt8(field, absent);

    /// <summary>A real option, or its default.</summary>
    public float RealOption(int field, float absent) => _options == null ? absent : _options.Single(field, absent);

    /// <summary>The clamp of the fused activation.</summary>
    public void ActivationRange(int field, out int min, out int max)
    {
        int activation = ByteOption(field, 0);
        if (activation > (int)Activation.Relu6)
            throw Invalid("expected a fused activation of NONE, RELU, RELU_N1_TO_1 or RELU6, got code " + activation);
        Arithmetic.Scales.ActivationRange((Activation)activation, Output.Scale, Output.ZeroPoint, out min, out max);
    }

    /// <summary>True for padding SAME, false for VALID.</summary>
    public bool SamePadding(int field)
    {
        int padding = ByteOption(field, TfliteSchema.PaddingSame);
        if (padding > TfliteSchema.PaddingValid)
            throw Invalid("expected padding SAME or VALID, got code " + padding);
        return padding == TfliteSchema.PaddingSame;
    }

    /// <summary>The int32 biases of an optional input, one a channel; null where it is absent.</summary>
    public int[]? Bias(int i, int channels)
    {
        if (!Has(i))
            return null;
        int[] bias = _tensors.Int32Data(Raw(i), Who);
        if (bias.Length != channels)
            throw Invalid("expected " + channels + " biases, got " + bias.Length);
        return bias;
    }

    /// <summary>Throws unless the weights are symmetric, with one scale or one for each channel along a dimension.</summary>
    public void RequireWeights(RawTensor weights, int rank, int channelDimension)
    {
        if (weights.Shape.Length != rank || weights.Type != TfliteSchema.Int8)
            throw Invalid("expected int8 weights '" + weights.Name + "' of " + rank + " dimensions, got " + weights.TypeText() + " of " + weights.ShapeText());
        if (weights.Scales.Length == 0 || weights.Scales.Length > 1 && weights.QuantizedDimension != channelDimension)
            throw Invalid("expected weights '" + weights.Name + "' to have one scale or one along dimension " + channelDimension + ", got " + weights.Scales.Length + " along " + weights.QuantizedDimension);
        for (int i = 0; i < weights.ZeroPoints.Length; i++)
            if (weights.ZeroPoints[i] != 0)
                throw Invalid("expected weights '" + weights.Name + "' with a zero point of 0, got " + weights.ZeroPoints[i]);
    }

    /// <summary>The exception for scales whose ratio the arithmetic cannot hold.</summary>
    public InvalidModelException InvalidScales(string where) =>
        Invalid("expected scales whose ratio is below 2^30, got a larger one" + where);
}
