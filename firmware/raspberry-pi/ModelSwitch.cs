using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Edge.DigitReader;
using Edge.Inference;
using Edge.Micro;
using Edge.Models;

namespace Edge.RaspberryPi;

/// <summary>The networks that a long press goes through: the chosen one first, then the others that ship.</summary>
public sealed class ModelSwitch : IClassifier
{
    /// <summary>The network that is taken where nothing else is said.</summary>
    public const string DefaultName = ShippedModel.Name;

    private const int DigitClasses = 10;

    private static readonly (string Name, Func<Model> Load)[] Shipped =
    [
        (DefaultName, ShippedModel.Load),
        ("flagship", () => Model.Load(FlagshipModel.Create())),
        ("nano", () => Model.Load(NanoModel.Create())),
        ("nano-xs", () => Model.Load(NanoXsModel.Create())),
    ];

    private readonly (string Name, Lazy<ModelClassifier> Classifier)[] _models;
    private int _current;
    private ModelClassifier _last;

    /// <summary>Loads the chosen network; the others are loaded when they are switched to.</summary>
    /// <param name="chosen">A name of <see cref="Names"/>, or a .tflite file.</param>
    /// <exception cref="InvalidModelException">The file is no network for digits.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public ModelSwitch(string chosen)
    {
        _models = [.. Shipped.OrderByDescending(m => m.Name == chosen).Select(m => (m.Name, new Lazy<ModelClassifier>(() => ShippedModel.MakeClassifier(m.Name, m.Load()))))];
        // A file has no rule by which it says "no digit", whatever it is called.
        if (!Names.Contains(chosen))
            _models = [(Path.GetFileName(chosen), new Lazy<ModelClassifier>(() => new ModelClassifier(Load(chosen)))), .. _models];
        _last = _models[0].Classifier.Value;
        if (_last.Classes != DigitClasses)
            throw new InvalidModelException($"{chosen}: expected a network of {DigitClasses} classes, got {_last.Classes}; choose one for digits.");
    }

    /// <summary>Names of the networks that ship.</summary>
    public static IEnumerable<string> Names => Shipped.Select(m => m.Name);

    /// <summary>Name of the network that the next digit goes to.</summary>
    public string Name => _models[Volatile.Read(ref _current)].Name;

    /// <inheritdoc/>
    public int Classes => DigitClasses;

    /// <inheritdoc/>
    public int Score => _last.Score;

    /// <summary>Loads a network.</summary>
    /// <param name="chosen">A name of <see cref="Names"/>, or a .tflite file.</param>
    /// <exception cref="InvalidModelException">There is no such network, or it cannot be used.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Model Load(string chosen)
    {
        Func<Model>? shipped = Array.Find(Shipped, m => m.Name == chosen).Load;
        if (shipped is null && !File.Exists(chosen))
            throw new InvalidModelException($"Expected a network of {string.Join(", ", Names)} or a .tflite file, got '{chosen}', which is not there; set reader.model or --model.");
        return shipped is null ? Model.Load(chosen) : shipped();
    }

    /// <summary>Takes the next network, after the last one the first. From any thread.</summary>
    /// <returns>Its name.</returns>
    public string Next()
    {
        int next = (Volatile.Read(ref _current) + 1) % _models.Length;
        Volatile.Write(ref _current, next);
        return _models[next].Name;
    }

    /// <inheritdoc/>
    public int Classify(ReadOnlySpan<byte> digit28x28, Span<float> probabilities)
    {
        _last = _models[Volatile.Read(ref _current)].Classifier.Value;
        return _last.Classify(digit28x28, probabilities);
    }

}
