using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Edge.RaspberryPi.Deploy;

namespace Edge.Flash.Tests.Pi;

/// <summary>Proves what an installation leaves on the Pi, by the very scripts that run there: the release, the links, the service, the settings.</summary>
public class InstallTests
{
    [SkippableFact]
    public async Task A_new_Pi_gets_release_user_settings_unit_and_service()
    {
        using var pi = new StandInPi();
        string said = await pi.InstallAsync(pi.Options with { SettleSeconds = 1 });
        string release = Assert.Single(pi.Releases);
        Assert.Equal((release, "active"), (pi.Link("current"), pi.State));
        foreach (string file in Directory.EnumerateFiles(pi.File("published"), "*", SearchOption.AllDirectories))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(pi.File("machine/opt/edge-reader/current"), Path.GetRelativePath(pi.File("published"), file))));
        Assert.Equal(pi.Read("published/settings.json"), pi.Read("machine/etc/edge-reader.json"));
        Assert.Equal(pi.Read("published/edge-reader.service"), pi.Read("loaded"));
        Assert.True(File.Exists(pi.File("user")));
        Assert.Contains("systemctl enable edge-reader", pi.Calls);
        Assert.Empty(Directory.GetFiles(pi.File("machine/home/pi")));
        Assert.Contains($"Release {release} runs.", said, StringComparison.Ordinal);
        Assert.Contains("\nCamera: rpicam-vid\n", said, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task It_asks_nobody_and_never_takes_a_host_for_an_option()
    {
        using var pi = new StandInPi();
        await pi.InstallAsync();
        string[] calls = [.. pi.Calls.Where(c => c.StartsWith("ssh ", StringComparison.Ordinal) || c.StartsWith("scp ", StringComparison.Ordinal))];
        Assert.Equal(3, calls.Length);
        Assert.All(calls, c => Assert.Contains("-o BatchMode=yes -o ConnectTimeout=10 ", c, StringComparison.Ordinal));
        Assert.EndsWith(" -- pi@raspberrypi.local sh -s", calls[0], StringComparison.Ordinal);
        Assert.Matches(" -- edge-reader-[0-9]{8}-[0-9]{6}-[0-9a-f]{8}\\.tar\\.gz pi@raspberrypi\\.local:edge-reader-[^/ ]*\\.tar\\.gz$", calls[1]);
        Assert.EndsWith(" -- pi@raspberrypi.local sudo -n sh -s", calls[2], StringComparison.Ordinal);
        Assert.Contains(pi.Calls, c => c.StartsWith("dotnet publish ", StringComparison.Ordinal) && c.Contains("--configuration Release --runtime linux-arm64 --self-contained true", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Settings_of_the_user_stay_and_given_ones_are_for_a_Pi_that_has_none()
    {
        using var pi = new StandInPi();
        pi.Set("mine.json", "{ \"display\": { \"kind\": \"ssd1306\" } } // mine\n");
        DeployOptions mine = pi.Options with { Settings = pi.File("mine.json") };
        await pi.InstallAsync(mine);
        Assert.Equal(pi.Read("mine.json"), pi.Read("machine/etc/edge-reader.json"));
        pi.Set("machine/etc/edge-reader.json", "{ } // changed on the Pi\n");
        Assert.Contains("Kept /etc/edge-reader.json, which differs from --settings", await pi.InstallAsync(mine), StringComparison.Ordinal);
        Assert.Equal("{ } // changed on the Pi\n", pi.Read("machine/etc/edge-reader.json"));
        pi.Set("mine.json", "{ \"display\": \n");
        Assert.Contains("mine.json: expected JSON with comments", await pi.FaultAsync(mine), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_release_before_is_kept_and_older_ones_go()
    {
        using var pi = new StandInPi();
        var releases = new List<string>();
        foreach (string version in new[] { "one", "two", "three" })
        {
            pi.Set("published/data/version", version);
            await pi.InstallAsync();
            releases.Add(pi.Link("current")!);
        }
        Assert.Equal((releases[2], releases[1]), (pi.Link("current"), pi.Link("previous")));
        Assert.Equal(releases.Skip(1).Order(StringComparer.Ordinal), pi.Releases);

        await StandInPi.RunAsync(pi.Options, run => run.RollBackAsync(default));
        Assert.Equal((releases[1], releases[2], "active"), (pi.Link("current"), pi.Link("previous"), pi.State));
        Assert.Equal("two", pi.Read("machine/opt/edge-reader/current/data/version"));
    }

    [SkippableTheory]
    [InlineData("failed", 0)]
    [InlineData("dying", 5)]
    public async Task A_release_that_does_not_run_is_taken_back(string state, int settle)
    {
        using var pi = new StandInPi();
        await pi.InstallAsync();
        string first = pi.Link("current")!;
        pi.Behave(state, "error: Expected rpicam-vid to give frames, got 'no cameras available'; check the ribbon cable.");
        string fault = await pi.FaultAsync(pi.Options with { SettleSeconds = settle });
        Assert.Contains($"Expected the service to run, got 'error: Expected rpicam-vid to give frames, got 'no cameras available'; check the ribbon cable.'; the release {first} runs again", fault, StringComparison.Ordinal);
        Assert.Equal((first, "active"), (pi.Link("current"), pi.State));
        Assert.Equal([first], pi.Releases);
    }

    [SkippableFact]
    public async Task A_first_release_that_does_not_run_leaves_no_service()
    {
        using var pi = new StandInPi();
        pi.Behave("failed", "error: Expected a camera, got none; connect it.");
        Assert.Contains("there was no release before it, so nothing runs now", await pi.FaultAsync(), StringComparison.Ordinal);
        Assert.Equal("inactive", pi.State);
        Assert.Null(pi.Link("current"));
        Assert.False(File.Exists(pi.File("machine/etc/systemd/system/edge-reader.service")));
        Assert.True(File.Exists(pi.File("machine/etc/edge-reader.json")));
    }

    [SkippableFact]
    public async Task A_fault_in_the_log_of_a_running_service_is_a_warning()
    {
        using var pi = new StandInPi();
        pi.Behave("active", "error: Expected an SSD1306 at 0x3C, got no answer; check the wires.");
        Assert.Contains("The log has a fault: error: Expected an SSD1306 at 0x3C", await pi.InstallAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_log_is_shown_with_the_state_and_removal_keeps_the_settings()
    {
        using var pi = new StandInPi();
        await pi.InstallAsync();
        string log = await StandInPi.RunAsync(pi.Options, run => run.ShowLogAsync(default));
        Assert.EndsWith($"\nRelease {pi.Link("current")}, service active.\nCamera: rpicam-vid\n", log, StringComparison.Ordinal);

        await StandInPi.RunAsync(pi.Options, run => run.RemoveAsync(default));
        Assert.False(Directory.Exists(pi.File("machine/opt/edge-reader")));
        Assert.False(File.Exists(pi.File("machine/etc/systemd/system/edge-reader.service")));
        Assert.Equal("inactive", pi.State);
        Assert.True(File.Exists(pi.File("machine/etc/edge-reader.json")));
        Assert.Contains("there is nothing to remove", await pi.FaultAsync(work: run => run.RemoveAsync(default)), StringComparison.Ordinal);
        Assert.Contains("Expected a release before the current one", await pi.FaultAsync(work: run => run.RollBackAsync(default)), StringComparison.Ordinal);
    }
}
