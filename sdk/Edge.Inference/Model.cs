using System;
using System.IO;
using Edge.Inference.Engine;
using Edge.Micro;
using Edge.Micro.Tflite;

namespace Edge.Inference;

/// <summary>An int8 network, ready to run. Immutable: any number of threads may use it, each with a <see cref="Session"/> of its own.</summary>
/// <example>
/// <code>
/// Model model = Model.Load("digits.tflite");
/// Session session = model.CreateSession();
/// Classification digit = session.Classify(pixels); // 28x28 bytes, white ink on black
/// </code>
/// </example>
public sealed class Model
{
    /// <summary>Name of the metadata entry with golden samples: for each sample its input bytes, then its output bytes.</summary>
    public const string GoldenMetadata = "edge.golden";

    private readonly byte[] _golden;
    private readonly Lazy<CompiledGraph> _compiled;

    private Model(Graph graph, string description, byte[] golden, ModelLimits limits)
    {
        Graph = graph;
        Description = description;
        long maxBytes = limits.MaxBytes;
        // Packed once, when the first session asks for it; a model that only runs by reference does not pay.
        _compiled = new Lazy<CompiledGraph>(() => new CompiledGraph(graph, KernelForms.Supported[0], maxBytes));
        InputLength = LengthOf(graph.Inputs);
        OutputLength = LengthOf(graph.Outputs);
        if (golden.Length % (InputLength + OutputLength) != 0)
            throw new InvalidModelException($"The model: expected golden samples of {InputLength + OutputLength} bytes each, got {golden.Length} bytes in all; quantise the model again.");
        _golden = golden;
        ByteToInput = Array.ConvertAll(graph.Inputs, MakeByteTable);
    }

    /// <summary>The network's operators and tensors.</summary>
    public Graph Graph { get; }

    /// <summary>The file's description; may be empty.</summary>
    public string Description { get; }

    /// <summary>Elements of all inputs together.</summary>
    public int InputLength { get; }

    /// <summary>Elements of all outputs together.</summary>
    public int OutputLength { get; }

    /// <summary>Golden samples that travel with the model.</summary>
    public int GoldenSamples => _golden.Length / (InputLength + OutputLength);

    /// <summary>For each input and each byte b the int8 for the real b / 255.</summary>
    internal sbyte[][] ByteToInput { get; }

    /// <summary>Loads a .tflite file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">How much it may ask for; null for the defaults.</param>
    /// <exception cref="InvalidModelException">The file is no int8 model that can be run; the message says why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Model Load(string path, ModelLimits? limits = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = File.OpenRead(path);
        return Load(stream, limits);
    }

    /// <summary>Loads a .tflite file from a stream, to its end.</summary>
    /// <param name="stream">A readable stream.</param>
    /// <param name="limits">How much the model may ask for, the file itself included; null for the defaults.</param>
    /// <exception cref="InvalidModelException">The bytes are no int8 model that can be run; the message says why.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static Model Load(Stream stream, ModelLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        limits ??= new ModelLimits();
        long most = Math.Min(limits.MaxBytes, Array.MaxLength);
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (int read = stream.Read(chunk); read > 0; read = stream.Read(chunk))
        {
            if (buffer.Length + read > most)
                throw new InvalidModelException($"The model file: expected at most {most} bytes, got more; raise ModelLimits.MaxBytes to load it.");
            buffer.Write(chunk, 0, read);
        }
        return Load(buffer.ToArray(), limits);
    }

    /// <summary>Loads a .tflite file that is in memory.</summary>
    /// <param name="file">The whole file; it is not kept.</param>
    /// <param name="limits">How much the model may ask for; null for the defaults.</param>
    /// <exception cref="InvalidModelException">The bytes are no int8 model that can be run; the message says why.</exception>
    public static Model Load(byte[] file, ModelLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        limits ??= new ModelLimits();
        TfliteModel model = TfliteReader.Read(file, limits);
        return new Model(model.Graph, model.Description, model.FindMetadata(GoldenMetadata) ?? [], limits);
    }

    /// <summary>Uses a network that is already in memory, as the generated classes make it.</summary>
    /// <param name="graph">The network.</param>
    public static Model FromGraph(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return new Model(graph, graph.Name, [], new ModelLimits());
    }

    /// <summary>Makes what one thread needs to run the model: the arena and buffers. Nothing is allocated afterwards.</summary>
    /// <param name="engine">Which kernels run; all give the same bits.</param>
    public Session CreateSession(EngineKind engine = EngineKind.Fast) => new(this, engine == EngineKind.Fast ? _compiled.Value : null);

    /// <summary>Runs the golden samples and compares every output bit.</summary>
    /// <returns>The number of samples that differ: 0 is right. A model without golden samples gives 0; see <see cref="GoldenSamples"/>.</returns>
    public int SelfTest()
    {
        Session session = CreateSession();
        int failures = 0;
        for (int start = 0; start < _golden.Length; start += InputLength + OutputLength)
        {
            ReadOnlySpan<sbyte> sample = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, sbyte>(_golden.AsSpan(start, InputLength + OutputLength));
            if (!session.Run(sample[..InputLength]).SequenceEqual(sample[InputLength..]))
                failures++;
        }
        return failures;
    }

    private static int LengthOf(Tensor[] tensors)
    {
        int length = 0;
        foreach (Tensor tensor in tensors)
            length = checked(length + tensor.Length);
        return length;
    }

    private static sbyte[] MakeByteTable(Tensor input)
    {
        var table = new sbyte[256];
        for (int i = 0; i < table.Length; i++)
            table[i] = Session.QuantizeFor(input, i / 255f);
        return table;
    }
}
