using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Edge.Cli;
using Edge.Trainer.Export;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training.Checkpoints;

namespace Edge.Trainer.Training;

/// <summary>A trained float network that another one learns from. It sees the very images that the student is trained on.</summary>
public sealed class Teacher : IDisposable
{
    private readonly ManagedBackend _network;

    private Teacher(ManagedBackend network, string hash)
    {
        (_network, Hash) = (network, hash);
    }

    /// <summary>SHA-256 of its weights.</summary>
    public string Hash { get; }

    /// <summary>Takes the network of a finished training.</summary>
    /// <param name="checkpoint">Its checkpoint.</param>
    /// <param name="path">Where that is, for messages.</param>
    /// <param name="student">The recipe that learns from it.</param>
    /// <param name="pool">The threads; they stay the caller's.</param>
    /// <exception cref="UserErrorException">The training is not finished, or its network does not fit the student's.</exception>
    public static Teacher Of(Checkpoint checkpoint, string path, Recipe student, WorkerPool pool)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(student);
        Recipe recipe = checkpoint.Identity.Recipe;
        if (checkpoint.FloatModel.Count == 0)
            throw new UserErrorException($"Expected a finished training as the teacher of recipe '{student.Name}', got one that was interrupted at '{path}'; finish it by train --resume.");
        if (recipe.Input != student.Input || recipe.Classes != student.Classes)
            throw new UserErrorException(
                $"Expected a teacher of images of {student.Input} and {student.Classes} classes for recipe '{student.Name}', got {recipe.Input} and {recipe.Classes} of recipe '{recipe.Name}' at '{path}'; name another teacher.");
        // The student's batch; what only training needs is left out.
        var network = new ManagedBackend(recipe with { Batch = student.Batch, Averaging = null, Distillation = null }, pool);
        TrainedModel model;
        try
        {
            model = ModelTensors.Restore(network.Export(), checkpoint.FloatModel);
        }
        catch (ArgumentException e)
        {
            throw new UserErrorException($"Expected the network of recipe '{recipe.Name}' at '{path}', got other tensors; train the teacher again.", e);
        }
        network.Load(model);
        return new Teacher(network, HashOf(checkpoint.FloatModel));
    }

    /// <summary>Its probabilities for images, NHWC floats, one row of classes an image.</summary>
    public void Predict(ReadOnlySpan<float> images, Span<float> probabilities) => _network.Predict(images, probabilities);

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    private static string HashOf(IReadOnlyList<StateTensor> tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (StateTensor tensor in tensors)
            hash.AppendData(MemoryMarshal.AsBytes(tensor.As<float>(tensor.Values.Length)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
