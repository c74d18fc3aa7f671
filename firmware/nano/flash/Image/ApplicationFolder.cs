using System;
using System.IO;
using System.Linq;
using Edge.Cli;

namespace Edge.Nano.Flash.Image;

/// <summary>Where a build leaves an application: its assemblies (.pe) in one folder.</summary>
public static class ApplicationFolder
{
    private const string Pattern = "*.pe";

    // More than any application has; a folder of another kind shall not be read whole.
    private const int MostFiles = 200;
    private const int MostBytes = 16 << 20;

    /// <summary>The folder with the newest build of a project, its assembly among others.</summary>
    /// <param name="project">The project's folder.</param>
    /// <param name="assembly">The application's assembly, without .pe.</param>
    /// <returns>The folder; null where the project was not built.</returns>
    public static string? Find(string project, string assembly)
    {
        string output = Path.Combine(project, "bin");
        if (!Directory.Exists(output))
            return null;
        return Directory.EnumerateFiles(output, assembly + ".pe", SearchOption.AllDirectories).OrderByDescending(File.GetLastWriteTimeUtc).Select(Path.GetDirectoryName).FirstOrDefault();
    }

    /// <summary>Reads and links what stands in a folder.</summary>
    /// <exception cref="UserErrorException">There is no assembly, or they are not one application.</exception>
    public static DeploymentImage Read(string folder)
    {
        string[] files = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal).Take(MostFiles + 1)] : [];
        if (files.Length is 0 or > MostFiles)
            throw new UserErrorException($"{folder}: expected a folder with the application's assemblies (.pe), got {(files.Length == 0 ? "none" : $"more than {MostFiles}")}; build the application with nanoFramework's packages and name the folder of its output.");
        string? huge = files.FirstOrDefault(f => new FileInfo(f).Length > MostBytes);
        if (huge is not null)
            throw new UserErrorException($"{huge}: expected at most {MostBytes} bytes of an assembly, got {new FileInfo(huge).Length}; build the application again.");
        return DeploymentImage.Link([.. files.Select(f => PeReader.Read(File.ReadAllBytes(f), f))], folder);
    }
}
