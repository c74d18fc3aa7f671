using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using Edge.Cli;
using Edge.Micro;
using Edge.Trainer.CommandLine;

namespace Edge.Trainer.Judging;

/// <summary>The rule of a model as the file rejection.json beside it.</summary>
public sealed record RejectionFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "rejection.json";

    /// <summary>The name of the file with the rule of a microcontroller, which has no gate and looks once.</summary>
    public const string BoardName = "rejection-board.json";

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

    /// <summary>SHA-256 of the model that it was fitted to, in lower-case hexadecimal; null in files of older tools.</summary>
    public string? ModelSha256 { get; init; }

    /// <summary>SHA-256 of the gate's model; null where the rule weighs the model's logits alone.</summary>
    public string? GateSha256 { get; init; }

    /// <summary>How the digit reader does with it on hard photographs that it was not fitted to.</summary>
    public JudgeReport? Judgement { get; init; }

    /// <summary>The SHA-256 of a file as rules hold it.</summary>
    public static string Sha256(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    /// <summary>Whether it was fitted to a model and to the gate beside it, as they are now.</summary>
    /// <param name="model">The model's file.</param>
    public bool Fits(string model) => ModelSha256 == Sha256(model) && (GateSha256 is null || (GateFile.PathBeside(model) is { } gate && GateSha256 == Sha256(gate)));

    /// <summary>The rule.</summary>
    public LogitRejection ToRule() => new([.. Linear], [.. Squares], [.. Biases]);

    /// <summary>Reads the file beside a model; null where there is none.</summary>
    /// <param name="model">The model's file.</param>
    /// <param name="name">The file's name.</param>
    /// <exception cref="UserErrorException">The file is something else.</exception>
    public static RejectionFile? Beside(string model, string name = Name)
    {
        string path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(model))!, name);
        if (!File.Exists(path))
            return null;
        return JsonOutput.TryRead<RejectionFile>(path)
            ?? throw new UserErrorException($"Expected '{path}' as 'calibrate' writes it, got something else; calibrate the model again.");
    }
}
