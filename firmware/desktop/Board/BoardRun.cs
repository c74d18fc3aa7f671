using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using Edge.Cli;
using Edge.Desktop.Sources;
using Edge.Nano;
using Edge.Vision;

namespace Edge.Desktop.Board;

/// <summary>Sends pictures to a board and prints what it answers.</summary>
internal sealed class BoardRun
{
    private readonly BoardLink _link;
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly bool _json;

    /// <summary>Makes a run.</summary>
    public BoardRun(BoardLink link, TextWriter output, TextWriter error, bool json)
    {
        _link = link;
        _output = output;
        _error = error;
        _json = json;
    }

    /// <summary>Asks the board who it is and whether it is exact, then for each picture.</summary>
    /// <param name="pictures">Files and folders.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The exit code: 0, or 1 where a picture could not be read.</returns>
    public int Execute(IEnumerable<string> pictures, CancellationToken cancellationToken)
    {
        BoardAnswer board = _link.Ask(FrameFormat.Information, 0, 0, [], cancellationToken);
        BoardAnswer test = _link.Ask(FrameFormat.SelfTest, 0, 0, [], cancellationToken);
        if (!_json)
            _output.WriteLine($"board: network {board.Text("network")}, {board.Text("free_bytes")} bytes free, self-test exact in {Milliseconds(test.Text("time_us"))} ms");
        bool failed = false;
        foreach (string file in pictures.SelectMany(PictureFiles.Expand))
        {
            try
            {
                Send(file, cancellationToken);
            }
            catch (UserErrorException e) when (e.Message.StartsWith(file, StringComparison.Ordinal))
            {
                // The others are still sent.
                _error.WriteLine($"error: {e.Message}");
                failed = true;
            }
        }
        return failed ? CommandLineHost.UserFault : 0;
    }

    private void Send(string file, CancellationToken cancellationToken)
    {
        using var camera = new FileCamera(file);
        var picture = new GrayImage(camera.Width, camera.Height);
        camera.TryRead(picture, cancellationToken);
        GrayImage small = PictureShrinker.Shrink(picture, BoardFrame.LongestSide);
        BoardAnswer answer = _link.Ask(FrameFormat.Picture, small.Width, small.Height, small.Pixels, cancellationToken);
        _output.WriteLine(_json ? Json(file, answer, picture, small).ToJsonString() : Text(file, answer));
    }

    private static string Text(string file, BoardAnswer answer)
    {
        string times = $"found in {Milliseconds(answer.Text("find_us"))} ms";
        if (answer.Label is not { } label || !answer.Knows)
            return $"{file}: no digit, {times}";
        double percent = 100 * answer.Probabilities.Max();
        return string.Create(CultureInfo.InvariantCulture, $"{file}: {label} ({percent:0.0} %), {times}, network {Milliseconds(answer.Text("network_us"))} ms");
    }

    private static JsonObject Json(string file, BoardAnswer answer, GrayImage picture, GrayImage small)
    {
        var json = new JsonObject { ["file"] = file, ["label"] = answer.Label, ["answered"] = answer.Label is not null && answer.Knows, ["findMicroseconds"] = answer.FindTime, ["networkMicroseconds"] = answer.NetworkTime };
        if (answer.Label is null || answer.Box.Count != 4)
            return json;
        int[] sizes = [picture.Width, picture.Height, picture.Width, picture.Height], shrunk = [small.Width, small.Height, small.Width, small.Height];
        json["probabilities"] = new JsonArray([.. answer.Probabilities.Select(p => JsonValue.Create(p))]);
        json["box"] = new JsonArray([.. answer.Box.Select((edge, i) => JsonValue.Create(edge * sizes[i] / shrunk[i]))]);
        return json;
    }

    private static string Milliseconds(string? microseconds) =>
        long.TryParse(microseconds, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? (number / 1000.0).ToString("0.0", CultureInfo.InvariantCulture) : "?";
}
