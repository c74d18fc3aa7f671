using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Edge.DigitReader;
using Edge.Inference;
using Edge.Micro;
using Edge.Models;
using Edge.RaspberryPi.Updates;
using Edge.Updates;

namespace Edge.RaspberryPi;

/// <summary>The networks that a long press goes through: the chosen one first, then the others that ship.</summary>
public sealed class ModelSwitch : IClassifier
{
    /// <summary>The network that is taken where nothing else is said.</summary>
    public const string DefaultName = ShippedModel.Name;

    /// <summary>Classes of every network here.</summary>
    public const int DigitClasses = 10;

    private static readonly (string Name, Func<Model> Load)[] Shipped =
    [
        (DefaultName, ShippedModel.Load),
        ("flagship", () => Model.Load(FlagshipModel.Create())),
        ("nano", () => Model.Load(NanoModel.Create())),
        ("nano-xs", () => Model.Load(NanoXsModel.Create())),
    ];

    private volatile State _state;
    private Entry? _pending;
    private ModelClassifier _reading;

    /// <summary>Loads the chosen network; the others are loaded when they are switched to.</summary>
    /// <param name="chosen">A name of <see cref="Names"/>, or a .tflite file.</param>
    /// <param name="installed">The package of an update, which comes before the chosen one; null where there is none.</param>
    /// <exception cref="InvalidModelException">The file is no network for digits.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public ModelSwitch(string chosen, VerifiedModel? installed = null)
    {
        Entry[] models = [.. Shipped.OrderByDescending(m => m.Name == chosen).Select(m => new Entry(m.Name, new Lazy<ModelClassifier>(() => ShippedModel.MakeClassifier(m.Name, m.Load()))))];
        // A file has no rule by which it says "no digit", whatever it is called.
        if (!Names.Contains(chosen))
            models = [new Entry(Path.GetFileName(chosen), new Lazy<ModelClassifier>(() => new ModelClassifier(Load(chosen)))), .. models];
        _state = installed is null ? new State(models, 0, IsInstalled: false) : With(Make(installed), models);
        _reading = _state.Models[0].Classifier.Value;
        if (_reading.Classes != DigitClasses)
            throw new InvalidModelException($"{chosen}: expected a network of {DigitClasses} classes, got {_reading.Classes}; choose one for digits.");
    }

    /// <summary>Names of the networks that ship.</summary>
    public static IEnumerable<string> Names => Shipped.Select(m => m.Name);

    /// <summary>Name of the network that the next frame goes to.</summary>
    public string Name => _state.Current.Name;

    /// <inheritdoc/>
    public int Classes => DigitClasses;

    /// <inheritdoc/>
    public int Score => _reading.Score;

    /// <inheritdoc/>
    public bool TellsGuesses => _reading.TellsGuesses;

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

    /// <summary>Takes the next network, after the last one the first, from the next <see cref="Adopt"/> on. From any thread.</summary>
    /// <returns>Its name.</returns>
    public string Next()
    {
        State before = _state, next = before with { Index = (before.Index + 1) % before.Models.Length };
        // Where an update comes between, its network is the next one.
        return ReferenceEquals(Interlocked.CompareExchange(ref _state, next, before), before) ? next.Current.Name : Name;
    }

    /// <summary>Gives the package of an update, which <see cref="Adopt"/> takes. From any thread.</summary>
    public void Offer(VerifiedModel installed)
    {
        ArgumentNullException.ThrowIfNull(installed);
        Volatile.Write(ref _pending, Make(installed));
    }

    /// <summary>Takes the package that was offered last, in place of an earlier one, or the network of a press. Called between frames: one network reads the whole of a frame.</summary>
    /// <returns>The package's name; null where there is none.</returns>
    public string? Adopt()
    {
        string? name = null;
        if (Volatile.Read(ref _pending) is not null && Interlocked.Exchange(ref _pending, null) is { } installed)
        {
            State before = _state;
            _state = With(installed, before.IsInstalled ? before.Models[1..] : before.Models);
            name = installed.Name;
        }
        _reading = _state.Current.Classifier.Value;
        return name;
    }

    /// <inheritdoc/>
    public int Classify(ReadOnlySpan<byte> digit28x28, ReadOnlySpan<byte> surroundings, Span<float> probabilities) =>
        _reading.Classify(digit28x28, surroundings, probabilities);

    // Made here and not at the first digit: no frame waits for it.
    private static Entry Make(VerifiedModel installed) => new(installed.Title, new Lazy<ModelClassifier>(ReaderUpdates.MakeClassifier(installed)));

    private static State With(Entry installed, Entry[] others) => new([installed, .. others], 0, IsInstalled: true);

    private sealed record Entry(string Name, Lazy<ModelClassifier> Classifier);

    private sealed record State(Entry[] Models, int Index, bool IsInstalled)
    {
        public Entry Current => Models[Index];
    }
}
