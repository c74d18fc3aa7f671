using System.IO;
using Edge.Boards;
using Edge.Cli;
using Edge.Nano.Flash.Image;
using Edge.Nano.Flash.Nanoff;

namespace Edge.Nano.Flash;

/// <summary>What a run would do, as commands.</summary>
/// <param name="board">The board.</param>
/// <param name="application">The application.</param>
/// <param name="image">Its image; null where it was not built.</param>
/// <param name="options">What the user asked for.</param>
internal sealed class FlashPlan(Board board, Application application, DeploymentImage? image, FlashOptions options)
{
    /// <summary>Where the image of an application is written.</summary>
    public static string ImagePath(DeploymentImage image, string folder) => Path.Combine(folder, image.Application.Name + ".image.bin");

    /// <summary>Says the commands in their order.</summary>
    public void Say(StepLog log)
    {
        string port = options.Port ?? "PORT";
        if (application.Folder is null)
        {
            log.Say("build", $"The application {application.Name} is not built yet:");
            log.SayCommand(application.BuildCommand!);
        }
        string file = image is null ? $"{application.Name}.image.bin" : ImagePath(image, application.Folder!);
        log.Say("nanoff", "Is nanoff there, and which version?");
        log.SayCommand(NanoffCommands.Text(NanoffCommands.Version));
        if (!options.IsBootsel)
            SayBoard(log, port);
        log.Say("firmware", options.IsUpdate ? "nanoCLR:" : options.IsBootsel ? "nanoCLR, only with --update:" : "nanoCLR, where it does not answer or does not fit the application:");
        log.SayCommand(NanoffCommands.Text(NanoffCommands.Update(board, port, options.IsPreview)));
        log.Say("deploy", "The application:");
        log.SayCommand(NanoffCommands.Text(options.IsBootsel ? NanoffCommands.DeployByDrive(board, file) : NanoffCommands.Deploy(port, file)));
        log.Say("check", options.IsBootsel ? "Nothing was run." : "Then the board's details again: has it loaded the application? Nothing was run.");
    }

    private void SayBoard(StepLog log, string port)
    {
        if (options.Port is null)
        {
            log.Say("board", "Where is the board (PORT)?");
            log.SayCommand(NanoffCommands.Text(NanoffCommands.Devices));
            log.SayCommand(NanoffCommands.Text(NanoffCommands.Ports));
        }
        log.Say("board", $"Is its firmware {board.Runtime.Id}, and does it have the native methods that the application needs?");
        log.SayCommand(NanoffCommands.Text(NanoffCommands.Details(port)));
    }
}
