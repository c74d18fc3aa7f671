using System;
using System.IO;
using System.Text.Json;
using Edge.Micro;
using Edge.Testing;

namespace Edge.Inference.Tests.Shipped;

/// <summary>A network of sdk/models in both of its forms, and what it promises.</summary>
/// <param name="Name">Its folder.</param>
/// <param name="Create">Makes the graph of the generated class.</param>
/// <param name="SelfTest">The generated class's own test.</param>
public sealed record ShippedModel(string Name, Func<Graph> Create, Func<bool> SelfTest)
{
    /// <summary>The least accuracy on the test images, in percent.</summary>
    public required double LeastAccuracy { get; init; }

    /// <summary>The most multiply-accumulates of a run.</summary>
    public required long MostMacs { get; init; }

    /// <summary>The most bytes of weights.</summary>
    public required long MostWeightBytes { get; init; }

    /// <summary>Whether its constants have to fit one nanoFramework assembly.</summary>
    public required bool IsForNano { get; init; }

    /// <summary>Whether it tells the ten digits apart; one that does not has test images of its own, made by its recipe.</summary>
    public bool ReadsDigits { get; init; } = true;

    /// <summary>Loads model.tflite.</summary>
    public Model LoadTflite() => Model.Load(Repository.PathOf("sdk", "models", Name, "model.tflite"));

    /// <summary>Reads report.json.</summary>
    public JsonElement ReadReport()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("sdk", "models", Name, "report.json")));
        return document.RootElement.Clone();
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
