using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.RaspberryPi.Deploy;
using Edge.Testing;

namespace Edge.Flash.Tests.Pi;

/// <summary>
/// A Pi that is a folder: ssh runs the script that it is given by sh, with the folder as the root and stand-ins for sudo, systemctl, journalctl and the
/// programs that say what the machine is; scp copies into its home; dotnet publishes a folder. Each can be told to fail as the real one does.
/// </summary>
internal sealed class StandInPi : IDisposable
{
    private const string Start = """
        export FOLDER
        echo "$(basename "$0") $*" >> "$FOLDER/calls"
        if [ -f "$FOLDER/fail-$(basename "$0")" ]; then . "$FOLDER/fail-$(basename "$0")"; fi

        """;

    private const string Ssh = Start + """
        while [ "$1" != -- ]; do shift; done
        cd "$FOLDER/machine/home/pi" || exit 255
        PATH="$FOLDER/remote:$PATH" EDGE_DEPLOY_ROOT="$FOLDER/machine" exec sh -c "$3"
        """;

    private const string Scp = Start + """
        while [ "$1" != -- ]; do shift; done
        cp "$2" "$FOLDER/machine/home/pi/${3#*:}"
        """;

    private const string Dotnet = Start + """
        output=; while [ $# -gt 0 ]; do [ "$1" = --output ] && output=$2; shift; done
        mkdir -p "$output" && cp -R "$FOLDER/published/." "$output"
        """;

    // The service lives in three files: state, journal and the unit that was loaded. What a release's program does stands in its file "behaviour".
    private const string Systemctl = Start + """
        [ "$1" = --quiet ] && shift
        root=$FOLDER/machine
        case $1 in
        daemon-reload) if [ -f "$root/etc/systemd/system/edge-reader.service" ]; then cp "$root/etc/systemd/system/edge-reader.service" "$FOLDER/loaded"; else rm -f "$FOLDER/loaded"; fi ;;
        enable) [ -f "$FOLDER/loaded" ] ;;
        disable) echo inactive > "$FOLDER/state" ;;
        restart)
            program=$root$(sed -n 's/^ExecStart=\([^ ]*\).*/\1/p' "$FOLDER/loaded")
            [ -x "$program" ] || { echo "edge-reader.service: Failed to execute $program" >> "$FOLDER/journal"; echo failed > "$FOLDER/state"; exit 1; }
            behaviour=$(cat "$(dirname "$program")/behaviour")
            echo "$behaviour" | grep -v '^state ' >> "$FOLDER/journal"
            echo "$behaviour" | sed -n 's/^state //p' > "$FOLDER/state"
            [ "$(cat "$FOLDER/state")" != failed ] ;;
        is-active)
            state=$(cat "$FOLDER/state" 2>/dev/null || echo inactive)
            [ "$2" = --quiet ] || echo "$state"
            [ "$state" = dying ] && { echo failed > "$FOLDER/state"; exit 0; }
            [ "$state" = active ] ;;
        esac
        """;

    private readonly StandInTool _ssh;

    public StandInPi()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the scripts of the Pi are for Linux: flock, sha256sum and mv -T");
        _ssh = new StandInTool(Ssh, "ssh");
        Options = new DeployOptions("pi@raspberrypi.local") { SettleSeconds = 0, Tools = new DeployTools { Ssh = _ssh.Path, Scp = Add("scp", Scp), Dotnet = Add("dotnet", Dotnet) } };
        foreach (string folder in new[] { "remote", "machine/home/pi", "machine/opt", "machine/etc/systemd/system" })
            Directory.CreateDirectory(File(folder));
        Remote("systemctl", Systemctl);
        Remote("sudo", Start + "[ \"$1\" = -n ] && shift; exec \"$@\"");
        Remote("journalctl", "[ -f \"$FOLDER/journal\" ] && tail -n \"$4\" \"$FOLDER/journal\"");
        Remote("useradd", "touch \"$FOLDER/user\"");
        Remote("id", "if [ $# = 1 ]; then echo 1000; else [ -f \"$FOLDER/user\" ]; fi");
        Remote("uname", "cat \"$FOLDER/uname\"");
        Remote("getconf", "cat \"$FOLDER/bits\"");
        Remote("df", "echo 'Filesystem 1024-blocks Used Available Capacity Mounted on'; echo \"/dev/root 30000000 1000000 $(cat \"$FOLDER/free\") 4% /\"");
        Remote("sleep", ":");
        Set("machine/etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n");
        Set("uname", "aarch64\n");
        Set("bits", "64\n");
        Set("free", "20000000\n");
        PublishedRelease.Write(File("published"));
    }

    /// <summary>The command lines so far.</summary>
    public string[] Calls => System.IO.File.Exists(File("calls")) ? System.IO.File.ReadAllLines(File("calls")) : [];

    /// <summary>The releases that are there.</summary>
    public string[] Releases => [.. Directory.GetFileSystemEntries(File("machine/opt/edge-reader/releases")).Select(r => Path.GetFileName(r)!).Order(StringComparer.Ordinal)];

    /// <summary>The service's state, as systemctl keeps it.</summary>
    public string State => Read("state").Trim();

    public string File(string name) => _ssh.File(name);

    public void Set(string name, string text) => System.IO.File.WriteAllText(File(name), text);

    public string Read(string name) => System.IO.File.ReadAllText(File(name));

    /// <summary>The release that a link names; null where it names none.</summary>
    public string? Link(string name) => Path.GetFileName(new FileInfo(File("machine/opt/edge-reader/" + name)).LinkTarget);

    /// <summary>What the next release's program does when it is started: lines for the journal, and the service's state.</summary>
    public void Behave(string state, params string[] lines) => Set("published/behaviour", string.Join('\n', lines.Append("state " + state)) + "\n");

    /// <summary>Makes ssh, scp, dotnet, sudo or systemctl begin with some lines of the shell.</summary>
    public void Fail(string program, string script) => Set("fail-" + program, script + "\n");

    public void Heal(string program) => System.IO.File.Delete(File("fail-" + program));

    /// <summary>Options for a service that need not settle, with these stand-ins for the programs.</summary>
    public DeployOptions Options { get; }

    /// <summary>Does something with the Pi.</summary>
    /// <returns>The steps that were said, as lines of text.</returns>
    public static async Task<string> RunAsync(DeployOptions options, Func<DeployRun, Task> work)
    {
        using var text = new StringWriter();
        await work(new DeployRun(options, new StepLog(text, false)));
        return text.ToString();
    }

    /// <summary>Installs; the release has to run.</summary>
    public Task<string> InstallAsync(DeployOptions? options = null) => RunAsync(options ?? Options, run => run.InstallAsync(default));

    /// <summary>Installs, or does something else, to a fault of one sentence.</summary>
    public async Task<string> FaultAsync(DeployOptions? options = null, Func<DeployRun, Task>? work = null)
    {
        string message = (await Assert.ThrowsAsync<UserErrorException>(() => RunAsync(options ?? Options, work ?? (run => run.InstallAsync(default))))).Message;
        Assert.Matches("\\A[^\n]*[Ee]xpected [^\n]*, got [^\n]*; [^\n]*\\.\\z", message);
        return message;
    }

    public void Dispose() => _ssh.Dispose();

    private string Add(string name, string script) => _ssh.Add(name, script);

    private void Remote(string name, string script) => Add("remote/" + name, script);
}
