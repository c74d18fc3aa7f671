using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Quantize;
using Edge.Trainer.CommandLine;

namespace Edge.Trainer.Training.Checkpoints;

/// <summary>A checkpoint on disk: a safetensors file whose metadata has a checksum of all its bytes. Written whole or not at all.</summary>
/// <param name="path">The file.</param>
public sealed class CheckpointFile(string path)
{
    /// <summary>The file's name in the folder of a training.</summary>
    public const string Name = "checkpoint.safetensors";

    private const string Format = "edge trainer checkpoint 1";
    private const string StatePrefix = "state.";
    private const string BestPrefix = "best.";
    private const string ModelPrefix = "model.";
    private const string Checksum = "sha256";

    // Stands in the file while its checksum is taken.
    private static readonly string NoChecksum = new('0', 2 * SHA256.HashSizeInBytes);

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>Whether there is one.</summary>
    public bool Exists => File.Exists(path);

    /// <summary>Replaces the file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task WriteAsync(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        byte[] bytes = Bytes(checkpoint);
        RemoveRests();
        await WholeFile.WriteAsync(path, bytes).ConfigureAwait(false);
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="UserErrorException">It is absent, truncated, damaged or something else; the message is a sentence for the user.</exception>
    public Checkpoint Read()
    {
        if (!Exists)
            throw new UserErrorException($"Expected a checkpoint at '{path}', found no such file; train without --resume.");
        try
        {
            return Parse(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or KeyNotFoundException or ArgumentException)
        {
            string reason = e is InvalidDataException ? e.Message : "what it says is not understood";
            throw new UserErrorException($"Expected a whole checkpoint of this trainer at '{path}', but {reason}; delete it and train again without --resume.", e);
        }
    }

    private static byte[] Bytes(Checkpoint checkpoint)
    {
        var metadata = new Dictionary<string, string>
        {
            ["format"] = Format,
            [Checksum] = NoChecksum,
            ["identity"] = JsonOutput.Format(checkpoint.Identity),
            ["progress"] = JsonOutput.Format(checkpoint.Progress),
        };
        StateTensor[] tensors =
            [.. Named(StatePrefix, checkpoint.State), .. Named(BestPrefix, checkpoint.Best), .. Named(ModelPrefix, checkpoint.FloatModel)];
        byte[] bytes = Safetensors.Write(new SafetensorsFile(metadata, tensors));
        byte[] none = Encoding.ASCII.GetBytes(NoChecksum);
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(bytes))).CopyTo(bytes.AsSpan(bytes.AsSpan().IndexOf(none)));
        return bytes;
    }

    private static Checkpoint Parse(byte[] bytes)
    {
        SafetensorsFile file = Safetensors.Read(bytes);
        if (file.Metadata.GetValueOrDefault("format") != Format)
            throw new InvalidDataException("it is a safetensors file of something else");
        string checksum = file.Metadata.GetValueOrDefault(Checksum, "");
        int place = checksum.Length == NoChecksum.Length ? bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(checksum)) : -1;
        if (place < 0)
            throw new InvalidDataException("it has no checksum");
        Encoding.ASCII.GetBytes(NoChecksum).CopyTo(bytes.AsSpan(place));
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != checksum)
            throw new InvalidDataException("its checksum is wrong");
        return new Checkpoint(
            JsonOutput.Parse<CheckpointIdentity>(file.Metadata["identity"]),
            JsonOutput.Parse<CheckpointProgress>(file.Metadata["progress"]),
            Unnamed(StatePrefix, file.Tensors),
            Unnamed(BestPrefix, file.Tensors),
            Unnamed(ModelPrefix, file.Tensors));
    }

    private static IEnumerable<StateTensor> Named(string prefix, IReadOnlyList<StateTensor> tensors) => tensors.Select(t => t.Renamed(prefix + t.Name));

    private static StateTensor[] Unnamed(string prefix, IReadOnlyList<StateTensor> tensors) =>
        [.. tensors.Where(t => t.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(t => t.Renamed(t.Name[prefix.Length..]))];

    // A process that was killed while it wrote leaves the beginning of a file; its number may come again.
    private void RemoveRests()
    {
        string full = System.IO.Path.GetFullPath(path);
        foreach (string rest in Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(full)!, $"{Name}.*.tmp"))
            File.Delete(rest);
    }
}
