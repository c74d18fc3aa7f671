using System.IO;
using Edge.Testing;

namespace Edge.Device.Tests.Fakes;

/// <summary>A script in the place of rpicam-vid that gives the frame of its file <c>frame</c> again and again.</summary>
internal static class StandInCamera
{
    /// <summary>Lines of the shell that do so.</summary>
    public const string Script = "while true; do cat $FOLDER/frame; sleep 0.02; done";

    /// <summary>Makes it. Skips the calling test where there is no POSIX shell.</summary>
    /// <param name="frame">The frame's bytes.</param>
    public static StandInTool Showing(byte[] frame)
    {
        var tool = new StandInTool(Script);
        File.WriteAllBytes(tool.File("frame"), frame);
        return tool;
    }
}
