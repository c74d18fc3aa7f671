using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Inference.Engine;
using Edge.Inference.Quantization;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Micro.Tflite;

namespace Edge.Inference;

/// <summary>An int8 network, ready to run. Immutable: any number of threads may use it, each with a <see cref="Session"/> of its own.</summary>
/// <example>
/// <code>
/// Model model = Model.Load("digits.tflite");
/// Session session = model.CreateSession();
/// Classification digit = session.Classify(pixels); // 28x28 bytes, white ink on black
/// string name = model.Labels?[digit.Label] ?? $"class {digit.Label}";
/// </code>
/// A network that was generated as C# needs no file: <c>Model.Load(DigitsModel.Create())</c>.
/// </example>
public sealed partial class Model
{
    /// <summary>Name of the metadata entry with golden samples: for each sample its input bytes, then its output bytes.</summary>
    public const string GoldenMetadata = "edge.golden";

    /// <summary>Name of the metadata entry with the names of the classes: UTF-8 text, one name a line.</summary>
    public const string LabelsMetadata = "edge.labels";

    private readonly GoldenSet _golden;
    private readonly Lazy<CompiledGraph> _compiled;
    private readonly BackgroundCompilation _background;

    private Model(Graph graph, string description, string[]? labels, Func<Model, GoldenSet> golden, ModelLimits limits)
    {
        Graph = graph;
        Description = description;
        Labels = labels is null ? null : Array.AsReadOnly(labels);
        long maxBytes = limits.MaxBytes;
        // Packed once, when the first session asks for it; a model that only runs by reference does not pay.
        _compiled = new Lazy<CompiledGraph>(() => new CompiledGraph(graph, KernelForms.Supported[0], maxBytes));
        _background = new BackgroundCompilation(graph, _compiled);
        InputLength = LengthOf(graph.Inputs);
        OutputLength = LengthOf(graph.Outputs);
        InputQuantizers = Array.ConvertAll(graph.Inputs, input => new InputQuantizer(input));
        OutputStarts = new int[graph.Outputs.Length];
        for (int i = 1; i < OutputStarts.Length; i++)
            OutputStarts[i] = OutputStarts[i - 1] + graph.Outputs[i - 1].Length;
        // The softmax is the last to write into the arena, so that what it has read is still there after a run.
        Logits = graph.Operators is [.., Softmax last] && last.Output == graph.Outputs[0] && last.Inputs[0].Data is null ? last.Inputs[0] : graph.Outputs[0];
        _golden = golden(this);
    }

    /// <summary>The network's operators and tensors.</summary>
    public Graph Graph { get; }

    /// <summary>The file's description; may be empty.</summary>
    public string Description { get; }

    /// <summary>Names of the classes, one for each element of the first output, so that <c>Labels[digit.Label]</c> names an answer; null where they are not known.</summary>
    public IReadOnlyList<string>? Labels { get; }

    /// <summary>Elements of all inputs together.</summary>
    public int InputLength { get; }

    /// <summary>Elements of all outputs together.</summary>
    public int OutputLength { get; }

    /// <summary>The scores of the classes before the softmax that ends the network; the first output where none does.</summary>
    public Tensor Logits { get; }

    /// <summary>Golden samples that travel with the model.</summary>
    public int GoldenSamples => _golden.Count;

    /// <summary>What turns callers' values into each input's int8.</summary>
    internal InputQuantizer[] InputQuantizers { get; }

    /// <summary>Where each output begins among the elements of all.</summary>
    internal int[] OutputStarts { get; }

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
        string[]? labels = ClassNames.OfMetadata(model.Graph, model.FindMetadata(LabelsMetadata));
        return new Model(model.Graph, model.Description, labels, loaded => GoldenSet.OfMetadata(loaded, model.FindMetadata(GoldenMetadata)), limits);
    }

    /// <summary>Loads a generated class: <c>Model.Load(DigitsModel.Create())</c>. Its golden samples and labels come with it.</summary>
    /// <param name="graph">The network, of a generated class or put together by hand.</param>
    /// <exception cref="InvalidModelException">The golden samples or labels do not fit the network.</exception>
    public static Model Load(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return new Model(graph, graph.Name, ClassNames.OfGraph(graph), GoldenSet.OfGraph, new ModelLimits());
    }

    /// <summary>Makes what one thread needs to run the model: the arena and buffers. Nothing is allocated afterwards.</summary>
    /// <param name="engine">Which kernels run; all give the same bits.</param>
    public Session CreateSession(EngineKind engine = EngineKind.Fast)
    {
        var session = new Session(this, engine == EngineKind.Fast ? _compiled.Value : null);
        if (engine == EngineKind.QuickStart)
            _background.Hasten(session);
        return session;
    }

    /// <summary>Runs the golden samples and compares every output bit.</summary>
    /// <returns>The number of samples that differ: 0 is right. A model without golden samples gives 0; see <see cref="GoldenSamples"/>.</returns>
    public int SelfTest()
    {
        Session session = CreateSession();
        int failures = 0;
        for (int i = 0; i < _golden.Count; i++)
            if (!session.Run(_golden.Input(i)).SequenceEqual(_golden.Output(i)))
                failures++;
        return failures;
    }

    /// <summary>Where an output begins among the elements of all.</summary>
    internal int StartOfOutput(int index)
    {
        if ((uint)index >= (uint)OutputStarts.Length)
            throw new ArgumentOutOfRangeException(nameof(index), $"Expected an output from 0 to {OutputStarts.Length - 1}, got {index}.");
        return OutputStarts[index];
    }

    /// <summary>The place of a named output.</summary>
    internal int IndexOfOutput(string name)
    {
        for (int i = 0; i < Graph.Outputs.Length; i++)
            if (Graph.Outputs[i].Name == name)
                return i;
        throw new KeyNotFoundException($"Expected the name of an output ({string.Join(", ", Graph.Outputs.Select(o => $"'{o.Name}'"))}), got '{name}'.");
    }

    /// <summary>The first golden sample's input, or an even spread of all values: what a profile runs on unless told.</summary>
    internal sbyte[] TypicalInput()
    {
        if (_golden.Count > 0)
            return _golden.Input(0).ToArray();
        var input = new sbyte[InputLength];
        for (int i = 0; i < input.Length; i++)
            input[i] = (sbyte)(i * 37);
        return input;
    }

    private static int LengthOf(Tensor[] tensors)
    {
        int length = 0;
        foreach (Tensor tensor in tensors)
            length = checked(length + tensor.Length);
        return length;
    }
}
