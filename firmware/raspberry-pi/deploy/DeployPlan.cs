using System.Collections.Generic;
using System.Linq;
using Edge.Cli;
using Edge.RaspberryPi.Deploy.Package;
using Edge.RaspberryPi.Deploy.Remote;

namespace Edge.RaspberryPi.Deploy;

/// <summary>What a run would do, as commands.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="machine">The Pi.</param>
/// <param name="project">The project's folder.</param>
internal sealed class DeployPlan(DeployOptions options, RemoteMachine machine, string project)
{
    private const string Archive = "edge-reader-RELEASE.tar.gz";

    /// <summary>Says the commands in their order, and the script that changes the Pi.</summary>
    public void Say(StepLog log)
    {
        log.Say("machine", "What is the machine (a script on standard input, which changes nothing)?");
        log.SayCommand(Text("ssh", machine.ScriptCommand(isSudo: false)));
        if (options.Published is null)
        {
            log.Say("publish", "The release:");
            log.SayCommand(Text("dotnet", Publisher.Command(project, options.Runtime, "FOLDER")));
        }
        log.Say("copy", "Its archive:");
        log.SayCommand(Text("scp", machine.CopyCommand(Archive)));
        log.Say("install", "Its installation, by this script on standard input:");
        log.SayCommand(Text("ssh", machine.ScriptCommand(isSudo: true)));
        foreach (string line in RemoteScript.Install("RELEASE", Archive, "SHA256", options.SettleSeconds).Split('\n'))
            log.Say("script", "    " + line);
        log.Say("done", "Nothing was run.");
    }

    private static string Text(string program, IReadOnlyList<string> arguments) => string.Join(' ', arguments.Select(a => a.Contains(' ') ? $"\"{a}\"" : a).Prepend(program));
}
