using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Edge.Quantize.Report;

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
        IEnumerable<(string Name, byte[] Bytes)> files = CSharp.Select(f => (f.Key, Encoding.UTF8.GetBytes(f.Value)))
            .Append(("model.tflite", Tflite))
            .Append(("report.json", Encoding.UTF8.GetBytes(Report.ToJson())));
        foreach ((string name, byte[] bytes) in files)
        {
            cancellation.ThrowIfCancellationRequested();
            await WholeFile.WriteAsync(Path.Combine(folder, name), bytes).ConfigureAwait(false);
        }
        return [.. files.Select(f => f.Name)];
    }
}
