using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Edge.Cli;
using Edge.Data;
using Edge.Desktop.Displays;
using Edge.Desktop.Displays.Pictures;
using Edge.Desktop.Displays.Terminal;
using Edge.Desktop.Sources;
using Edge.DigitReader;
using Edge.DigitReader.Voting;
using Edge.Inference;
using Spectre.Console;

namespace Edge.Desktop.Commands;

/// <summary>One run of the program: the demo, or the named pictures.</summary>
internal sealed class DesktopRun
{
    // With waits of at most two seconds this is about a minute to plug a camera in again.
    private const int StreamFaults = 30;

    private readonly DesktopOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly List<RunPart> _parts = [];

    /// <summary>Makes a run.</summary>
    public DesktopRun(DesktopOptions options, CancellationToken cancellationToken)
    {
        _options = options;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Runs.</summary>
    /// <returns>The exit code: 0, or 1 where a picture or frame could not be read.</returns>
    public int Execute()
    {
        ModelClassifier classifier = LoadOwnModel(_options.ModelPath) is { } own ? new ModelClassifier(own) : ShippedModel.MakeClassifier();
        if (_options.Json)
        {
            Run(classifier, new JsonDisplay(Console.Out, Console.Error));
        }
        else if (TerminalKind.IsLive && _options.Pictures.Count == 0)
        {
            AnsiConsole.Live(new Text("")).Start(live =>
                Run(classifier, new TerminalDisplay(AnsiConsole.Console, live, new Pace(_options.Fast), _cancellationToken)));
        }
        else
        {
            Run(classifier, new LineDisplay(Console.Out, Console.Error));
        }
        return _parts.Any(part => part.Failures > 0) ? CommandLineHost.UserFault : 0;
    }

    /// <summary>Loads a network of the user's own.</summary>
    /// <param name="path">A .tflite file, or null.</param>
    /// <returns>The network; null for null.</returns>
    /// <exception cref="UserErrorException">The file cannot be read; the sentence names it.</exception>
    internal static Model? LoadOwnModel(string? path)
    {
        if (path is null)
            return null;
        try
        {
            return Model.Load(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{path}: Expected a .tflite file that can be read, got: {e.Message} Check the name.", e);
        }
    }

    private void Run(IClassifier classifier, IReport display)
    {
        using IReport report = _options.OutFolder is null ? display : new PictureDisplay(_options.OutFolder, display);
        if (_options.IsStream)
            RunStream(classifier, report);
        else if (_options.Pictures.Count == 0)
            RunDemo(classifier, report);
        else
            RunPictures(classifier, report);
        report.ShowSummary(_parts);
    }

    private void RunStream(IClassifier classifier, IReport report)
    {
        using ICamera camera = StreamSource.Open(_options);
        RunPart part = Begin(camera.Name, long.MaxValue, report, isStream: true);
        Read(camera, classifier, report, part, new ReaderOptions
        {
            Limit = _options.Limit,
            MaxDigits = _options.MaxDigits,
            Voting = _options.Votes ? new VotingRule() : null,
            MaxFaults = StreamFaults,
        });
        // A camera recovers from its faults; of a pipe something was lost.
        if (_options.Stdin is not null && part.Counters.Faults > 0)
            part.Failures++;
    }

    private void RunDemo(IClassifier classifier, IReport report)
    {
        ImageSet digits = BundledDigits.Load();
        using var mnist = new MnistCamera(digits);
        using var camera = new SyntheticCamera(digits, _options.Seed);
        // Each of these frames is known to hold one digit.
        var options = new ReaderOptions { Limit = _options.Limit };
        Read(mnist, classifier, report, Begin("MNIST test digits", digits.Count, report), options);
        Read(camera, classifier, report, Begin("Synthetic camera", digits.Count, report), options);
    }

    private void RunPictures(IClassifier classifier, IReport report)
    {
        RunPart part = Begin("Pictures", _options.Pictures.Count, report);
        int left = _options.Limit;
        foreach (string name in _options.Pictures)
        {
            try
            {
                foreach (string path in PictureFiles.Expand(name).Take(left))
                {
                    left--;
                    RunPicture(path, classifier, report, part);
                }
            }
            catch (UserErrorException e)
            {
                part.Failures++;
                report.ShowFailure(name, e.Message);
            }
        }
    }

    private void RunPicture(string path, IClassifier classifier, IReport report, RunPart part)
    {
        try
        {
            using var camera = new FileCamera(path);
            Read(camera, classifier, report, part, new ReaderOptions { MaxDigits = _options.MaxDigits });
        }
        catch (UserErrorException e)
        {
            part.Failures++;
            report.ShowFailure(path, e.Message);
        }
    }

    private RunPart Begin(string name, long count, IReport report, bool isStream = false)
    {
        var part = new RunPart(name, _options.Limit == int.MaxValue ? count : Math.Min(count, _options.Limit), isStream);
        _parts.Add(part);
        report.Begin(part);
        return part;
    }

    private void Read(ICamera camera, IClassifier classifier, IReport report, RunPart part, ReaderOptions options) =>
        new ReaderLoop(camera, classifier, report, options, part.Counters).Run(_cancellationToken);
}
