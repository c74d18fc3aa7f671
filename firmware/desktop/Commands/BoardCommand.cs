using System.CommandLine;
using System.IO;
using System.Threading.Tasks;
using Edge.Desktop.Board;

namespace Edge.Desktop.Commands;

/// <summary>The command that sends pictures to a microcontroller.</summary>
internal static class BoardCommand
{
    private const int DefaultBaudRate = 115200;

    private const string Description = """
        Sends pictures to a board that runs firmware/nano's headless application, over its serial port, and prints what the board sees.

        Examples:
          Edge.Desktop board --port /dev/ttyUSB0                    who is there, and is it exact
          Edge.Desktop board --port /dev/ttyUSB0 photo.png
          Edge.Desktop board --port /dev/ttyUSB0 pictures/ --json
          Edge.Desktop board --port /dev/ttyUSB0 --update digits-7.edgemodel
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var pictures = new Argument<string[]>("pictures") { Description = "PNG, JPEG, BMP, PBM, PGM or PPM files, or folders of them.", Arity = ArgumentArity.ZeroOrMore };
        var port = new Option<string>("--port") { Description = "The serial port of the board.", Required = true, HelpName = "device" };
        var baud = new Option<int>("--baud") { Description = "Bits a second.", DefaultValueFactory = _ => DefaultBaudRate, HelpName = "n" };
        var json = new Option<bool>("--json") { Description = "One JSON object a picture." };
        var update = new Option<string?>("--update") { Description = "A package of 'quantize package' that the board is to run from now on; pictures are sent after it.", HelpName = "package" };
        var command = new Command("board", Description) { pictures, port, baud, update, json };
        command.SetAction((parsed, cancellationToken) =>
        {
            string name = parsed.GetRequiredValue(port);
            using Stream line = SerialTerminal.Open(name, parsed.GetValue(baud));
            var link = new BoardLink(line, name);
            if (parsed.GetValue(update) is { } package)
                new BoardUpdate(link, System.Console.Error).Execute(package, cancellationToken);
            var run = new BoardRun(link, System.Console.Out, System.Console.Error, parsed.GetValue(json));
            return Task.FromResult(run.Execute(parsed.GetValue(pictures) ?? [], cancellationToken));
        });
        return command;
    }
}
