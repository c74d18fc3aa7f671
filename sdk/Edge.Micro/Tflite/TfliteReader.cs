using System.Collections;

namespace Edge.Micro.Tflite;

/// <summary>Reads int8 .tflite files. Whatever the bytes are, the outcome is a graph that can be run or <see cref="InvalidModelException"/>.</summary>
public sealed class TfliteReader
{
    private readonly FlatBuffer _file;
    private readonly FlatTable _root;
    private readonly FlatVector _buffers;
    private readonly ModelLimits _limits;
    private readonly TensorReader _tensors;
    private readonly FlatTable _subgraph;
    private readonly RawTensor[] _inputs;
    private readonly RawTensor[] _outputs;
    private readonly ArrayList _operators = new ArrayList();
    private bool _hasFloatInput;
    private bool _hasFloatOutput;

    private TfliteReader(byte[] file, ModelLimits limits)
    {
        _file = new FlatBuffer(file);
        _limits = limits;
        if (file.Length < 8 || _file.Int32(4) != TfliteSchema.Identifier)
            throw new InvalidModelException("The model file: expected the identifier TFL3 at byte 4, got " + (file.Length < 8 ? file.Length + " bytes in all" : "other bytes") + "; pass a .tflite file.");
        _root = _file.Root();
        int version = _root.Int32(TfliteSchema.ModelVersion, 0);
        if (version != TfliteSchema.Version)
            throw new InvalidModelException("The model file: expected schema version 3, got " + version + "; convert the model again.");
        FlatVector subgraphs = _root.Vector(TfliteSchema.ModelSubgraphs, 4);
        // The first one is the network. Others are reached by control flow only, whose operators are not supported.
        if (subgraphs.Count == 0)
            throw new InvalidModelException("The model: expected at least one subgraph, got none; export it again.");
        _subgraph = subgraphs.Table(0);
        _buffers = _root.Vector(TfliteSchema.ModelBuffers, 4);
        _tensors = new TensorReader(_file, _subgraph.Vector(TfliteSchema.SubgraphTensors, 4), _buffers, limits);
        _inputs = Edge(TfliteSchema.SubgraphInputs, "Model input");
        _outputs = Edge(TfliteSchema.SubgraphOutputs, "Model output");
    }

    /// <summary>Reads a file.</summary>
    /// <param name="file">The whole .tflite file.</param>
    /// <param name="limits">How much the model may ask for.</param>
    /// <returns>The network and what else the file says.</returns>
    /// <exception cref="InvalidModelException">The file is damaged, not int8, too large or has an operator that is not supported.</exception>
    public static TfliteModel Read(byte[] file, ModelLimits limits)
    {
        TfliteReader reader = new TfliteReader(file, limits);
        reader.ReadOperators();
        return reader.Finish();
    }

    private RawTensor[] Edge(int field, string what)
    {
        FlatVector indices = _subgraph.Vector(field, 4);
        if (indices.Count == 0 || indices.Count > 64)
            throw new InvalidModelException(what + ": expected 1 to 64 tensors, got " + indices.Count + "; export the model again.");
        RawTensor[] tensors = new RawTensor[indices.Count];
        for (int i = 0; i < tensors.Length; i++)
            tensors[i] = _tensors.At(indices.Int32(i), what);
        return tensors;
    }

    private void ReadOperators()
    {
        FlatVector codes = _root.Vector(TfliteSchema.ModelOperatorCodes, 4);
        FlatVector operators = _subgraph.Vector(TfliteSchema.SubgraphOperators, 4);
        if (operators.Count > _limits.MaxOperators)
            throw new InvalidModelException("The model: expected at most " + _limits.MaxOperators + " operators, got " + operators.Count + "; raise ModelLimits.MaxOperators to load it.");
        for (int i = 0; i < operators.Count; i++)
        {
            FlatTable table = operators.Table(i);
            int codeIndex = table.Int32(TfliteSchema.OperatorCode, 0);
            if (codeIndex < 0 || codeIndex >= codes.Count)
                throw new InvalidModelException("Operator #" + i + ": expected an operator code index of 0 to " + (codes.Count - 1) + ", got " + codeIndex + "; the file is damaged, get it again.");
            FlatTable code = codes.Table(codeIndex);
            // Files from before 2020 have the code in the old byte only; newer ones have both, and the larger one counts.
            int builtin = code.Int32(TfliteSchema.CodeBuiltin, 0);
            int old = code.UInt8(TfliteSchema.CodeDeprecatedBuiltin, 0);
            if (old > builtin)
                builtin = old;
            if (builtin == TfliteSchema.Custom)
                throw new InvalidModelException("Operator #" + i + ": expected one of " + BuiltinOperators.Supported() + ", got the custom operator '" + code.Text(TfliteSchema.CodeCustom, "?") + "'; export the model without it.");
            if (!BuiltinOperators.IsSupported(builtin))
                throw new InvalidModelException("Operator #" + i + ": expected one of " + BuiltinOperators.Supported() + ", got " + BuiltinOperators.NameOf(builtin) + "; replace it in the model or fuse it away.");
            OperatorSource source = new OperatorSource(table, builtin, i, _tensors);
            Operator? step = builtin switch
            {
                TfliteSchema.Quantize => QuantizeOrEntry(source),
                TfliteSchema.Dequantize => Exit(source),
                _ => OperatorFactory.Make(source),
            };
            if (step != null)
                _operators.Add(step);
        }
    }

    // A float32 input behind which a QUANTIZE stands: the graph begins with the int8 tensor, and the caller quantises.
    private Operator? QuantizeOrEntry(OperatorSource source)
    {
        if (source.Raw(0).Type != TfliteSchema.Float32)
            return OtherOperators.Requantize(source);
        source.RequireInputs(1, 1);
        _hasFloatInput = true;
        Replace(_inputs, source.Raw(0), source.OutputTensor, source, "entry");
        return null;
    }

    // A DEQUANTIZE before a float32 output: the graph ends with the int8 tensor, and the caller dequantises.
    private Operator? Exit(OperatorSource source)
    {
        source.RequireInputs(1, 1);
        _hasFloatOutput = true;
        Replace(_outputs, source.OutputTensor, source.Raw(0), source, "exit");
        return null;
    }

    private static void Replace(RawTensor[] edge, RawTensor real, RawTensor quantized, OperatorSource source, string where)
    {
        bool found = false;
        for (int i = 0; i < edge.Length; i++)
            if (edge[i] == real && real.Type == TfliteSchema.Float32)
            {
                if (!SameShape(real, quantized))
                    throw source.Invalid("expected input and output of one shape, got " + source.Raw(0).ShapeText() + " and " + source.OutputTensor.ShapeText());
                edge[i] = quantized;
                found = true;
                break;
            }
        if (!found)
            throw source.Invalid("expected float32 only at the model's " + where + " and once, got tensor '" + real.Name + "' of " + real.TypeText());
    }

    private static bool SameShape(RawTensor a, RawTensor b)
    {
        bool same = a.Shape.Length == b.Shape.Length;
        for (int i = 0; same && i < a.Shape.Length; i++)
            same = a.Shape[i] == b.Shape[i];
        return same;
    }

    private TfliteModel Finish()
    {
        Operator[] operators = new Operator[_operators.Count];
        long steps = 0;
        for (int i = 0; i < operators.Length; i++)
        {
            operators[i] = (Operator)_operators[i]!;
            steps += operators[i].Steps;
            if (steps > _limits.MaxSteps)
                throw new InvalidModelException("The model: expected at most " + _limits.MaxSteps + " steps a run, got more by operator '" + operators[i].Name + "'; raise ModelLimits.MaxSteps to load it.");
        }
        Graph graph = new Graph(_subgraph.Text(TfliteSchema.SubgraphName, "main"), Tensors(_inputs, "Model input"), Tensors(_outputs, "Model output"), operators);
        // A tensor may be an output many times. Each of its values is handed out as an int8 and as a real number.
        long bytes = _tensors.ConstantBytes + graph.ArenaBytes + LengthOf(graph.Inputs) + 5 * LengthOf(graph.Outputs);
        if (bytes > _limits.MaxBytes)
            throw new InvalidModelException("The model: expected at most " + _limits.MaxBytes + " bytes of constants, arena, inputs and outputs, got " + bytes + "; raise ModelLimits.MaxBytes to load it.");
        FlatVector entries = _root.Vector(TfliteSchema.ModelMetadata, 4);
        if (entries.Count > 256)
            throw new InvalidModelException("The model: expected at most 256 metadata entries, got " + entries.Count + "; the file is damaged, get it again.");
        string[] names = new string[entries.Count];
        byte[][] data = new byte[entries.Count][];
        for (int i = 0; i < names.Length; i++)
            data[i] = Metadata(entries.Table(i), out names[i]);
        return new TfliteModel(graph, _root.Text(TfliteSchema.ModelDescription, ""), _hasFloatInput, _hasFloatOutput, names, data);
    }

    private static long LengthOf(Tensor[] tensors)
    {
        long length = 0;
        for (int i = 0; i < tensors.Length; i++)
            length += tensors[i].Length;
        return length;
    }

    private Tensor[] Tensors(RawTensor[] raw, string who)
    {
        Tensor[] tensors = new Tensor[raw.Length];
        for (int i = 0; i < raw.Length; i++)
            tensors[i] = _tensors.Quantized(raw[i], who);
        return tensors;
    }

    private byte[] Metadata(FlatTable entry, out string name)
    {
        name = entry.Text(TfliteSchema.MetadataName, "");
        int buffer = entry.Int32(TfliteSchema.MetadataBuffer, 0);
        if (buffer < 0 || buffer >= _buffers.Count)
            throw new InvalidModelException("Metadata '" + name + "': expected a buffer index of 0 to " + (_buffers.Count - 1) + ", got " + buffer + "; the file is damaged, get it again.");
        FlatVector bytes = _buffers.Table(buffer).Vector(TfliteSchema.BufferData, 1);
        _tensors.Charge(bytes.Count);
        byte[] data = new byte[bytes.Count];
        System.Array.Copy(_file.Data, bytes.Start, data, 0, data.Length);
        return data;
    }
}
