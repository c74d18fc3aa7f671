using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Edge.DigitReader;
using Edge.RaspberryPi.Camera;
using Edge.Testing;

namespace Edge.Device.Tests.RaspberryPi;

/// <summary>Proves that the service fits the program.</summary>
public class ServiceFileTests
{
    private static readonly string Unit = Repository.PathOf("firmware", "raspberry-pi", "edge-reader.service");

    private readonly ILookup<string, string> _values = File.ReadLines(Unit).Where(l => l.Contains('=', StringComparison.Ordinal) && l[0] != '#').ToLookup(l => l[..l.IndexOf('=', StringComparison.Ordinal)], l => l[(l.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    [Fact]
    public void It_runs_as_its_own_user_with_the_groups_of_its_devices()
    {
        Assert.Equal("edge-reader", One("User"));
        Assert.Equal(["gpio", "i2c", "spi", "video"], One("SupplementaryGroups").Split(' ').Order());
        Assert.Equal(["char-dma_heap rw", "char-gpiochip rw", "char-i2c rw", "char-media rw", "char-spi rw", "char-video4linux rw"], _values["DeviceAllow"].Order(StringComparer.Ordinal));
        Assert.Equal("on-failure", One("Restart"));
        Assert.Equal("notify", One("Type"));
    }

    [Fact]
    public void The_watchdog_waits_longer_than_the_program_for_a_camera()
    {
        double watchdog = double.Parse(One("WatchdogSec"), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(watchdog > 2 * new ReaderOptions().StallTimeout.TotalSeconds);
        Assert.True(watchdog > 2 * RpicamCamera.DefaultTimeout.TotalSeconds);
        Assert.True(watchdog > 2 * UsbCamera.DefaultTimeout.TotalSeconds);
    }

    [Fact]
    public void Its_program_is_ours() => Assert.Contains("/opt/edge-reader/current/Edge.RaspberryPi --config ", One("ExecStart"), StringComparison.Ordinal);

    [SkippableFact]
    public async Task Systemd_understands_it()
    {
        Skip.IfNot(File.Exists("/usr/bin/systemd-analyze"), "systemd-analyze is not installed");
        using var folder = new TemporaryFolder();
        // Program and user are those of the device.
        string copy = folder.Of("edge-reader.service");
        File.WriteAllLines(copy, File.ReadLines(Unit).Where(l => !Regex.IsMatch(l, "^(User|Group|SupplementaryGroups|Documentation)=")).Select(l => l.StartsWith("ExecStart=", StringComparison.Ordinal) ? "ExecStart=/bin/true" : l));
        ProcessResult result = await ChildProcess.RunAsync(new ProcessStartInfo("/usr/bin/systemd-analyze", ["verify", "--man=no", copy]));
        Assert.Equal((0, ""), (result.ExitCode, (result.Output + result.Error).Trim()));
    }

    private string One(string name) => Assert.Single(_values[name]);
}
