namespace Edge.Micro.Tflite;

/// <summary>Reads and checks the tensors of a file.</summary>
internal sealed class TensorReader
{
    private const int MaxRank = 8;

    private readonly FlatBuffer _file;
    private readonly FlatVector _buffers;
    private readonly ModelLimits _limits;
    private readonly RawTensor[] _tensors;
    private long _constantBytes;

    /// <summary>Reads every declaration; data is not copied yet.</summary>
    public TensorReader(FlatBuffer file, FlatVector tensors, FlatVector buffers, ModelLimits limits)
    {
        _file = file;
        _buffers = buffers;
        _limits = limits;
        if (tensors.Count > limits.MaxTensors)
            throw new InvalidModelException("The model: expected at most " + limits.MaxTensors + " tensors, got " + tensors.Count + "; raise ModelLimits.MaxTensors to load it.");
        _tensors = new RawTensor[tensors.Count];
        for (int i = 0; i < _tensors.Length; i++)
            _tensors[i] = Read(tensors.Table(i), i);
    }

    /// <summary>Bytes of the constants copied so far.</summary>
    public long ConstantBytes => _constantBytes;

    /// <summary>A tensor by its index.</summary>
    /// <param name="index">Index in the file.</param>
    /// <param name="who">Who refers to it, for the message.</param>
    public RawTensor At(int index, string who)
    {
        if (index < 0 || index >= _tensors.Length)
            throw new InvalidModelException(who + ": expected a tensor index of 0 to " + (_tensors.Length - 1) + ", got " + index + "; the file is damaged, get it again.");
        return _tensors[index];
    }

    /// <summary>The tensor of the graph for an int8 (or, at an edge, uint8) activation or constant.</summary>
    public Tensor Quantized(RawTensor raw, string who)
    {
        if (raw.Tensor != null)
            return raw.Tensor;
        if (raw.Type != TfliteSchema.Int8 && raw.Type != TfliteSchema.UInt8)
            throw new InvalidModelException(who + ": expected tensor '" + raw.Name + "' to be int8, got " + raw.TypeText() + "; quantise the model to int8 first.");
        if (raw.Scales.Length != 1)
            throw new InvalidModelException(who + ": expected tensor '" + raw.Name + "' to have one scale, got " + raw.Scales.Length + "; quantise activations per tensor.");
        sbyte[]? data = raw.IsConstant ? Int8Data(raw, who) : null;
        raw.Tensor = new Tensor(raw.Name, raw.Shape, raw.Scales[0], raw.ZeroPoints[0], data, raw.Type == TfliteSchema.UInt8);
        return raw.Tensor;
    }

    /// <summary>A copy of a constant's int8 values.</summary>
    public sbyte[] Int8Data(RawTensor raw, string who)
    {
        RequireConstant(raw, who, raw.Type == TfliteSchema.UInt8 ? TfliteSchema.UInt8 : TfliteSchema.Int8, 1);
        sbyte[] values = new sbyte[raw.DataLength];
        for (int i = 0; i < values.Length; i++)
            values[i] = (sbyte)_file.Data[raw.DataStart + i];
        return values;
    }

    /// <summary>A copy of a constant's int32 values.</summary>
    public int[] Int32Data(RawTensor raw, string who)
    {
        RequireConstant(raw, who, TfliteSchema.Int32, 4);
        return new FlatVector(_file, raw.DataStart, raw.DataLength / 4, 4).ToInt32Array();
    }

    /// <summary>Throws unless the tensor is a constant of the type with as many bytes as its shape says; counts the bytes.</summary>
    private void RequireConstant(RawTensor raw, string who, int type, int elementSize)
    {
        if (!raw.IsConstant || raw.Type != type)
            throw new InvalidModelException(who + ": expected tensor '" + raw.Name + "' to be a constant of " + (type == TfliteSchema.Int32 ? "int32" : "int8")
                + ", got " + (raw.IsConstant ? "" : "a computed one of ") + raw.TypeText() + "; export the model with full int8 quantisation.");
        long expected = elementSize;
        for (int i = 0; i < raw.Shape.Length; i++)
            expected *= raw.Shape[i];
        if (expected != raw.DataLength)
            throw new InvalidModelException(who + ": expected " + expected + " bytes of data for tensor '" + raw.Name + "' of shape " + raw.ShapeText() + ", got " + raw.DataLength + "; the file is damaged, get it again.");
        Charge(raw.DataLength);
    }

    /// <summary>Counts bytes that are copied out of the file. Many may point to the same ones, so a small file can ask for much memory.</summary>
    public void Charge(long bytes)
    {
        _constantBytes += bytes;
        if (_constantBytes > _limits.MaxBytes)
            throw new InvalidModelException("The model: expected at most " + _limits.MaxBytes + " bytes of constants and arena, got more; raise ModelLimits.MaxBytes to load it.");
    }

    private RawTensor Read(FlatTable table, int index)
    {
        RawTensor tensor = new RawTensor();
        tensor.Index = index;
        tensor.Name = table.Text(TfliteSchema.TensorName, "#" + index);
        string who = "Tensor '" + tensor.Name + "'";
        FlatVector shape = table.Vector(TfliteSchema.TensorShape, 4);
        if (shape.Count > MaxRank)
            throw new InvalidModelException(who + ": expected at most " + MaxRank + " dimensions, got " + shape.Count + "; reshape it in the model.");
        tensor.Shape = shape.ToInt32Array();
        long length = 1;
        for (int i = 0; i < tensor.Shape.Length; i++)
        {
            if (tensor.Shape[i] < 1)
                throw new InvalidModelException(who + ": expected every dimension to be at least 1, got " + tensor.ShapeText() + "; export the model with a fixed shape.");
            length *= tensor.Shape[i];
            if (length > Edge.Micro.Tensor.MaxLength)
                throw new InvalidModelException(who + ": expected at most " + Edge.Micro.Tensor.MaxLength + " elements, got " + tensor.ShapeText() + "; use a smaller model.");
        }
        tensor.Type = table.UInt8(TfliteSchema.TensorElementType, TfliteSchema.Float32);
        if (table.UInt8(TfliteSchema.TensorIsVariable, 0) != 0)
            throw new InvalidModelException(who + ": expected no variable tensor, got one; networks with state are not supported.");
        if (table.Table(TfliteSchema.TensorSparsity) != null)
            throw new InvalidModelException(who + ": expected dense data, got sparse; export the model without sparsity.");
        ReadQuantization(table.Table(TfliteSchema.TensorQuantization), tensor, who);
        ReadData(table.Int32(TfliteSchema.TensorBuffer, 0), tensor, who);
        return tensor;
    }

    private void ReadData(int buffer, RawTensor tensor, string who)
    {
        if (buffer < 0 || buffer >= _buffers.Count)
            throw new InvalidModelException(who + ": expected a buffer index of 0 to " + (_buffers.Count - 1) + ", got " + buffer + "; the file is damaged, get it again.");
        FlatTable table = _buffers.Table(buffer);
        // Large files keep the data behind the flatbuffer.
        long offset = table.Int64(TfliteSchema.BufferOffset, 0);
        if (offset > 1 && buffer != 0)
        {
            long size = table.Int64(TfliteSchema.BufferSize, 0);
            _file.Require(offset, size);
            tensor.DataStart = (int)offset;
            tensor.DataLength = (int)size;
            return;
        }
        FlatVector data = table.Vector(TfliteSchema.BufferData, 1);
        // Buffer 0 is empty by convention, and an empty buffer means a tensor that is computed.
        if (buffer == 0 || data.Count == 0)
            return;
        tensor.DataStart = data.Start;
        tensor.DataLength = data.Count;
    }

    private void ReadQuantization(FlatTable? table, RawTensor tensor, string who)
    {
        if (table == null)
            return;
        FlatVector scales = table.Vector(TfliteSchema.QuantizationScale, 4);
        FlatVector zeroPoints = table.Vector(TfliteSchema.QuantizationZeroPoint, 8);
        if (scales.Count == 0)
            return;
        if (zeroPoints.Count != 0 && zeroPoints.Count != scales.Count)
            throw new InvalidModelException(who + ": expected as many zero points as scales (" + scales.Count + "), got " + zeroPoints.Count + "; the file is damaged, get it again.");
        if (scales.Count > Edge.Micro.Tensor.MaxLength)
            throw new InvalidModelException(who + ": expected at most one scale a channel, got " + scales.Count + "; the file is damaged, get it again.");
        tensor.QuantizedDimension = table.Int32(TfliteSchema.QuantizationDimension, 0);
        if (scales.Count > 1 && (tensor.QuantizedDimension < 0 || tensor.QuantizedDimension >= tensor.Shape.Length || tensor.Shape[tensor.QuantizedDimension] != scales.Count))
            throw new InvalidModelException(who + ": expected one scale for each of its channels, got " + scales.Count + " along dimension " + tensor.QuantizedDimension + " of " + tensor.ShapeText() + "; quantise the model again.");
        Charge(8L * scales.Count);
        tensor.Scales = new float[scales.Count];
        tensor.ZeroPoints = new int[scales.Count];
        int lowest = tensor.Type == TfliteSchema.UInt8 ? 0 : -128;
        for (int i = 0; i < scales.Count; i++)
        {
            tensor.Scales[i] = scales.Single(i);
            if (!Arithmetic.Scales.IsValid(tensor.Scales[i]))
                throw new InvalidModelException(who + ": expected a finite scale above 0, got " + tensor.Scales[i] + "; quantise the model again.");
            long zeroPoint = zeroPoints.Count == 0 ? 0 : zeroPoints.Int64(i);
            bool isByte = tensor.Type == TfliteSchema.Int8 || tensor.Type == TfliteSchema.UInt8;
            if (isByte ? zeroPoint < lowest || zeroPoint > lowest + 255 : zeroPoint != 0)
                throw new InvalidModelException(who + ": expected a zero point of " + (isByte ? lowest + " to " + (lowest + 255) : "0") + " for " + tensor.TypeText() + ", got " + zeroPoint + "; quantise the model again.");
            tensor.ZeroPoints[i] = (int)zeroPoint;
        }
    }
}
