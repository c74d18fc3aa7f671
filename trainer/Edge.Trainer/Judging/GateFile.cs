using System.IO;
using Edge.Cli;
using Edge.Inference;
using Edge.Trainer.Data;
using Edge.Vision;

namespace Edge.Trainer.Judging;

/// <summary>The network that tells digits from other things, in the folder beside those of the digits' networks.</summary>
internal static class GateFile
{
    /// <summary>The gate's folder and recipe.</summary>
    public const string Name = "gate";

    // The digit as vision draws it, and what lies around it.
    private const int Pixels = CutOut.Channels * DigitFinder.DigitSide * DigitFinder.DigitSide;

    // The ten digits, and no digit.
    private const int Classes = 11;

    /// <summary>Loads gate/model.tflite beside a model's folder; null where there is none.</summary>
    /// <param name="model">The model's file, such as sdk/models/nano/model.tflite.</param>
    /// <exception cref="UserErrorException">It takes something else than a digit's pixels and those around it.</exception>
    public static Model? Beside(string model)
    {
        if (PathBeside(model) is not { } path)
            return null;
        Model gate = Model.Load(path);
        return gate.InputLength == Pixels && gate.Logits.Length == Classes
            ? gate
            : throw new UserErrorException($"{path}: Expected a network from 28x28 pixels of {CutOut.Channels} channels to {Classes} classes, got one from {gate.InputLength} values to {gate.Logits.Length}; reproduce the network 'gate'.");
    }

    /// <summary>The file gate/model.tflite beside a model's folder; null where there is none.</summary>
    /// <param name="model">The model's file.</param>
    public static string? PathBeside(string model)
    {
        string? models = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(model)));
        string path = Path.Combine(models ?? "", Name, "model.tflite");
        return File.Exists(path) ? path : null;
    }
}
