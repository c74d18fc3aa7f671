using System;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Edge.Cli;

namespace Edge.RaspberryPi.Deploy.Package;

/// <summary>A folder with the published reader: is it whole, for that processor, and built with the packages of the device?</summary>
public static class PublishedFolder
{
    /// <summary>The program that the service starts.</summary>
    public const string Program = "Edge.RaspberryPi";

    private const string Contract = "Contract";
    private const int ElfMachineAt = 18;

    private static readonly string[] Needed = [Program, Program + ".dll", "edge-reader.service", "settings.json"];

    /// <summary>Checks a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="runtime">The runtime identifier that it has to be for.</param>
    /// <exception cref="UserErrorException">It is not: one sentence.</exception>
    public static void Check(string folder, string runtime)
    {
        string? missing = Array.Find(Needed, f => !File.Exists(Path.Combine(folder, f)));
        if (missing is not null)
            throw new UserErrorException($"{folder}: expected the published reader, got no file {missing}; publish it by 'dotnet {string.Join(' ', Publisher.Command("firmware/raspberry-pi", runtime, "out"))}'.");
        // .NET's own names of e_machine: EM_AARCH64, EM_ARM, EM_X86_64.
        int expected = runtime switch { "linux-arm64" => 183, "linux-arm" => 40, _ => 62 };
        int machine = Machine(Path.Combine(folder, Program));
        if (machine != expected)
            throw new UserErrorException($"{Path.Combine(folder, Program)}: expected a program for {runtime} (ELF machine {expected}), got {(machine < 0 ? "a file of another kind" : "ELF machine " + machine)}; publish it with --runtime {runtime} --self-contained.");
        if (Configuration(Path.Combine(folder, Program + ".dll")) == Contract)
            throw new UserErrorException($"{folder}: expected the reader with the packages of the device, got a build in configuration {Contract}, which has no body for camera and pins; publish it with --configuration Release.");
    }

    private static int Machine(string program)
    {
        using FileStream file = File.OpenRead(program);
        Span<byte> header = stackalloc byte[ElfMachineAt + 2];
        return file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length && header.StartsWith("\u007fELF"u8) ? header[ElfMachineAt] | header[ElfMachineAt + 1] << 8 : -1;
    }

    private static string? Configuration(string assembly)
    {
        try
        {
            using var file = new PEReader(File.OpenRead(assembly));
            MetadataReader reader = file.GetMetadataReader();
            return reader.GetAssemblyDefinition().GetCustomAttributes().Select(reader.GetCustomAttribute).Where(a => NameOf(reader, a) == "AssemblyConfigurationAttribute").Select(a => Text(reader, a)).FirstOrDefault();
        }
        catch (Exception e) when (e is BadImageFormatException or InvalidOperationException)
        {
            throw new UserErrorException($"{assembly}: expected an assembly of .NET, got another file; publish the reader again.", e);
        }
    }

    private static string? NameOf(MetadataReader reader, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference && reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
            ? reader.GetString(reader.GetTypeReference((TypeReferenceHandle)type).Name)
            : null;

    private static string? Text(MetadataReader reader, CustomAttribute attribute)
    {
        BlobReader blob = reader.GetBlobReader(attribute.Value);
        // The prolog of a value, then the only argument.
        return blob.ReadUInt16() == 1 ? blob.ReadSerializedString() : null;
    }
}
