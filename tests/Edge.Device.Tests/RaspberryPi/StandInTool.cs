using System;
using System.IO;

namespace Edge.Device.Tests.RaspberryPi;

/// <summary>A shell script that stands in for rpicam-vid.</summary>
internal sealed class StandInTool : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("edge-camera-").FullName;

    /// <summary>Writes a script; <c>$FOLDER</c> in it is a folder of its own.</summary>
    public StandInTool(string script)
    {
        Skip.If(OperatingSystem.IsWindows(), "the stand-in is a script of a POSIX shell");
        Path = File("tool");
        System.IO.File.WriteAllText(Path, "#!/bin/sh\nFOLDER='" + _folder + "'\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The script.</summary>
    public string Path { get; }

    /// <summary>A file in the script's folder.</summary>
    public string File(string name) => System.IO.Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
