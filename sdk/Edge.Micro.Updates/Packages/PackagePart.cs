namespace Edge.Micro.Updates.Packages;

/// <summary>A file of a package, as the manifest has it.</summary>
public sealed class PackagePart
{
    /// <summary>The network with its golden samples: an int8 .tflite file. Every package has it.</summary>
    public const string Model = "model.tflite";

    /// <summary>The rule by which the network says that it does not know: rejection.json as the trainer's calibrate writes it.</summary>
    public const string Rejection = "rejection.json";

    /// <summary>The second network whose scores the rule weighs too.</summary>
    public const string Gate = "gate.tflite";

    /// <summary>Makes it.</summary>
    /// <param name="name">One of the names above.</param>
    /// <param name="bytes">Its length, at least 1.</param>
    /// <param name="hash">SHA-256 of its bytes.</param>
    public PackagePart(string name, int bytes, byte[] hash)
    {
        Name = name;
        Bytes = bytes;
        Hash = hash;
    }

    /// <summary>One of the names above.</summary>
    public string Name { get; }

    /// <summary>Its length.</summary>
    public int Bytes { get; }

    /// <summary>SHA-256 of its bytes.</summary>
    public byte[] Hash { get; }
}
