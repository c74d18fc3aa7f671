using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Edge.Cli;
using Edge.Data;
using Edge.Desktop.Displays;
using Edge.Desktop.Displays.Terminal;
using Edge.Desktop.Sources;
using Edge.Desktop.Sources.Synthetic;
using Edge.DigitReader;
using Edge.Inference;
using Spectre.Console;

namespace Edge.Desktop.Commands;

/// <summary>One run of the program: the demo, or the named pictures.</summary>
internal sealed class DesktopRun
{
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
    /// <returns>The exit code: 0, or 1 where a picture could not be read.</returns>
    public int Execute()
    {
        var classifier = new ModelClassifier(LoadModel());
        if (_options.Json)
        {
            using var json = new JsonDisplay(Console.Out, Console.Error);
            Run(classifier, json);
        }
        else if (TerminalKind.IsLive && _options.Pictures.Count == 0)
        {
            AnsiConsole.Live(new Text("")).Start(live =>
            {
                using var terminal = new TerminalDisplay(AnsiConsole.Console, live, new Pace(_options.Fast), _cancellationToken);
                Run(classifier, terminal);
            });
        }
        else
        {
            using var lines = new LineDisplay(Console.Out, Console.Error);
            Run(classifier, lines);
        }
        return _parts.Any(part => part.Failures > 0) ? CommandLineHost.UserFault : 0;
    }

    private Model LoadModel() => LoadOwnModel(_options.ModelPath) ?? ShippedModel.Load();

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

    private void Run(IClassifier classifier, IReport report)
    {
        if (_options.Pictures.Count == 0)
            RunDemo(classifier, report);
        else
            RunPictures(classifier, report);
        report.ShowSummary(_parts);
    }

    private void RunDemo(IClassifier classifier, IReport report)
    {
        ImageSet digits = BundledDigits.Load();
        using var mnist = new MnistCamera(digits);
        using var camera = new SyntheticCamera(digits, _options.Seed);
        Read(mnist, classifier, report, Begin("MNIST test digits", digits.Count, report));
        Read(camera, classifier, report, Begin("Synthetic camera", digits.Count, report));
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
            Read(camera, classifier, report, part);
        }
        catch (UserErrorException e)
        {
            part.Failures++;
            report.ShowFailure(path, e.Message);
        }
    }

    private RunPart Begin(string name, int count, IReport report)
    {
        var part = new RunPart(name, Math.Min(count, _options.Limit));
        _parts.Add(part);
        report.Begin(part);
        return part;
    }

    private void Read(ICamera camera, IClassifier classifier, IReport report, RunPart part) =>
        new ReaderLoop(camera, classifier, report, new ReaderOptions { Limit = _options.Limit }, part.Counters).Run(_cancellationToken);
}
