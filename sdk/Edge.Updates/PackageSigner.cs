using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using Edge.Micro.Updates;
using Edge.Micro.Updates.Packages;
using Edge.Updates.Keys;

namespace Edge.Updates;

/// <summary>Makes packages.</summary>
public static class PackageSigner
{
    /// <summary>Makes a package and signs it. What is in it is not tried; that is <see cref="PackageCheck"/>'s part.</summary>
    /// <param name="name">What it is for: devices take packages of their own name only.</param>
    /// <param name="version">Its number, above that of every package that devices have.</param>
    /// <param name="tool">What makes it.</param>
    /// <param name="model">The network: an int8 .tflite file with golden samples.</param>
    /// <param name="rejection">Its rule (rejection.json); null where it has none.</param>
    /// <param name="gate">The second network that the rule weighs too; null where it has none.</param>
    /// <param name="key">Signs.</param>
    /// <param name="runtime">The oldest runtime that runs it; null for this one.</param>
    /// <returns>The package's bytes.</returns>
    /// <exception cref="UpdateException">A name or number is out of its range.</exception>
    public static byte[] Sign(string name, int version, string tool, byte[] model, byte[]? rejection, byte[]? gate, SigningKey key, string? runtime = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(key);
        List<(string Name, byte[] Bytes)> files = [(PackagePart.Model, model)];
        if (rejection is not null)
            files.Add((PackagePart.Rejection, rejection));
        if (gate is not null)
            files.Add((PackagePart.Gate, gate));
        if (files.Sum(f => (long)f.Bytes.Length) > PackageLayout.MaxBytes / 2)
            throw new UpdateException($"The package: expected files of at most {PackageLayout.MaxBytes / 2} bytes in all, got more; make the network smaller.");
        PackagePart[] parts = [.. files.Select(f => new PackagePart(f.Name, f.Bytes.Length, SHA256.HashData(f.Bytes)))];
        byte[] manifest = ManifestText.Write(new PackageManifest(name, version, runtime ?? RuntimeVersion.Current, tool, parts));
        byte[] signature = key.Key.SignData(manifest, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return PackageWriter.Write(manifest, signature, [.. files.Select(f => f.Name)], [.. files.Select(f => f.Bytes)]);
    }
}
