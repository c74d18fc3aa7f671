using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Edge.NanoSim.Tests;

/// <summary>The headless applications as the build makes them, with libraries that stand in for the board's: canned frames come over the serial port.</summary>
internal static class HeadlessBoard
{
    /// <summary>A frame of the serial protocol.</summary>
    public static byte[] Frame(byte kind, byte sequence, int width, int height, byte[] payload)
    {
        byte[] head = [kind, sequence, (byte)width, (byte)height];
        return [0xED, 0x6E, .. head, .. Check(head), .. payload, .. Check(payload)];
    }

    /// <summary>The CRC-32 of zip.</summary>
    public static uint Crc(byte[] bytes) =>
        ~bytes.Aggregate(~0u, (sum, next) => Enumerable.Range(0, 8).Aggregate(sum ^ next, (s, _) => (s & 1) == 0 ? s >> 1 : (s >> 1) ^ 0xEDB88320));

    /// <summary>Puts an application, its libraries and what stands in for them into a folder.</summary>
    /// <returns>The application's assembly.</returns>
    public static string Deploy(TemporaryFolder folder, string application, byte[] frames)
    {
        string built = Path.Combine(AppContext.BaseDirectory, "nano", "applications");
        foreach (string file in Directory.EnumerateFiles(built))
            File.Copy(file, folder.Of(Path.GetFileName(file)));
        string canned = $"internal static class Canned {{ public static readonly byte[] Frames = new byte[] {{ {string.Join(',', frames)} }}; }}";
        Replace(folder, "System.IO.Ports", [Program("SerialPort"), canned]);
        Replace(folder, "System.IO.Streams", [Program("Streams")]);
        Replace(folder, "System.IO.FileSystem", [Program("FileSystem")], "System.IO.Streams");
        Replace(folder, "nanoFramework.Hardware.Esp32", [Program("Esp32")]);
        return folder.Of(application + ".dll");
    }

    private static string Program(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Programs", name + ".cs.txt"));

    private static void Replace(TemporaryFolder folder, string assembly, string[] sources, params string[] references)
    {
        IEnumerable<MetadataReference> known = references.Prepend("mscorlib").Select(r => MetadataReference.CreateFromFile(folder.Of(r + ".dll")));
        CSharpCompilation compilation = CSharpCompilation.Create(assembly, sources.Select(s => CSharpSyntaxTree.ParseText(s)), known,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using FileStream image = File.Create(folder.Of(assembly + ".dll"));
        EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }

    private static byte[] Check(byte[] bytes)
    {
        byte[] check = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(check, Crc(bytes));
        return check;
    }
}
