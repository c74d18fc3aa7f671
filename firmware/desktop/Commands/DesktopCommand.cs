using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Threading.Tasks;
using Edge.Desktop.Web;

namespace Edge.Desktop.Commands;

/// <summary>The command line.</summary>
internal static class DesktopCommand
{
    private const int DefaultSeed = 1;
    private const int DefaultDigits = 64;
    private const int MostDigits = 1024;

    private const string Description = """
        Reads handwritten digits: finds the digits in each picture or frame and classifies them with an int8 network.
        Without arguments it shows a demo: MNIST test digits, then pictures of them as a camera would see them on paper.

        Examples:
          Edge.Desktop                               the demo
          Edge.Desktop --fast --limit 20             a short one, without pauses
          Edge.Desktop photo.png scan.pgm            classify picture files
          Edge.Desktop pictures/ --json              a folder, one JSON object a picture, its digits in reading order
          Edge.Desktop page.png --out marked         write marked/page-digits.png, with boxes and labels
          Edge.Desktop photo.png --model my.tflite   with a network of your own (28x28x1 to 10 classes, int8)
          Edge.Desktop --camera /dev/video0          a webcam, live in the terminal
          Edge.Desktop --web                         the web page on http://127.0.0.1:5080/
          Edge.Desktop --web --camera 0              the same, watching a webcam
          Edge.Desktop --web --listen 0.0.0.0        the web page for the whole network, with a token
          rpicam-vid -n -t 0 --codec yuv420 --width 640 --height 480 -o - | Edge.Desktop --stdin 640x480 --format yuv420
          rpicam-vid -n -t 0 --codec mjpeg --width 640 --height 480 -o - | Edge.Desktop --stdin 640x480 --format mjpeg
          ffmpeg -loglevel error -i film.mp4 -s 640x480 -f rawvideo -pix_fmt gray - | Edge.Desktop --stdin 640x480 --json

        Exit codes: 0 all was read, 1 something could not be read, 2 a fault of the command line, 130 after Ctrl-C.
        """;

    /// <summary>Makes the command line.</summary>
    public static RootCommand Create()
    {
        var pictures = new Argument<string[]>("pictures")
        {
            Description = "PNG, JPEG, BMP, PBM, PGM or PPM files, or folders of them; none for the demo.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        pictures.Validators.Add(result =>
        {
            // A misspelt option would otherwise pass as the name of a picture.
            foreach (Token token in result.Tokens)
                if (token.Value.StartsWith("--", StringComparison.Ordinal))
                    result.AddError($"Unknown option '{token.Value}'; a picture of that name is ./{token.Value}.");
        });
        var model = new Option<string?>("--model") { Description = "A .tflite file instead of the network that ships with Edge.", HelpName = "file" };
        var limit = new Option<int>("--limit") { Description = "The most pictures of each part of the run.", HelpName = "n", DefaultValueFactory = _ => int.MaxValue };
        limit.Validators.Add(result => RequireRange(result, limit, int.MaxValue));
        var digits = new Option<int>("--digits") { Description = "The most digits of a picture; 1 for the best one alone.", HelpName = "n", DefaultValueFactory = _ => DefaultDigits };
        digits.Validators.Add(result => RequireRange(result, digits, MostDigits));
        var seed = new Option<int>("--seed") { Description = "Seed of the synthetic camera.", HelpName = "n", DefaultValueFactory = _ => DefaultSeed };
        var json = new Option<bool>("--json") { Description = "One JSON object a line for each picture or frame, with its digits in reading order." };
        var fast = new Option<bool>("--fast") { Description = "No pauses between pictures." };
        var output = new Option<string?>("--out") { Description = "Folder for PNG pictures with boxes and labels, one a picture or frame.", HelpName = "folder" };
        var root = new RootCommand(Description) { pictures, model, limit, digits, seed, json, fast, output };
        var stream = new StreamOptions();
        stream.AddTo(root);
        var web = new WebOptions();
        web.AddTo(root);
        root.Subcommands.Add(BoardCommand.Create());
        root.Subcommands.Add(BundleCommand.Create());
        root.SetAction((parsed, cancellationToken) =>
        {
            DesktopOptions options = stream.Read(parsed, new DesktopOptions(
                parsed.GetValue(pictures) ?? [], parsed.GetValue(model), parsed.GetValue(limit), parsed.GetValue(seed), parsed.GetValue(json), parsed.GetValue(fast))
            {
                OutFolder = parsed.GetValue(output),
                MaxDigits = parsed.GetValue(digits),
            });
            return web.Of(parsed) is { } page
                ? new WebRun(page, options.ModelPath, DesktopRun.LoadOwnModel(options.ModelPath), options).ExecuteAsync(cancellationToken)
                : Task.FromResult(new DesktopRun(options, cancellationToken).Execute());
        });
        return root;
    }

    private static void RequireRange(OptionResult result, Option<int> option, int most)
    {
        if (result.Tokens.Count != 1 || !int.TryParse(result.Tokens[0].Value, out int value) || (value >= 1 && value <= most))
            return;
        string range = most == int.MaxValue ? "at least 1" : $"1 to {most}";
        result.AddError($"Expected {option.Name} of {range}, got {value}; give a number in that range.");
    }
}
