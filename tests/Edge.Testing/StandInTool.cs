using System;
using System.IO;
using Xunit;

namespace Edge.Testing;

/// <summary>A shell script that stands in for a program such as rpicam-vid.</summary>
public sealed class StandInTool : IDisposable
{
    /// <summary>Its folder, for PATH.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("edge-camera-").FullName;

    /// <summary>Writes a script; <c>$FOLDER</c> in it is a folder of its own. Skips the calling test where there is no POSIX shell.</summary>
    /// <param name="script">Lines of the shell.</param>
    /// <param name="name">File name of the program.</param>
    public StandInTool(string script, string name = "tool")
    {
        Skip.If(OperatingSystem.IsWindows(), "the stand-in is a script of a POSIX shell");
        Path = Add(name, script);
    }

    /// <summary>The script.</summary>
    public string Path { get; }

    /// <summary>A file in the script's folder.</summary>
    public string File(string name) => System.IO.Path.Combine(Folder, name);

    /// <summary>Writes another program into the same folder.</summary>
    /// <returns>Its path.</returns>
    public string Add(string name, string script)
    {
        string path = File(name);
        System.IO.File.WriteAllText(path, "#!/bin/sh\nFOLDER='" + Folder + "'\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
