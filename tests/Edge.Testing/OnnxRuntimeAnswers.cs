using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Edge.Testing;

/// <summary>Runs networks on ONNX Runtime in one process; skips the calling test where it cannot be had.</summary>
public static class OnnxRuntimeAnswers
{
    // Outputs of one network follow one another in its file, for its inputs in their order.
    private const string Script =
        """
        const ort = require('onnxruntime-node'), fs = require('fs');
        (async () => {
          for (const job of JSON.parse(fs.readFileSync(process.argv[2]))) {
            const session = await ort.InferenceSession.create(job.model, { intraOpNumThreads: 1 });
            const bytes = fs.readFileSync(job.inputs), length = job.shape.reduce((a, b) => a * b, 1), parts = [];
            for (let at = 0; at < bytes.length; at += 4 * length) {
              const data = new Float32Array(bytes.buffer.slice(bytes.byteOffset + at, bytes.byteOffset + at + 4 * length));
              const results = await session.run({ [session.inputNames[0]]: new ort.Tensor('float32', data, job.shape) });
              const answer = results[session.outputNames[0]].data;
              parts.push(Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength));
            }
            fs.writeFileSync(job.outputs, Buffer.concat(parts));
          }
        })().catch(e => { console.error(e.message); process.exit(1); });
        """;

    /// <summary>The outputs of each network, for its inputs one after the other, by its name.</summary>
    public static async Task<Dictionary<string, float[]>> RunOrSkipAsync(IReadOnlyList<OnnxRuntimeJob> jobs)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        string? reason = await OnnxRuntimePackage.InstallAsync().ConfigureAwait(false);
        Skip.IfNot(reason is null, reason);
        using var temporary = new TemporaryFolder();
        // A script finds its packages from where it stands.
        string script = Path.Combine(OnnxRuntimePackage.Folder, $"answers-{Guid.NewGuid():N}.js");
        try
        {
            await File.WriteAllTextAsync(script, Script).ConfigureAwait(false);
            foreach (OnnxRuntimeJob job in jobs)
            {
                await File.WriteAllBytesAsync(temporary.Of(job.Name + ".onnx"), job.Model).ConfigureAwait(false);
                await File.WriteAllBytesAsync(temporary.Of(job.Name + ".in"), MemoryMarshal.AsBytes<float>(job.Inputs.SelectMany(s => s).ToArray()).ToArray()).ConfigureAwait(false);
            }
            var told = jobs.Select(j => new { model = temporary.Of(j.Name + ".onnx"), inputs = temporary.Of(j.Name + ".in"), outputs = temporary.Of(j.Name + ".out"), shape = j.Shape });
            await File.WriteAllTextAsync(temporary.Of("jobs.json"), JsonSerializer.Serialize(told)).ConfigureAwait(false);
            (int code, _, string error) = await OnnxRuntimePackage.StartAsync("node", script, temporary.Of("jobs.json")).ConfigureAwait(false);
            if (code != 0)
                throw new InvalidOperationException($"Expected answers of ONNX Runtime, got: {error.Trim()}");
        }
        finally
        {
            File.Delete(script);
        }
        return jobs.ToDictionary(j => j.Name, j => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(temporary.Of(j.Name + ".out"))).ToArray());
    }
}
