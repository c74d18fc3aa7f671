using System.Collections.Generic;
using System.IO;
using Edge.Cli;
using Edge.Micro;
using Edge.Trainer.CommandLine;

namespace Edge.Trainer.Judging;

/// <summary>The rule of a model as the file rejection.json beside it.</summary>
public sealed record RejectionFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "rejection.json";

    /// <summary>Photographs that the rule was fitted to, of digits and of other things.</summary>
    public required int Photographs { get; init; }

    /// <summary>Their seed.</summary>
    public required long Seed { get; init; }

    /// <summary>Weights of the logits: <see cref="LogitRejection"/>.</summary>
    public required IReadOnlyList<short> Linear { get; init; }

    /// <summary>Weights of their squares.</summary>
    public required IReadOnlyList<short> Squares { get; init; }

    /// <summary>One a class.</summary>
    public required IReadOnlyList<int> Biases { get; init; }

    /// <summary>The rule.</summary>
    public LogitRejection ToRule() => new([.. Linear], [.. Squares], [.. Biases]);

    /// <summary>Reads the file beside a model; null where there is none.</summary>
    /// <param name="model">The model's file.</param>
    /// <exception cref="UserErrorException">The file is something else.</exception>
    public static RejectionFile? Beside(string model)
    {
        string path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(model))!, Name);
        if (!File.Exists(path))
            return null;
        return JsonOutput.TryRead<RejectionFile>(path)
            ?? throw new UserErrorException($"Expected '{path}' as 'calibrate' writes it, got something else; calibrate the model again.");
    }
}
