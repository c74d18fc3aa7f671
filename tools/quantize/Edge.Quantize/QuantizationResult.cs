using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Edge.Quantize.Fit;
using Edge.Quantize.Nano;
using Edge.Quantize.Report;

namespace Edge.Quantize;

/// <summary>What quantisation gives.</summary>
/// <param name="Tflite">The bytes of model.tflite.</param>
/// <param name="CSharp">C# files by name.</param>
/// <param name="Report">The figures.</param>
public sealed record QuantizationResult(byte[] Tflite, IReadOnlyDictionary<string, string> CSharp, QuantizationReport Report)
{
    /// <summary>Whether the model fits the boards, and why not.</summary>
    public required IReadOnlyList<BoardFit> Fits { get; init; }

    /// <summary>Generates the class for nanoFramework, which is work that few ask for.</summary>
    /// <exception cref="QuantizeException">The network has no such form.</exception>
    public Func<IReadOnlyList<NanoFile>> Nano { get; init; } = () => [];

    /// <summary>The files by name.</summary>
    /// <param name="kinds">Which of them.</param>
    public IReadOnlyList<(string Name, byte[] Bytes)> Files(OutputKinds kinds = OutputKinds.All)
    {
        var files = new List<(string Name, byte[] Bytes)>();
        if (kinds.HasFlag(OutputKinds.CSharp))
            files.AddRange(CSharp.Select(f => (f.Key, Encoding.UTF8.GetBytes(f.Value))));
        if (kinds.HasFlag(OutputKinds.Nano))
            files.AddRange(Nano().Select(f => (f.Path, Encoding.UTF8.GetBytes(f.Text))));
        if (kinds.HasFlag(OutputKinds.Tflite))
            files.Add(("model.tflite", Tflite));
        if (kinds.HasFlag(OutputKinds.Report))
            files.AddRange([("report.json", Encoding.UTF8.GetBytes(Report.ToJson())), ("report.html", Encoding.UTF8.GetBytes(ReportPage.Write(Report)))]);
        return files;
    }

    /// <summary>Writes the files into a folder, which is made if need be: all of them, or none where the writing fails or is ended before its last moment.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="kinds">Which files.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The names of the files.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public async Task<IReadOnlyList<string>> WriteToAsync(string folder, OutputKinds kinds, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        IReadOnlyList<(string Name, byte[] Bytes)> files = Files(kinds);
        await WholeFile.WriteAllAsync(folder, files, cancellation).ConfigureAwait(false);
        return [.. files.Select(f => f.Name)];
    }

    /// <summary>Writes all files.</summary>
    /// <inheritdoc cref="WriteToAsync(string, OutputKinds, CancellationToken)"/>
    public Task<IReadOnlyList<string>> WriteToAsync(string folder, CancellationToken cancellation) => WriteToAsync(folder, OutputKinds.All, cancellation);
}
