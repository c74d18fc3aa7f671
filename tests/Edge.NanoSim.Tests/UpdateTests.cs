using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Edge.Boards;
using Edge.Micro.Updates.Packages;
using Edge.NanoSim.Conformity;
using Edge.Testing;
using Xunit.Abstractions;

namespace Edge.NanoSim.Tests;

/// <summary>
/// Edge.Micro.Updates on a simulated board: it conforms, verifies a signed package with its own arithmetic in some seconds, within the heap of an ESP32, and runs
/// the network that was in it.
/// </summary>
public sealed class UpdateTests(ITestOutputHelper output)
{
    private const int Esp32HeapBytes = 110 * 1024;
    private const double MaxMilliseconds = 30_000;

    private const string Host = """
        using Edge.Micro;
        using Edge.Micro.Updates.Packages;
        using Edge.Micro.Updates.Slots;

        public sealed class Slot : IModelSlot
        {
            private readonly byte[] _bytes;
            private int _length;
            public Slot(int capacity) { _bytes = new byte[capacity]; }
            public int Capacity { get { return _bytes.Length; } }
            public int Length { get { return _length; } }
            public void Read(int position, byte[] buffer, int offset, int count) { System.Array.Copy(_bytes, position, buffer, offset, count); }
            public void Erase() { _length = 0; }
            public void Append(byte[] buffer, int offset, int count) { System.Array.Copy(buffer, offset, _bytes, _length, count); _length += count; }
        }

        public static class Host
        {
            private static BoardStore _store;
            public static bool IsSigned(byte[] key, byte[] manifest, byte[] signature) { return new KeyCheck(key).IsSigned(manifest, signature); }
            public static void Start(byte[] key, int capacity)
            {
                _store = new BoardStore(new Slot(capacity), new Slot(capacity), new KeyCheck(key), "digits", new ModelLimits(), 24 * 1024);
                _store.Open();
            }
            public static void Begin() { _store.Incoming.Erase(); }
            public static void Append(byte[] part) { _store.Incoming.Append(part, 0, part.Length); }
            public static int Commit() { _store.Commit(); return _store.Version; }
            public static string Refusal()
            {
                try { _store.Commit(); return "none"; }
                catch (Edge.Micro.Updates.UpdateException e) { return e.Message; }
            }
            public static void Run(sbyte[] input, sbyte[] output) { _store.Active.Interpreter.Run(input, 0, output, 0); }
        }
        """;

    [SkippableFact]
    public void ItConforms()
    {
        using var folder = new TemporaryFolder();
        Assert.Empty(ConformityChecker.Check(NanoCompiler.Compile(folder, "Updates", Sources().Select(p => (p, File.ReadAllText(p))), [])).Select(v => v.ToString()));
    }

    [SkippableFact]
    public void ASignatureIsVerifiedInSomeSeconds()
    {
        using var folder = new TemporaryFolder();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using NanoMachine machine = Machine(folder, Esp32HeapBytes);
        byte[] manifest = new byte[300];
        new Random(1).NextBytes(manifest);
        byte[] signature = key.SignData(manifest, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        RunCounts before = machine.Read();
        Assert.True(IsTrue(machine.Call("Host.IsSigned", PublicBytes(key), manifest, signature)));
        RunCounts run = machine.Read().Since(before);
        foreach (string board in new[] { "esp32", "pico-2", "stm32f769i-disco" })
            output.WriteLine($"{board}: {run.Instructions} instructions, {SimulationReport.Latency(run, BoardCatalog.Find(board)).Milliseconds:0} ms");
        Assert.InRange(SimulationReport.Latency(run, BoardCatalog.Find("esp32")).Milliseconds!.Value, 1, MaxMilliseconds);
        manifest[7] ^= 1;
        Assert.False(IsTrue(machine.Call("Host.IsSigned", PublicBytes(key), manifest, signature)));
    }

    [SkippableFact]
    public void APackageIsTakenWithinTheHeapOfAnEsp32()
    {
        using var folder = new TemporaryFolder();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] model = File.ReadAllBytes(Repository.PathOf("sdk", "models", "nano", "model.tflite")), package = Package(key, model, 7);
        // The slots are flash and no heap: they get the room that they take here. A signature is some bytes longer or shorter than another.
        int capacity = package.Length + 8;
        using NanoMachine machine = Machine(folder, Esp32HeapBytes + 2 * capacity + 48);
        machine.Call("Host.Start", PublicBytes(key), capacity);
        Send(machine, package);
        RunCounts before = machine.Read();
        Assert.Equal(7L, Convert.ToInt64(machine.Call("Host.Commit"), System.Globalization.CultureInfo.InvariantCulture));
        RunCounts run = machine.Read().Since(before);
        output.WriteLine($"{package.Length} bytes: {run.Instructions} instructions, esp32 {SimulationReport.Latency(run, BoardCatalog.Find("esp32")).Milliseconds:0} ms, peak heap {machine.PeakHeapBytes - 2 * capacity} bytes");
        Assert.InRange(SimulationReport.Latency(run, BoardCatalog.Find("esp32")).Milliseconds!.Value, 1, MaxMilliseconds);

        sbyte[] input = new sbyte[784], answer = new sbyte[10];
        for (int i = 0; i < input.Length; i++)
            input[i] = (sbyte)(i * 37);
        machine.Call("Host.Run", input, answer);
        Assert.Equal(Edge.Inference.Model.Load(model).CreateSession().Run(input).ToArray(), answer);

        // The second one needs the first one's memory, and the same version is refused.
        Send(machine, package);
        Assert.Contains("expected a version above 7", (string)machine.Call("Host.Refusal")!, StringComparison.Ordinal);
        machine.Call("Host.Run", input, answer);
        Send(machine, Package(key, model, 8));
        Assert.Equal(8L, Convert.ToInt64(machine.Call("Host.Commit"), System.Globalization.CultureInfo.InvariantCulture));
    }

    private static byte[] Package(ECDsa key, byte[] model, int version)
    {
        byte[] manifest = ManifestText.Write(new PackageManifest("digits", version, "0.1.0", "test", [new PackagePart(PackagePart.Model, model.Length, SHA256.HashData(model))]));
        return PackageWriter.Write(manifest, key.SignData(manifest, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence), [PackagePart.Model], [model]);
    }

    private static void Send(NanoMachine machine, byte[] package)
    {
        machine.Call("Host.Begin");
        foreach (byte[] part in package.Chunk(1000))
            machine.Call("Host.Append", part);
    }

    private static bool IsTrue(object? value) => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture) != 0;

    private static byte[] PublicBytes(ECDsa key)
    {
        ECPoint point = key.ExportParameters(includePrivateParameters: false).Q;
        return [.. point.X!, .. point.Y!];
    }

    private static NanoMachine Machine(TemporaryFolder folder, int heapBytes) =>
        NanoMachine.Load(NanoCompiler.Compile(folder, [Host, .. Sources().Select(File.ReadAllText)]), new NanoMachineOptions { HeapBytes = heapBytes });

    private static IEnumerable<string> Sources() => new[] { "Edge.Micro", "Edge.Micro.Updates" }.SelectMany(project =>
    {
        string root = Repository.PathOf("sdk", project);
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(f => Path.GetRelativePath(root, f).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin")).Order(StringComparer.Ordinal);
    });
}
