using System.IO;
using System.Reflection;
using System.Reflection.Emit;
using Edge.Testing;

namespace Edge.Flash.Tests.Pi;

/// <summary>A folder as dotnet publish leaves it: the program's ELF header, an assembly of a configuration, the service's own unit and settings.</summary>
internal static class PublishedRelease
{
    private const byte Aarch64 = 183;

    public static void Write(string folder, byte machine = Aarch64, string configuration = "Release")
    {
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        byte[] elf = new byte[64];
        "\u007fELF"u8.CopyTo(elf);
        elf[18] = machine;
        File.WriteAllBytes(Path.Combine(folder, "Edge.RaspberryPi"), elf);
        WriteAssembly(Path.Combine(folder, "Edge.RaspberryPi.dll"), configuration);
        File.WriteAllText(Path.Combine(folder, "data", "a file with spaces.txt"), "weights\n");
        File.WriteAllText(Path.Combine(folder, "behaviour"), "Camera: rpicam-vid\nstate active\n");
        foreach (string name in new[] { "edge-reader.service", "settings.json" })
            File.Copy(Repository.PathOf("firmware", "raspberry-pi", name), Path.Combine(folder, name), overwrite: true);
    }

    private static void WriteAssembly(string path, string configuration)
    {
        var attribute = new CustomAttributeBuilder(typeof(AssemblyConfigurationAttribute).GetConstructor([typeof(string)])!, [configuration]);
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Edge.RaspberryPi"), typeof(object).Assembly, [attribute]);
        assembly.DefineDynamicModule("Edge.RaspberryPi");
        assembly.Save(path);
    }
}
