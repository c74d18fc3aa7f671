using System;
using System.IO;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.RaspberryPi.Deploy;
using Edge.RaspberryPi.Deploy.Remote;
using Edge.Testing;

namespace Edge.Flash.Tests.Pi;

/// <summary>Proves that each thing that can go wrong between this computer and a Pi is one sentence, and that the release that ran before runs on.</summary>
public class DeployFaultTests
{
    // OpenSSH 9 (ssh.c, sshconnect.c, scp.c) writes these.
    [SkippableTheory]
    [InlineData("ssh: Could not resolve hostname raspberrypi.local: Name or service not known", "got no such name in the network; check the name")]
    [InlineData("ssh: connect to host raspberrypi.local port 22: Connection refused", "got a machine without ssh; switch ssh on")]
    [InlineData("ssh: connect to host raspberrypi.local port 22: Connection timed out", "got no answer; check that the Pi is on")]
    [InlineData("Host key verification failed.", "got a host that this computer does not know yet; run 'ssh pi@raspberrypi.local' once")]
    [InlineData("@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.", "forget the old key by 'ssh-keygen -R raspberrypi.local'")]
    [InlineData("pi@raspberrypi.local: Permission denied (publickey,password).", "got no permission to log in; copy your key there by 'ssh-copy-id pi@raspberrypi.local'")]
    [InlineData("kex_exchange_identification: something new", "got exit code 255 and 'kex_exchange_identification: something new'; see whether 'ssh pi@raspberrypi.local' works")]
    public async Task A_Pi_that_cannot_be_reached_is_said_before_anything_is_published(string text, string expected)
    {
        using var pi = new StandInPi();
        pi.Fail("ssh", $"cat > /dev/null; printf '%s\\n' {RemoteScript.Quoted(text)} >&2; exit 255");
        Assert.Contains(expected, await pi.FaultAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(pi.Calls, c => c.StartsWith("dotnet ", StringComparison.Ordinal));
    }

    [SkippableTheory]
    [InlineData("armv6l", "32", "got armv6l, for which there is no .NET")]
    [InlineData("armv7l", "32", "got a 32-bit one; write a 64-bit Raspberry Pi OS on the card, or give --runtime linux-arm")]
    [InlineData("aarch64", "32", "got a 32-bit one; write a 64-bit Raspberry Pi OS")]
    [InlineData("x86_64", "64", "got one for linux-x64; give --runtime linux-x64")]
    public async Task A_machine_of_another_kind_is_refused(string machine, string bits, string expected)
    {
        using var pi = new StandInPi();
        pi.Set("uname", machine + "\n");
        pi.Set("bits", bits + "\n");
        Assert.Contains(expected, await pi.FaultAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_32_bit_system_takes_its_own_runtime()
    {
        using var pi = new StandInPi();
        pi.Set("uname", "armv7l\n");
        pi.Set("bits", "32\n");
        PublishedRelease.Write(pi.File("published"), machine: 40);
        await pi.InstallAsync(pi.Options with { Runtime = "linux-arm" });
        Assert.Equal("active", pi.State);
    }

    [SkippableFact]
    public async Task Rights_and_room_are_looked_at_first()
    {
        using var pi = new StandInPi();
        pi.Fail("sudo", "echo 'sudo: a password is required' >&2; exit 1");
        Assert.Contains("got a sudo that wants one; switch it on", await pi.FaultAsync(), StringComparison.Ordinal);
        pi.Heal("sudo");
        pi.Set("free", "3\n");
        Assert.Contains("Expected 1 MB of room on pi@raspberrypi.local, got 0 MB; make room", await pi.FaultAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(pi.Calls, c => c.StartsWith("scp ", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_connection_that_is_lost_in_the_middle_of_the_copy_changes_nothing()
    {
        using var pi = new StandInPi();
        await pi.InstallAsync();
        string first = pi.Link("current")!;
        pi.Fail("scp", "while [ \"$1\" != -- ]; do shift; done; head -c 100 \"$2\" > \"$FOLDER/machine/home/pi/${3#*:}\"; echo 'client_loop: send disconnect: Broken pipe' >&2; echo 'lost connection' >&2; exit 255");
        Assert.Contains("Expected to copy the release on pi@raspberrypi.local, got a lost connection; check the network and run this again.", await pi.FaultAsync(), StringComparison.Ordinal);
        Assert.Equal((first, "active"), (pi.Link("current"), pi.State));
        Assert.Equal([first], pi.Releases);
        pi.Heal("scp");
        await pi.InstallAsync();
    }

    [SkippableFact]
    public async Task A_full_card_in_the_middle_of_the_copy_is_said()
    {
        using var pi = new StandInPi();
        pi.Fail("scp", "echo 'scp: write remote \"edge-reader.tar.gz\": No space left on device' >&2; exit 1");
        Assert.Contains("got a full disk; make room on the Pi", await pi.FaultAsync(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("truncate -s -7 \"$archive\"", "got another SHA-256")]
    [InlineData("printf x >> \"$archive\"", "got another SHA-256")]
    [InlineData("rm \"$archive\"", "got another SHA-256")]
    public async Task An_archive_that_arrives_otherwise_is_not_unpacked(string damage, string expected)
    {
        using var pi = new StandInPi();
        pi.Fail("scp", "while [ \"$1\" != -- ]; do shift; done; archive=$FOLDER/machine/home/pi/${3#*:}; cp \"$2\" \"$archive\"; " + damage + "; exit 0");
        Assert.Contains(expected, await pi.FaultAsync(), StringComparison.Ordinal);
        Assert.Empty(pi.Releases);
        Assert.Null(pi.Link("current"));
    }

    [SkippableFact]
    public async Task A_connection_that_is_lost_during_the_installation_leaves_it_to_the_Pi()
    {
        using var pi = new StandInPi();
        // ssh ends after the first line; the script goes on, as it does on a machine whose sshd has lost the other side.
        pi.Fail("ssh", "case \"$*\" in *sudo*) cat > \"$FOLDER/script\"; cd \"$FOLDER/machine/home/pi\"; export EDGE_DEPLOY_ROOT=\"$FOLDER/machine\"; PATH=\"$FOLDER/remote:$PATH\" sh -s < \"$FOLDER/script\" | head -n 1; echo 'client_loop: send disconnect: Broken pipe' >&2; exit 255 ;; esac");
        Assert.Contains("got a lost connection; the Pi goes on by itself", await pi.FaultAsync(), StringComparison.Ordinal);
        Assert.Equal(("active", Assert.Single(pi.Releases)), (pi.State, pi.Link("current")));
    }

    [SkippableFact]
    public async Task Two_deployments_at_a_time_are_one()
    {
        using var pi = new StandInPi();
        await pi.InstallAsync();
        pi.Fail("ssh", "case \"$*\" in *sudo*) exec 8> \"$FOLDER/machine/opt/edge-reader/.lock\"; flock 8 ;; esac");
        Assert.Contains("got another that is running; wait for it", await pi.FaultAsync(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("raspberry-pi.csproj : error NU1101: Unable to find package System.Device.Gpio. No packages exist with this id in source(s): local [/src/raspberry-pi.csproj]", "Expected the packages of the device in NuGet's feeds, got 'NU1101: Unable to find package System.Device.Gpio.")]
    [InlineData("/src/Program.cs(3,1): error CS1002: ; expected [/src/raspberry-pi.csproj]", "Expected dotnet publish to succeed, got 'CS1002: ; expected'")]
    public async Task A_build_that_fails_is_its_first_error(string text, string expected)
    {
        using var pi = new StandInPi();
        pi.Fail("dotnet", $"printf '%s\\n' {RemoteScript.Quoted(text)}; exit 1");
        Assert.Contains(expected, await pi.FaultAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_build_in_Contract_or_for_another_machine_is_not_sent()
    {
        using var pi = new StandInPi();
        PublishedRelease.Write(pi.File("published"), configuration: "Contract");
        Assert.Contains("got a build in configuration Contract, which has no body for camera and pins", await pi.FaultAsync(), StringComparison.Ordinal);
        PublishedRelease.Write(pi.File("published"), machine: 62);
        Assert.Contains("expected a program for linux-arm64 (ELF machine 183), got ELF machine 62", await pi.FaultAsync(pi.Options with { Published = pi.File("published") }), StringComparison.Ordinal);
        File.Delete(pi.File("published/edge-reader.service"));
        Assert.Contains("got no file edge-reader.service", await pi.FaultAsync(pi.Options with { Published = pi.File("published") }), StringComparison.Ordinal);
        Assert.DoesNotContain(pi.Calls, c => c.StartsWith("scp ", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Without_ssh_it_says_how_to_install_it()
    {
        using var pi = new StandInPi();
        DeployOptions none = pi.Options with { Tools = pi.Options.Tools with { Ssh = pi.File("no-ssh") } };
        Assert.StartsWith("Expected the programs ssh and scp, got none in PATH; install OpenSSH", await pi.FaultAsync(none), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-oProxyCommand=reboot")]
    [InlineData("pi@-host")]
    [InlineData("pi@host name")]
    [InlineData("pi@host;reboot")]
    [InlineData("pi@host:/etc")]
    [InlineData("pi@host\n")]
    [InlineData("$(reboot)@host")]
    [InlineData("a@b@c")]
    [InlineData("")]
    public void What_is_no_host_is_refused(string text) => Assert.StartsWith("Expected a host as pi@raspberrypi.local", Assert.Throws<UserErrorException>(() => HostName.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("pi@raspberrypi.local")]
    [InlineData("pi@192.168.1.20")]
    [InlineData("my_pi")]
    public void A_host_is_taken_as_it_is(string text) => Assert.Equal(text, HostName.Parse(text).Text);

    [SkippableFact]
    public async Task A_quoted_word_is_the_same_word_in_a_shell()
    {
        using var echo = new StandInTool("cat > /dev/null", "echo");
        foreach (string text in new[] { "a b", "it's", "$(id)", "`id`", "\"", "\\", "*", "-n", "a\nb", "'" })
        {
            ProcessResult result = await ChildProcess.RunAsync(new System.Diagnostics.ProcessStartInfo("/bin/sh", ["-c", "printf %s " + RemoteScript.Quoted(text)]));
            Assert.Equal(text, result.Output);
        }
    }
}
