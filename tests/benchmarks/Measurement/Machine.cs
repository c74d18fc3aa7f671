using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Edge.Benchmarks.Measurement;

/// <summary>What figures depend on.</summary>
/// <param name="Processor">The processor's name.</param>
/// <param name="Cores">Cores that this process may use.</param>
/// <param name="ProcessorHas">Instruction sets of the processor that matter here.</param>
/// <param name="DotnetUses">Those of them that this .NET offers to a program.</param>
/// <param name="System">The operating system.</param>
/// <param name="Dotnet">Version of .NET.</param>
internal sealed record Machine(string Processor, int Cores, string[] ProcessorHas, string[] DotnetUses, string System, string Dotnet)
{
    private const string LinuxFile = "/proc/cpuinfo";

    private static readonly string[] Flags = ["avx2", "avx_vnni", "avx512f", "avx512bw", "avx512vbmi", "avx512_vnni", "avx_vnni_int8", "asimd", "asimddp", "i8mm"];

    /// <summary>This one.</summary>
    public static Machine Here()
    {
        string[] lines = File.Exists(LinuxFile) ? File.ReadAllLines(LinuxFile) : [];
        string[] flags = (Find(lines, "flags") ?? Find(lines, "Features") ?? "").Split(' ');
        string name = Find(lines, "model name") ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
        string model = Find(lines, "cpu family") is { } family ? $"{name} (family {family}, model {Find(lines, "model")})" : name;
        return new Machine(model, Environment.ProcessorCount, [.. Flags.Where(flags.Contains)], Used(), RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription);
    }

    private static string? Find(string[] lines, string key) =>
        lines.Select(l => l.Split(':', 2)).Where(p => p.Length == 2 && p[0].Trim() == key).Select(p => p[1].Trim()).FirstOrDefault();

    private static string[] Used()
    {
        (string Name, bool IsSupported)[] sets =
        [
            ("Avx2", Avx2.IsSupported),
            ("AvxVnni", AvxVnni.IsSupported),
            ("Avx512BW", Avx512BW.IsSupported),
            ("Avx512Vbmi", Avx512Vbmi.IsSupported),
            ("AdvSimd", AdvSimd.IsSupported),
            ("Dp", Dp.IsSupported),
        ];
        return [.. sets.Where(s => s.IsSupported).Select(s => s.Name)];
    }
}
