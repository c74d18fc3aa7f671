using System.Globalization;
using System.IO;
using Edge.RaspberryPi.Camera;
using Edge.RaspberryPi.CommandLine;
using Edge.RaspberryPi.Screen;

namespace Edge.Device.Tests.RaspberryPi;

public class ViewfinderTests
{
    [SkippableFact]
    public void Every_frame_is_shown_without_an_answer()
    {
        using var tool = new StandInTool("head -c 1152 /dev/zero");
        using var camera = new RpicamCamera(tool.Path, 64, 4);
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using var display = new LineDisplay(text);
        Assert.Equal(3, Viewfinder.Run(camera, display, default));
        Assert.Contains("frame 2: no digit", text.ToString(), System.StringComparison.Ordinal);
    }
}
