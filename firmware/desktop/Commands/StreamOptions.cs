using System.CommandLine;
using System.CommandLine.Parsing;
using Edge.DigitReader.Streams;

namespace Edge.Desktop.Commands;

/// <summary>The options of cameras and of frames on standard input.</summary>
internal sealed class StreamOptions
{
    private const int DefaultWidth = 640;
    private const int DefaultHeight = 480;

    private readonly Option<FrameSize?> _stdin = new("--stdin")
    {
        Description = "Read frames of this size from standard input, one after another.",
        HelpName = "width x height",
        CustomParser = result => ParseSize(result),
    };

    private readonly Option<FrameFormat> _format = new("--format")
    {
        Description = $"What the frames of --stdin are: {string.Join(", ", FrameFormats.Names)}.",
        HelpName = "format",
        CustomParser = ParseFormat,
        DefaultValueFactory = _ => FrameFormat.Gray8,
    };

    private readonly Option<string?> _camera = new("--camera")
    {
        Description = "Read a camera of Linux by v4l2-ctl or ffmpeg, whichever is installed: /dev/video0, or 0.",
        HelpName = "device",
    };

    private readonly Option<FrameSize> _size = new("--size")
    {
        Description = "Size of the frames that --camera is asked for.",
        HelpName = "width x height",
        CustomParser = result => ParseSize(result) ?? default,
        DefaultValueFactory = _ => new FrameSize(DefaultWidth, DefaultHeight),
    };

    private readonly Option<bool> _single = new("--no-vote") { Description = "Show what each frame of a camera or of --stdin says, instead of the vote of several." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_stdin);
        command.Options.Add(_format);
        command.Options.Add(_camera);
        command.Options.Add(_size);
        command.Options.Add(_single);
        command.Validators.Add(Check);
    }

    /// <summary>Adds what was given to the options of a run.</summary>
    public DesktopOptions Read(ParseResult parsed, DesktopOptions options) => options with
    {
        Stdin = parsed.GetValue(_stdin),
        Format = parsed.GetValue(_format),
        Camera = parsed.GetValue(_camera),
        CameraSize = parsed.GetValue(_size),
        Votes = !parsed.GetValue(_single),
    };

    private void Check(CommandResult result)
    {
        bool hasStdin = result.GetResult(_stdin) is not null, hasCamera = result.GetResult(_camera) is not null;
        if (hasStdin && result.GetValue<bool>("--web"))
            result.AddError("Expected --web alone or with --camera, got it with --stdin, whose frames cannot be opened anew for each viewer; leave one of them out.");
        if (hasStdin && hasCamera)
            result.AddError("Expected one source, got --stdin and --camera; leave one of them out.");
        if (result.GetResult(_format) is { Implicit: false } && !hasStdin)
            result.AddError("Expected --format together with --stdin, got it alone; add --stdin with the size of a frame.");
        if (result.GetResult(_size) is { Implicit: false } && !hasCamera)
            result.AddError("Expected --size together with --camera, got it alone; the size of frames on standard input belongs to --stdin.");
        foreach (SymbolResult child in result.Children)
            if (child is ArgumentResult { Tokens.Count: > 0 } && (hasStdin || hasCamera))
                result.AddError("Expected pictures or a stream of frames, got both; leave out the pictures or --stdin and --camera.");
    }

    private static FrameSize? ParseSize(ArgumentResult result)
    {
        string got = result.Tokens[0].Value;
        if (FrameSize.TryParse(got, out FrameSize size))
            return size;
        result.AddError($"Expected a size such as 640x480, got '{got}'.");
        return null;
    }

    private static FrameFormat ParseFormat(ArgumentResult result)
    {
        string got = result.Tokens[0].Value;
        if (FrameFormats.TryParse(got, out FrameFormat format))
            return format;
        result.AddError($"Expected --format {string.Join(", ", FrameFormats.Names)}, got '{got}'.");
        return default;
    }
}
