using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;

namespace Edge.RaspberryPi.Deploy.Remote;

/// <summary>The Pi, by ssh and scp. Nothing asks at the terminal: a host that is not known and a password are faults with their next step.</summary>
/// <param name="host">The host.</param>
/// <param name="tools">ssh and scp.</param>
public sealed class RemoteMachine(HostName host, DeployTools tools)
{
    private const string Missing = "Expected the programs ssh and scp, got none in PATH; install OpenSSH (Windows: Settings, Optional features, OpenSSH Client; Debian: sudo apt-get install openssh-client).";
    private const int SshFailed = 255;

    private static readonly string[] Options = ["-o", "BatchMode=yes", "-o", "ConnectTimeout=10", "-o", "ServerAliveInterval=5", "-o", "ServerAliveCountMax=3"];
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Copying = TimeSpan.FromMinutes(20);

    // The service has 90 seconds to start, and the release before it as well.
    private static readonly TimeSpan Installing = TimeSpan.FromMinutes(6);

    private readonly ExternalProgram _ssh = new(tools.Ssh, Missing);
    private readonly ExternalProgram _scp = new(tools.Scp, Missing);

    /// <summary>The command line that runs a script.</summary>
    public IReadOnlyList<string> ScriptCommand(bool isSudo) => ["-T", .. Options, "--", host.Text, isSudo ? "sudo -n sh -s" : "sh -s"];

    /// <summary>The command line that copies a file of the working folder into the home folder there.</summary>
    public IReadOnlyList<string> CopyCommand(string file) => ["-q", .. Options, "--", file, $"{host}:{file}"];

    /// <summary>Runs a script that only asks.</summary>
    /// <exception cref="UserErrorException">The host cannot be reached, or the script failed.</exception>
    public async Task<RemoteAnswer> AskAsync(string script, bool isSudo, string task, CancellationToken cancellationToken)
    {
        ProgramResult result = await _ssh.RunAsync(ScriptCommand(isSudo), Brief, cancellationToken, script).ConfigureAwait(false);
        return result.ExitCode == 0 ? new RemoteAnswer(result.Output) : throw SshFault.Of(host, task, result);
    }

    /// <summary>Runs a script that changes something; its own faults are in the answer.</summary>
    /// <exception cref="UserErrorException">The host cannot be reached, or the connection is lost.</exception>
    public async Task<RemoteAnswer> ChangeAsync(string script, bool isSudo, string task, CancellationToken cancellationToken)
    {
        ProgramResult result = await _ssh.RunAsync(ScriptCommand(isSudo), Installing, cancellationToken, script).ConfigureAwait(false);
        var answer = new RemoteAnswer(result.Output);
        if (result.ExitCode == 0 || answer["fault"] is not null)
            return answer;
        if (result.IsOverdue || (result.ExitCode == SshFailed && result.Output.Length > 0))
            throw new UserErrorException($"Expected to {task} on {host}, got a lost connection; the Pi goes on by itself, to the new release or back to the old one: see --log in a minute.");
        throw SshFault.Of(host, task, result);
    }

    /// <summary>Copies a file into the home folder there.</summary>
    /// <param name="folder">The file's folder.</param>
    /// <param name="file">The file's name, which it keeps.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UserErrorException">It did not get there.</exception>
    public async Task CopyAsync(string folder, string file, CancellationToken cancellationToken)
    {
        ProgramResult result = await _scp.RunAsync(CopyCommand(file), Copying, cancellationToken, folder: folder).ConfigureAwait(false);
        if (result.ExitCode != 0)
            throw SshFault.Of(host, "copy the release", result);
    }
}
