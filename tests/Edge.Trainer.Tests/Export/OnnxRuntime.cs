using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Edge.Testing;

namespace Edge.Trainer.Tests.Export;

/// <summary>ONNX Runtime as the npm package onnxruntime-node, kept in the user's cache; skips the calling test where it cannot be had.</summary>
internal static class OnnxRuntime
{
    private const string Script =
        """
        const ort = require('onnxruntime-node');
        const fs = require('fs');
        const [model, input, output, shape] = process.argv.slice(2);
        const bytes = fs.readFileSync(input);
        const data = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
        ort.InferenceSession.create(model)
          .then(session => session.run({ input: new ort.Tensor('float32', data, JSON.parse(shape)) }))
          .then(results => fs.writeFileSync(output, Buffer.from(results.probabilities.data.buffer)));
        """;

    /// <summary>The output "probabilities" of a model for the input "input".</summary>
    public static async Task<float[]> RunOrSkipAsync(byte[] model, float[] input, int[] shape)
    {
        string? reason = await OnnxRuntimePackage.InstallAsync();
        Skip.IfNot(reason is null, reason);
        using var temporary = new TemporaryFolder();
        string script = Path.Combine(OnnxRuntimePackage.Folder, "run.js");
        await File.WriteAllTextAsync(script, Script);
        await File.WriteAllBytesAsync(temporary.Of("model.onnx"), model);
        await File.WriteAllBytesAsync(temporary.Of("input"), MemoryMarshal.AsBytes(input.AsSpan()).ToArray());
        string dimensions = $"[{string.Join(',', shape)}]";
        (int code, _, string error) = await OnnxRuntimePackage.StartAsync("node", script, temporary.Of("model.onnx"), temporary.Of("input"), temporary.Of("output"), dimensions);
        Assert.True(code == 0, error);
        return MemoryMarshal.Cast<byte, float>(await File.ReadAllBytesAsync(temporary.Of("output"))).ToArray();
    }
}
