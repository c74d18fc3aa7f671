using System;
using Edge.Inference;
using Edge.Micro;
using Edge.Micro.Updates;
using Edge.Micro.Updates.Packages;
using Edge.Updates.Keys;

namespace Edge.Updates;

/// <summary>Decides whether a package may run on this device. Nothing of a package is believed before its signature is.</summary>
public sealed class PackageCheck
{
    /// <summary>Makes the check.</summary>
    /// <param name="name">The name of the packages that this device takes.</param>
    /// <param name="keys">Whose packages it takes; its maker's to dispose of.</param>
    public PackageCheck(string name, TrustedKeys keys)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Keys = keys ?? throw new ArgumentNullException(nameof(keys));
    }

    /// <summary>The name of the packages that this device takes.</summary>
    public string Name { get; }

    /// <summary>Whose packages it takes.</summary>
    public TrustedKeys Keys { get; }

    /// <summary>The largest package; 64 MiB unless told.</summary>
    public int MaxBytes { get; init; } = 64 << 20;

    /// <summary>How much a network may ask for: 256 MiB and ten thousand million steps a run unless told, so that no self-test lasts for ever.</summary>
    public ModelLimits Limits { get; init; } = new() { MaxBytes = 256L << 20, MaxSteps = 10_000_000_000 };

    /// <summary>What the application needs of the network, as its input's size; throws <see cref="InvalidModelException"/> where that is not so.</summary>
    public Action<VerifiedModel>? Requirement { get; init; }

    /// <summary>Verifies a package: signature, hashes, name, runtime, then loads it, asks <see cref="Requirement"/> and runs the golden samples.</summary>
    /// <param name="package">The whole file.</param>
    /// <returns>Its networks, ready to run.</returns>
    /// <exception cref="UpdateException">It is refused; the message says why.</exception>
    public VerifiedModel Verify(byte[] package)
    {
        ArgumentNullException.ThrowIfNull(package);
        PackageReader reader = PackageReader.Read(new MemorySource(package), Keys, MaxBytes);
        PackageManifest manifest = reader.Manifest;
        if (manifest.Name != Name)
            throw new UpdateException($"The package: expected one for '{Name}', got one for '{manifest.Name}'; take the package that was made for this device.");
        if (RuntimeVersion.Parse(manifest.Runtime) > RuntimeVersion.Parse(RuntimeVersion.Current))
            throw new UpdateException($"The package: expected one for runtime {RuntimeVersion.Current} or older, got one that needs {manifest.Runtime}; update the program first.");
        try
        {
            var model = Model.Load(reader.Part(PackagePart.Model)!, Limits);
            Model? gate = reader.Part(PackagePart.Gate) is { } gateFile ? Model.Load(gateFile, Limits) : null;
            LogitRejection? rule = reader.Part(PackagePart.Rejection) is { } ruleFile ? RejectionJson.Read(ruleFile) : null;
            if (gate is not null && rule is null)
                throw new UpdateException($"The package: expected {PackagePart.Rejection} beside {PackagePart.Gate}, got none; package the rule that weighs the gate.");
            var verified = new VerifiedModel(manifest, model, rule, gate);
            // Says where rule and networks do not fit each other.
            _ = verified.CreateRejectingSession(EngineKind.Reference);
            Requirement?.Invoke(verified);
            Test(model, PackagePart.Model);
            if (gate is not null)
                Test(gate, PackagePart.Gate);
            return verified;
        }
        catch (InvalidModelException e)
        {
            throw new UpdateException($"The package '{manifest.Name}' {manifest.Version}: {e.Message}", e);
        }
    }

    private static void Test(Model model, string part)
    {
        if (model.GoldenSamples == 0)
            throw new UpdateException($"{part}: expected golden samples to try it by, got none; quantise the model again, or pass it through 'quantize'.");
        int failures = model.SelfTest();
        if (failures > 0)
            throw new UpdateException($"{part}: expected its {model.GoldenSamples} golden outputs, got {failures} others; quantise the model again.");
    }
}
