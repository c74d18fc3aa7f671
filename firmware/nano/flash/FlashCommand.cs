using System;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Boards;
using Edge.Cli;
using Spectre.Console;

namespace Edge.Nano.Flash;

/// <summary>The command line.</summary>
internal static class FlashCommand
{
    private const string Description = """
        Puts an application of firmware/nano, or your own, on a board: finds the board, checks its firmware, flashes nanoCLR where that is needed,
        deploys the application and checks that the board has loaded it. It works through nanoff ('dotnet tool install -g nanoff').

        Examples:
          dotnet run --project firmware/nano/flash -- --board esp32-s3 --app camera
          dotnet run --project firmware/nano/flash -- --board esp32-s3 --app camera --port COM3 --dry-run
          dotnet run --project firmware/nano/flash -- --board pico-2 --app headless --bootsel --update
          dotnet run --project firmware/nano/flash -- --board esp32 --app my-app/bin/Release/netnano1.0 --yes --json
        """;

    public static RootCommand Create()
    {
        string boards = string.Join(", ", BoardCatalog.All.Where(b => b.Runtime.Kind == RuntimeKind.NanoFramework).Select(b => b.Id));
        var board = new Option<string>("--board") { Description = $"The board: {boards}, or a board file.", Required = true, HelpName = "id" };
        var app = new Option<string>("--app") { Description = $"The application: {string.Join(", ", Application.Names)}, or the folder with the assemblies (.pe) of your own.", Required = true, HelpName = "name" };
        var port = new Option<string?>("--port") { Description = "The board's serial port, as COM3 or /dev/ttyUSB0; without it the board is looked for.", HelpName = "port" };
        var update = new Option<bool>("--update") { Description = "Flash nanoCLR even where the firmware on the board would do." };
        var preview = new Option<bool>("--preview") { Description = "Take firmware that is not released, where there is no other." };
        var bootsel = new Option<bool>("--bootsel") { Description = "A Pico: deploy to the drive that it shows while BOOTSEL is held." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check the application, print the commands and touch nothing." };
        var yes = new Option<bool>("--yes") { Description = "Flash nanoCLR without asking." };
        var nanoff = new Option<string>("--nanoff") { Description = "nanoff's path, where it is not in PATH.", HelpName = "path", DefaultValueFactory = _ => "nanoff" };
        var json = new Option<bool>("--json") { Description = "A JSON object a line instead of text." };
        var root = new RootCommand(Description) { board, app, port, update, preview, bootsel, dryRun, yes, nanoff, json };
        root.SetAction(async (parsed, token) =>
        {
            var options = new FlashOptions(parsed.GetRequiredValue(board), parsed.GetRequiredValue(app))
            {
                Port = parsed.GetValue(port),
                IsUpdate = parsed.GetValue(update),
                IsPreview = parsed.GetValue(preview),
                IsBootsel = parsed.GetValue(bootsel),
                IsDryRun = parsed.GetValue(dryRun),
                Nanoff = parsed.GetRequiredValue(nanoff),
            };
            bool isYes = parsed.GetValue(yes);
            bool isJson = parsed.GetValue(json);
            await new FlashRun(options, new StepLog(Console.Out, isJson), (reason, t) => ConfirmAsync(reason, isYes, isJson, t)).RunAsync(token).ConfigureAwait(false);
            return 0;
        });
        return root;
    }

    private static async Task<bool> ConfirmAsync(string reason, bool isYes, bool isJson, CancellationToken cancellationToken)
    {
        if (isYes)
            return true;
        if (isJson || Console.IsInputRedirected || Console.IsOutputRedirected)
            throw new UserErrorException($"Expected --yes, or a terminal to ask in, got neither: {reason} Run this again with --yes.");
        return await new ConfirmationPrompt(Markup.Escape(reason) + " Go on?") { DefaultValue = false }.ShowAsync(AnsiConsole.Console, cancellationToken).ConfigureAwait(false);
    }
}
