using Edge.Micro.Tflite;
using Edge.Micro.Updates.Packages;

namespace Edge.Micro.Updates.Slots;

/// <summary>A network that came in a package, ready to run on a board.</summary>
public sealed class BoardModel
{
    // The name that Edge.Inference and the quantiser give to golden samples in a file.
    private const string GoldenMetadata = "edge.golden";

    private readonly byte[] _golden;
    private readonly int _inputLength;
    private readonly int _outputLength;

    private BoardModel(PackageManifest manifest, TfliteModel file, int packedBytes)
    {
        Manifest = manifest;
        Interpreter = new Interpreter(file.Graph, packedBytes);
        _inputLength = LengthOf(file.Graph.Inputs);
        _outputLength = LengthOf(file.Graph.Outputs);
        byte[]? golden = file.FindMetadata(GoldenMetadata);
        if (golden == null || golden.Length == 0 || golden.Length % (_inputLength + _outputLength) != 0)
            throw new UpdateException("The model: expected whole golden samples to try it by, got " + (golden == null ? 0 : golden.Length) + " bytes; quantise the model again.");
        _golden = golden;
    }

    /// <summary>What the package says about itself.</summary>
    public PackageManifest Manifest { get; }

    /// <summary>Runs the network.</summary>
    public Interpreter Interpreter { get; }

    /// <summary>Loads the network of a package that was verified.</summary>
    /// <param name="package">The package.</param>
    /// <param name="limits">What the board can spare.</param>
    /// <param name="packedBytes">Bytes of heap for packed weights, as <see cref="Micro.Interpreter"/> takes them.</param>
    /// <exception cref="InvalidModelException">It is no network that can be run.</exception>
    /// <exception cref="UpdateException">It has no golden samples, or its bytes are others than before.</exception>
    public static BoardModel Load(PackageReader package, ModelLimits limits, int packedBytes) =>
        new BoardModel(package.Manifest, TfliteReader.Read(package.Part(PackagePart.Model)!, limits), packedBytes);

    /// <summary>Runs the golden samples.</summary>
    /// <returns>Whether every output is exact.</returns>
    public bool SelfTest()
    {
        sbyte[] input = new sbyte[_inputLength], output = new sbyte[_outputLength];
        for (int start = 0; start < _golden.Length; start += _inputLength + _outputLength)
        {
            for (int i = 0; i < input.Length; i++)
                input[i] = (sbyte)_golden[start + i];
            Interpreter.Run(input, 0, output, 0);
            for (int i = 0; i < output.Length; i++)
                if (output[i] != (sbyte)_golden[start + _inputLength + i])
                    return false;
        }
        return true;
    }

    private static int LengthOf(Tensor[] tensors)
    {
        int length = 0;
        for (int i = 0; i < tensors.Length; i++)
            length += tensors[i].Length;
        return length;
    }
}
