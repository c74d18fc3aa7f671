using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Boards;
using Edge.Cli;
using Edge.Nano.Flash.Image;
using Edge.Nano.Flash.Nanoff;

namespace Edge.Nano.Flash;

/// <summary>One run: image, board, nanoCLR where it is needed, deployment, check.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="log">Where the steps are said.</param>
/// <param name="confirm">Asks whether the board's firmware may be replaced; gets the reason.</param>
public sealed class FlashRun(FlashOptions options, StepLog log, Func<string, CancellationToken, Task<bool>> confirm)
{
    private const int Questions = 10;

    private readonly Board _board = BoardCatalog.Find(options.BoardId);
    private readonly NanoffProgram _nanoff = new(options.Nanoff);

    /// <summary>Does it.</summary>
    /// <exception cref="UserErrorException">A step failed: one sentence with what to do.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        BoardFamily family = BoardFamilies.FamilyOf(_board);
        if (options.IsBootsel && family != BoardFamily.Pico)
            throw new UserErrorException($"Expected --bootsel with a Pico, got the board {_board.Id}; leave it out.");
        if (options.Port is not null)
            SerialPorts.CheckName(options.Port);
        var application = Application.Find(options.Application, _board);
        DeploymentImage? image = application.Folder is null ? null : Read(application.Folder);
        if (options.IsDryRun)
        {
            new FlashPlan(_board, application, image, options).Say(log);
            return;
        }
        if (image is null)
            throw new UserErrorException($"Expected the application {application.Name} to be built, got no assemblies (.pe) of it; run '{application.BuildCommand}' and this again.");
        log.Say("nanoff", $"nanoff {await _nanoff.CheckAsync(cancellationToken).ConfigureAwait(false)}.");
        string file = Write(image, application.Folder!);
        if (options.IsBootsel)
            await DeployByDriveAsync(file, cancellationToken).ConfigureAwait(false);
        else
            await DeployAsync(image, file, cancellationToken).ConfigureAwait(false);
    }

    private DeploymentImage Read(string folder)
    {
        DeploymentImage image = ApplicationFolder.Read(folder);
        if (_board.Flash.ApplicationBytes.Most is { } most)
            image.CheckSize(most, _board.Name);
        log.Say("image", $"{image.Application} with {string.Join(", ", image.Assemblies.SkipLast(1))}: {image.ByteCount:N0} of {_board.Flash.ApplicationBytes.Most:N0} bytes.");
        return image;
    }

    private static string Write(DeploymentImage image, string folder)
    {
        string file = FlashPlan.ImagePath(image, folder);
        File.WriteAllBytes(file, image.ToBytes());
        // What nanoff will read is what is checked.
        DeploymentImage.Parse(File.ReadAllBytes(file), file);
        return file;
    }

    private async Task DeployByDriveAsync(string file, CancellationToken cancellationToken)
    {
        if (options.IsUpdate)
            await UpdateAsync("--update", null, cancellationToken).ConfigureAwait(false);
        log.Say("deploy", "Hold BOOTSEL while you plug the Pico in; nanoff waits 30 seconds for its drive.");
        log.SayCommand(NanoffCommands.Text(NanoffCommands.DeployByDrive(_board, file)));
        await _nanoff.DeployByDriveAsync(_board, file, cancellationToken).ConfigureAwait(false);
        log.Say("check", "Deployed; in BOOTSEL nobody can ask what the board has loaded. Its console begins with the self-test, see firmware/nano/README.md.");
    }

    private async Task DeployAsync(DeploymentImage image, string file, CancellationToken cancellationToken)
    {
        var search = new PortSearch(_nanoff, _board);
        string? port = options.Port ?? await search.FindAsync(cancellationToken).ConfigureAwait(false);
        DeviceDetails? details = port is null ? null : await _nanoff.DetailsAsync(port, cancellationToken).ConfigureAwait(false);
        if (details is not null && details.Target != _board.Runtime.Id && !options.IsUpdate)
            throw search.Other(new ConnectedDevice(details.Target, port!));
        log.Say("board", details is null ? $"{_board.Name}{(port is null ? "" : " on " + port)}: nanoCLR does not answer." : $"{details.Target} on {port}, nanoCLR {details.ClrVersion?.ToString() ?? "(boot loader)"}.");
        string? reason = FirmwareFit.WhyNot(_board, image, details);
        if (options.IsUpdate || reason is not null)
        {
            await UpdateAsync(reason ?? "--update", port, cancellationToken).ConfigureAwait(false);
            (port, details) = await StartedAsync(port, "nanoCLR", cancellationToken).ConfigureAwait(false);
            if (FirmwareFit.WhyNot(_board, image, details) is { } still)
                throw new UserErrorException($"Expected firmware that runs {image.Application}, got other firmware, as {still}; take the versions of nanoFramework's packages that fit it, and build again.");
        }
        log.SayCommand(NanoffCommands.Text(NanoffCommands.Deploy(port!, file)));
        await _nanoff.DeployAsync(port!, file, cancellationToken).ConfigureAwait(false);
        log.Say("deploy", $"Deployed {image.ByteCount:N0} bytes.");
        (_, details) = await StartedAsync(port, "the application", cancellationToken).ConfigureAwait(false);
        FirmwareFit.CheckLoaded(image, details);
        log.Say("check", $"The board has loaded {image.Application} and the rest. Its console begins with the self-test, see firmware/nano/README.md.");
    }

    private async Task UpdateAsync(string reason, string? port, CancellationToken cancellationToken)
    {
        if (!await confirm($"nanoCLR {_board.Runtime.Id} has to be flashed ({reason}); what the board holds is lost.", cancellationToken).ConfigureAwait(false))
            throw new UserErrorException("Expected your consent to flash nanoCLR, got none; nothing was changed, run this again with --yes.");
        if (BoardFamilies.FamilyOf(_board) == BoardFamily.Pico)
            log.Say("firmware", "Hold BOOTSEL while you plug the Pico in; nanoff waits 30 seconds for its drive.");
        log.SayCommand(NanoffCommands.Text(NanoffCommands.Update(_board, port, options.IsPreview)));
        await _nanoff.UpdateAsync(_board, port, options.IsPreview, cancellationToken).ConfigureAwait(false);
        log.Say("firmware", $"Flashed nanoCLR {_board.Runtime.Id}.");
    }

    // A board takes some seconds from its reset to its first answer, and a new port may appear.
    private async Task<(string Port, DeviceDetails Details)> StartedAsync(string? port, string what, CancellationToken cancellationToken)
    {
        for (int question = 0; question < Questions; question++)
        {
            if (question > 0)
                await Task.Delay(options.StartDelay, cancellationToken).ConfigureAwait(false);
            string? found = port ?? (await _nanoff.DevicesAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(d => d.Target == _board.Runtime.Id)?.Port;
            if (found is not null && await _nanoff.DetailsAsync(found, cancellationToken).ConfigureAwait(false) is { } details)
                return (found, details);
        }
        throw new UserErrorException($"Expected the board to answer after {what} was flashed, got no answer; press RESET (an ESP32 may have stayed in its boot loader) and run this again.");
    }
}
