using System.IO;
using Edge.Cli;
using Edge.Inference;

namespace Edge.Trainer.Judging;

/// <summary>The network that tells digits from other things, in the folder beside those of the digits' networks.</summary>
internal static class GateFile
{
    /// <summary>The gate's folder and recipe.</summary>
    public const string Name = "gate";

    private const int Pixels = 28 * 28;

    /// <summary>Loads gate/model.tflite beside a model's folder; null where there is none.</summary>
    /// <param name="model">The model's file, such as sdk/models/nano/model.tflite.</param>
    /// <exception cref="UserErrorException">It takes something else than a digit's pixels.</exception>
    public static Model? Beside(string model)
    {
        if (PathBeside(model) is not { } path)
            return null;
        Model gate = Model.Load(path);
        return gate.InputLength == Pixels && gate.Logits.Length == 2
            ? gate
            : throw new UserErrorException($"{path}: Expected a network from 28x28 pixels to 2 classes, got one from {gate.InputLength} values to {gate.Logits.Length}; reproduce the network 'gate'.");
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
