using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Testing;

namespace Edge.NanoSim.Tests;

/// <summary>The sources of an application of firmware/nano, with a program of the tests in the place of its devices and its Main.</summary>
internal static class FirmwareSources
{
    /// <summary>Names and texts.</summary>
    /// <param name="program">The program of folder Programs.</param>
    /// <param name="folders">Folders of the repository; the network and what reads its answers are added.</param>
    public static IEnumerable<(string Path, string Text)> Of(string program, params string[] folders) =>
        folders.Concat(["firmware/nano/common/Answers", "firmware/nano/common/Network"]).SelectMany(f => Directory.EnumerateFiles(Repository.PathOf(f.Split('/')), "*.cs"))
            .Append(Repository.PathOf("sdk", "models", "nano", "NanoNano.g.cs"))
            .Append(Repository.PathOf("sdk", "models", "nano", "NanoBoardRejection.g.cs"))
            .Append(Repository.PathOf("sdk", "Edge.Micro", "LogitRejection.cs"))
            .Append(Path.Combine(AppContext.BaseDirectory, "Programs", program))
            .Where(f => Path.GetFileName(f) is not ("Program.cs" or "GpioOutputPin.cs") && !f.EndsWith("DeviceBus.cs", StringComparison.Ordinal))
            .Select(f => (f, File.ReadAllText(f)));
}
