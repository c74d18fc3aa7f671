using System;
using System.Security.Cryptography;
using Edge.Data;
using Edge.Trainer.CommandLine;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Training.Checkpoints;

/// <summary>What a checkpoint must agree in with the training that goes on from it.</summary>
/// <param name="Recipe">The recipe.</param>
/// <param name="Backend">The backend that trains the float phase.</param>
/// <param name="Images">SHA-256 of the images and labels that are trained on and held out.</param>
/// <param name="Teacher">SHA-256 of the teacher's network, or empty.</param>
public sealed record CheckpointIdentity(Recipe Recipe, string Backend, string Images, string Teacher)
{
    /// <summary>The SHA-256 of the images that a training sees.</summary>
    public static string HashOf(DataSplit data)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (ImageSet set in new[] { data.Train, data.Validation })
        {
            hash.AppendData(set.Pixels.Span);
            hash.AppendData(set.Labels.Span);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether two recipes train the same: what only tells of a network or says what to do with it does not count.</summary>
    public static bool TrainTheSame(Recipe one, Recipe other) => Essence(one) == Essence(other);

    /// <summary>Why a training cannot go on from a checkpoint, as a part of a sentence, or null where it can.</summary>
    /// <param name="other">The checkpoint's identity.</param>
    public string? DifferenceTo(CheckpointIdentity other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!TrainTheSame(Recipe, other.Recipe))
            return Recipe.Name == other.Recipe.Name ? $"of another version of recipe '{Recipe.Name}'" : $"of recipe '{other.Recipe.Name}'";
        if (Backend != other.Backend)
            return $"of backend {other.Backend}";
        return Images != other.Images ? "of other images" : Teacher != other.Teacher ? "of another teacher" : null;
    }

    private static string Essence(Recipe recipe) => JsonOutput.Format(recipe with { Published = null, Repeats = 1, Ship = false });
}
