using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Quantize.Evaluation;

namespace Edge.Quantize;

/// <summary>What quantisation gives.</summary>
/// <param name="Tflite">The bytes of model.tflite.</param>
/// <param name="CSharp">C# files by name.</param>
/// <param name="Report">The figures.</param>
public sealed record QuantizationResult(byte[] Tflite, IReadOnlyDictionary<string, string> CSharp, QuantizationReport Report)
{
    /// <summary>Writes model.tflite, the C# files and report.json into a folder, which is made if need be.</summary>
    /// <returns>The names of the files.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public async Task<IReadOnlyList<string>> WriteToAsync(string folder, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, "model.tflite"), Tflite, cancellation).ConfigureAwait(false);
        foreach ((string file, string text) in CSharp)
            await File.WriteAllTextAsync(Path.Combine(folder, file), text, cancellation).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(folder, "report.json"), Report.ToJson(), cancellation).ConfigureAwait(false);
        return [.. CSharp.Keys.Append("model.tflite").Append("report.json")];
    }
}
