using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Nano.Flash;
using Edge.Testing;

namespace Edge.Flash.Tests.Nano;

/// <summary>A built application, a stand-in for nanoff, and a run of the flasher over both.</summary>
internal sealed class FlashBench : IDisposable
{
    public const string Target = "ESP32_S3_OCTAL";
    public const uint CoreChecksum = 0x1549C856;

    public static readonly (string Name, uint Checksum)[] Natives = [("mscorlib", CoreChecksum), ("System.IO.Ports", 0xB798CE30), ("System.Net", 0x11223344)];

    private static readonly PeFile[] Files =
    [
        new("mscorlib") { Version = "1.17.11.0", NativeChecksum = CoreChecksum },
        new("System.IO.Ports", ("mscorlib", "1.17.11.0")) { Version = "1.1.139.0", NativeChecksum = 0xB798CE30 },
        new("Edge.App", ("mscorlib", "1.17.11.0"), ("System.IO.Ports", "1.1.139.0")) { Version = "0.1.0.0", EntryPoints = 1 },
    ];

    private readonly TemporaryFolder _build = new();

    public FlashBench(bool hasPort = true)
    {
        Nanoff = new StandInNanoff(hasPort);
        foreach (PeFile file in Files)
            File.WriteAllBytes(_build.Of(file.Name + ".pe"), file.ToBytes());
        Nanoff.Set("after-deploy", StandInNanoff.Details(Target, Files.Select(f => (f.Name, f.Version)), Natives));
    }

    public StandInNanoff Nanoff { get; }

    public string Folder => _build.Path;

    /// <summary>What the run has said.</summary>
    public StringWriter Log { get; } = new();

    /// <summary>What the user was asked.</summary>
    public List<string> Questions { get; } = [];

    public bool Consents { get; set; } = true;

    /// <summary>nanoCLR of the board's target answers, with an empty deployment region.</summary>
    public void ConnectBoard(string target = Target, IEnumerable<(string Name, uint Checksum)>? natives = null) =>
        Nanoff.Connect(target, StandInNanoff.Details(target, [], natives ?? Natives));

    public FlashOptions Options(string board = "esp32-s3") => new(board, Folder) { Nanoff = Nanoff.Path, StartDelay = TimeSpan.Zero };

    public Task RunAsync(FlashOptions? options = null, CancellationToken cancellationToken = default) =>
        new FlashRun(options ?? Options(), new StepLog(Log, false), (reason, _) =>
        {
            Questions.Add(reason);
            return Task.FromResult(Consents);
        }).RunAsync(cancellationToken);

    /// <summary>Runs to a fault, which is one sentence that ends with what to do.</summary>
    public async Task<string> FaultAsync(FlashOptions? options = null)
    {
        string message = (await Assert.ThrowsAsync<UserErrorException>(() => RunAsync(options))).Message;
        Assert.DoesNotContain('\n', message);
        Assert.Matches("^[^;]*expected .*got .*; .*\\.$", message[..1].ToLowerInvariant() + message[1..]);
        return message;
    }

    public void Dispose()
    {
        _build.Dispose();
        Nanoff.Dispose();
    }
}
