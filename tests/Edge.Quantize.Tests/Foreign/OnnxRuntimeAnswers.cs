using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Testing;

namespace Edge.Quantize.Tests.Foreign;

/// <summary>Runs many networks on ONNX Runtime in one process; skips the calling test where it cannot be had.</summary>
internal static class OnnxRuntimeAnswers
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

    /// <summary>The outputs for the inputs of each network, by its name.</summary>
    public static async Task<Dictionary<string, float[][]>> RunOrSkipAsync(IReadOnlyDictionary<ForeignNetwork, float[][]> inputs)
    {
        string? reason = await OnnxRuntimePackage.InstallAsync();
        Skip.IfNot(reason is null, reason);
        using var temporary = new TemporaryFolder();
        // A script finds its packages from where it stands.
        string script = Path.Combine(OnnxRuntimePackage.Folder, $"answers-{Environment.ProcessId}.js");
        try
        {
            await File.WriteAllTextAsync(script, Script);
            foreach ((ForeignNetwork network, float[][] samples) in inputs)
                await File.WriteAllBytesAsync(temporary.Of(network.Name + ".in"), MemoryMarshal.AsBytes<float>(samples.SelectMany(s => s).ToArray()).ToArray());
            var jobs = inputs.Keys.Select(n => new
            {
                model = ForeignNetwork.PathOf(n.Name + ".onnx"),
                inputs = temporary.Of(n.Name + ".in"),
                outputs = temporary.Of(n.Name + ".out"),
                shape = (int[])[1, .. n.Input],
            });
            await File.WriteAllTextAsync(temporary.Of("jobs.json"), JsonSerializer.Serialize(jobs));
            (int code, _, string error) = await OnnxRuntimePackage.StartAsync("node", script, temporary.Of("jobs.json"));
            Assert.True(code == 0, error);
        }
        finally
        {
            File.Delete(script);
        }
        return inputs.Keys.ToDictionary(n => n.Name, n => n.OutputsOf(MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(temporary.Of(n.Name + ".out"))).ToArray()));
    }
}
