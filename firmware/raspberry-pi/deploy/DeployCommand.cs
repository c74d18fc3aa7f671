using System;
using System.CommandLine;
using System.Linq;
using Edge.Cli;

namespace Edge.RaspberryPi.Deploy;

/// <summary>The command line.</summary>
internal static class DeployCommand
{
    private const string Description = """
        Puts the digit reader on a Raspberry Pi over ssh: publishes it with the .NET runtime in it, copies it, installs it as a service, waits until it
        runs and shows its log. Where it does not run, the release before it runs again. Settings on the Pi (/etc/edge-reader.json) are never replaced.

        Examples:
          dotnet run --project firmware/raspberry-pi/deploy -- pi@raspberrypi.local
          dotnet run --project firmware/raspberry-pi/deploy -- pi@raspberrypi.local --settings my-settings.json --dry-run
          dotnet run --project firmware/raspberry-pi/deploy -- pi@raspberrypi.local --log
          dotnet run --project firmware/raspberry-pi/deploy -- pi@raspberrypi.local --rollback
        """;

    private const int MostSettleSeconds = 60;

    public static RootCommand Create()
    {
        var host = new Argument<string>("host") { Description = "User and host, as pi@raspberrypi.local; ssh has to reach it with a key." };
        var runtime = new Option<string>("--runtime") { Description = "The Pi's system: a 64-bit one is linux-arm64.", HelpName = "rid", DefaultValueFactory = _ => "linux-arm64" };
        runtime.AcceptOnlyFromAmong("linux-arm64", "linux-arm", "linux-x64");
        var settings = new Option<string?>("--settings") { Description = "Settings for a Pi that has none yet, instead of settings.json.", HelpName = "file" };
        var published = new Option<string?>("--published") { Description = "A folder with the published reader, instead of publishing it.", HelpName = "folder" };
        var settle = new Option<int>("--settle") { Description = "Seconds that the service has to run before the release counts (0 to 60).", HelpName = "s", DefaultValueFactory = _ => 5 };
        settle.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int seconds) && seconds is < 0 or > MostSettleSeconds)
                result.AddError($"Expected --settle from 0 to {MostSettleSeconds}, got {result.Tokens[0].Value}; give another number.");
        });
        var showLog = new Option<bool>("--log") { Description = "Only show the end of the service's log." };
        var rollback = new Option<bool>("--rollback") { Description = "Only go back to the release before." };
        var remove = new Option<bool>("--remove") { Description = "Only take service and releases away; settings stay." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print the commands and the script, and touch nothing." };
        var json = new Option<bool>("--json") { Description = "A JSON object a line instead of text." };
        var root = new RootCommand(Description) { host, runtime, settings, published, settle, showLog, rollback, remove, dryRun, json };
        Option<bool>[] others = [showLog, rollback, remove, dryRun];
        root.Validators.Add(result =>
        {
            if (others.Count(result.GetValue) > 1)
                result.AddError("Expected one of --log, --rollback, --remove and --dry-run, got several; give one.");
        });
        root.SetAction(async (parsed, token) =>
        {
            var options = new DeployOptions(parsed.GetRequiredValue(host))
            {
                Runtime = parsed.GetRequiredValue(runtime),
                Settings = parsed.GetValue(settings),
                Published = parsed.GetValue(published),
                SettleSeconds = parsed.GetValue(settle),
                IsDryRun = parsed.GetValue(dryRun),
            };
            var run = new DeployRun(options, new StepLog(Console.Out, parsed.GetValue(json)));
            await (parsed.GetValue(showLog) ? run.ShowLogAsync(token)
                : parsed.GetValue(rollback) ? run.RollBackAsync(token)
                : parsed.GetValue(remove) ? run.RemoveAsync(token)
                : run.InstallAsync(token)).ConfigureAwait(false);
            return 0;
        });
        return root;
    }
}
