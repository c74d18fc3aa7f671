using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.RaspberryPi.Deploy.Package;
using Edge.RaspberryPi.Deploy.Remote;

namespace Edge.RaspberryPi.Deploy;

/// <summary>One run: the Pi's facts, the release, its copy, its installation, its log.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="log">Where the steps are said.</param>
public sealed class DeployRun(DeployOptions options, StepLog log)
{
    private const int LogLines = 50;

    private readonly HostName _host = HostName.Parse(options.Host);

    private RemoteMachine Machine => new(_host, options.Tools);

    /// <summary>Installs a release.</summary>
    /// <exception cref="UserErrorException">A step failed: one sentence with what to do.</exception>
    public async Task InstallAsync(CancellationToken cancellationToken)
    {
        CheckSettings();
        string project = options.Published is null ? Publisher.FindProject() : "";
        if (options.IsDryRun)
        {
            new DeployPlan(options, Machine, project).Say(log);
            return;
        }
        MachineFacts facts = await FactsAsync(cancellationToken).ConfigureAwait(false);
        facts.Check(options.Runtime);
        string folder = Directory.CreateTempSubdirectory("edge-deploy-").FullName;
        try
        {
            ReleaseArchive archive = await PackAsync(project, folder, cancellationToken).ConfigureAwait(false);
            facts.CheckRoom(archive.ArchiveBytes, archive.ReleaseBytes);
            log.Say("copy", $"Copying {archive.ArchiveBytes / 1_000_000.0:N1} MB.");
            await Machine.CopyAsync(folder, archive.FileName, cancellationToken).ConfigureAwait(false);
            string script = RemoteScript.Install(archive.Release, archive.FileName, archive.Sha256, options.SettleSeconds);
            await ChangeAsync(script, facts, "install the release", cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Goes back to the release before.</summary>
    public async Task RollBackAsync(CancellationToken cancellationToken) =>
        await ChangeAsync(RemoteScript.Rollback(options.SettleSeconds), await AllowedAsync(cancellationToken).ConfigureAwait(false), "go back to the release before", cancellationToken).ConfigureAwait(false);

    /// <summary>Takes service and releases away.</summary>
    public async Task RemoveAsync(CancellationToken cancellationToken) =>
        await ChangeAsync(RemoteScript.Remove(), await AllowedAsync(cancellationToken).ConfigureAwait(false), "remove the reader", cancellationToken).ConfigureAwait(false);

    /// <summary>Shows the end of the service's log.</summary>
    public async Task ShowLogAsync(CancellationToken cancellationToken)
    {
        MachineFacts facts = await AllowedAsync(cancellationToken).ConfigureAwait(false);
        RemoteAnswer answer = await Machine.AskAsync(RemoteScript.Log(LogLines), facts.IsSudo, "read the log", cancellationToken).ConfigureAwait(false);
        log.Say("state", $"Release {(answer["current"] is { Length: > 0 } current ? current : "none")}, service {answer["state"]}.");
        SayLog(answer);
    }

    private async Task<MachineFacts> FactsAsync(CancellationToken cancellationToken)
    {
        var facts = new MachineFacts(_host, await Machine.AskAsync(RemoteScript.Probe, isSudo: false, "ask what the machine is", cancellationToken).ConfigureAwait(false));
        log.Say("machine", facts.Summary);
        return facts;
    }

    private async Task<MachineFacts> AllowedAsync(CancellationToken cancellationToken)
    {
        MachineFacts facts = await FactsAsync(cancellationToken).ConfigureAwait(false);
        facts.CheckRights();
        return facts;
    }

    private async Task<ReleaseArchive> PackAsync(string project, string folder, CancellationToken cancellationToken)
    {
        string published = options.Published ?? Path.Combine(folder, "published");
        if (options.Published is null)
        {
            log.Say("publish", $"Publishing for {options.Runtime}.");
            await Publisher.PublishAsync(options.Tools.Dotnet, project, options.Runtime, published, cancellationToken).ConfigureAwait(false);
        }
        PublishedFolder.Check(published, options.Runtime);
        ReleaseArchive archive = await ReleaseArchive.PackAsync(published, options.Settings, folder, DateTimeOffset.UtcNow, cancellationToken).ConfigureAwait(false);
        log.Say("package", $"Release {archive.Release}: {archive.ReleaseBytes / 1_000_000.0:N1} MB.");
        return archive;
    }

    private async Task ChangeAsync(string script, MachineFacts facts, string task, CancellationToken cancellationToken)
    {
        RemoteAnswer answer = await Machine.ChangeAsync(script, facts.IsSudo, task, cancellationToken).ConfigureAwait(false);
        if (answer["settings"] is { } settings)
            log.Say("settings", settings == "new" ? "Wrote /etc/edge-reader.json; set camera, display, button and led in it." : "Kept /etc/edge-reader.json, which differs from --settings: what is there is yours.");
        SayLog(answer);
        if (answer["fault"] is { } fault)
            throw InstallFault.Of(_host, fault, answer);
        log.Say("done", answer["running"] is { } release ? $"Release {release} runs." : "Removed service and releases; /etc/edge-reader.json and the user edge-reader stay.");
    }

    private void SayLog(RemoteAnswer answer)
    {
        foreach (string line in answer.All("log"))
            log.Say("log", line);
        if (answer["fault"] is null && answer.All("log").Any(l => l.Contains("error:", StringComparison.Ordinal)))
            log.Say("warning", $"The log has a fault: {answer.LogFault}");
    }

    private void CheckSettings()
    {
        if (options.Settings is null)
            return;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(options.Settings), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (JsonException e)
        {
            throw new UserErrorException($"{options.Settings}: expected JSON with comments as in firmware/raspberry-pi/settings.json, got a fault in line {e.LineNumber + 1}; correct it.", e);
        }
    }
}
