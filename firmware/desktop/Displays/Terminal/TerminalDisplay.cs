using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using Edge.DigitReader;
using Edge.DigitReader.Statistics;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Edge.Desktop.Displays.Terminal;

/// <summary>Live view in a terminal: the frame with its digits' boxes; of the main digit what the network sees and its probability bars; accuracy, times.</summary>
internal sealed class TerminalDisplay : IReport
{
    private const int LeastPictureWidth = 40;
    private const int MostPictureWidth = 96;
    private const int LeastPictureRows = 15;
    private const int MostPictureRows = 36;
    private const int BarWidth = 12;

    // Characters beside the frame: bars and borders, and the network's picture, which narrower terminals go without.
    private const int BarsWidth = 28;
    private const int DigitWidth = Reading.DigitSide + 4;
    private const int FullWidth = LeastPictureWidth + BarsWidth + DigitWidth;

    // Borders and the line of the status below.
    private const int OtherRows = 4;

    private static readonly Color AnsweredColor = new(0, 200, 90);
    private static readonly Color UnsureColor = new(230, 190, 40);

    private readonly IAnsiConsole _console;
    private readonly LiveDisplayContext _live;
    private readonly Pace _pace;
    private readonly CancellationToken _cancellationToken;
    private readonly HalfBlockImage _frame;
    private readonly HalfBlockImage? _digit;
    private readonly int _pictureWidth;
    private RunPart? _part;

    /// <summary>Makes the display inside a live region.</summary>
    public TerminalDisplay(IAnsiConsole console, LiveDisplayContext live, Pace pace, CancellationToken cancellationToken)
    {
        _console = console;
        _live = live;
        _pace = pace;
        _cancellationToken = cancellationToken;
        int width = console.Profile.Width;
        _digit = width >= FullWidth ? new HalfBlockImage(Reading.DigitSide, Reading.DigitSide / 2) : null;
        _pictureWidth = Math.Clamp(width - BarsWidth - (_digit is null ? 0 : DigitWidth), LeastPictureWidth, MostPictureWidth);
        _frame = new HalfBlockImage(_pictureWidth, Math.Clamp(console.Profile.Height - OtherRows, LeastPictureRows, Math.Min(MostPictureRows, _pictureWidth * 3 / 8)));
    }

    /// <inheritdoc/>
    public void Begin(RunPart part) => _part = part;

    /// <inheritdoc/>
    public void Show(Reading reading)
    {
        DigitReading? main = reading.Main;
        _frame.Set(reading.Frame.Width, reading.Frame.Height, reading.Frame.Pixels);
        foreach (DigitReading digit in reading.Digits)
            _frame.Mark(digit.Box, digit.Answered && digit.Label < 10 ? (char)('0' + digit.Label) : '?', digit.Answered ? AnsweredColor : UnsureColor);
        var grid = new Grid();
        var cells = new List<IRenderable> { Framed(_frame, reading.Source) };
        if (_digit is not null)
        {
            if (main is null)
                _digit.Clear();
            else
                _digit.Set(Reading.DigitSide, Reading.DigitSide, main.Pixels);
            cells.Add(Framed(_digit, "what the network sees"));
        }
        cells.Add(new Rows(ProbabilityBars.Of(main, reading.Classes, BarWidth), Text.Empty, Answer(reading)));
        foreach (IRenderable _ in cells)
            grid.AddColumn(new GridColumn().NoWrap().PadRight(1));
        grid.AddRow([.. cells]);
        _live.UpdateTarget(new Rows(grid, Status(reading)));
        _pace.Wait(reading, _cancellationToken);
    }

    /// <inheritdoc/>
    public void ShowMessage(string message) => _live.UpdateTarget(new Text($"warning: {message}", new Style(Color.Yellow)));

    /// <inheritdoc/>
    public void ShowFailure(string source, string message) => _console.Write(new Text($"error: {message}\n", new Style(Color.Red)));

    /// <inheritdoc/>
    public void ShowSummary(IReadOnlyList<RunPart> parts) => _live.UpdateTarget(SummaryTable.Of(parts));

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static Markup Answer(Reading reading)
    {
        bool isWrong = reading.Expected >= 0 && !reading.IsRight;
        string color = reading.Answers == 0 ? "yellow" : isWrong ? "red" : "green";
        string truth = isWrong ? string.Create(CultureInfo.InvariantCulture, $"\n[grey]it is {reading.Expected}[/]") : "";
        string answer = reading.Digits.Length switch
        {
            0 => "no digit",
            1 => reading.Answers > 0 ? $"It is a {reading.Digits[0].Label}" : $"Perhaps a {reading.Digits[0].Label}",
            _ => ReadingText.Lines(reading, "\n"),
        };
        return new Markup($"[bold {color}]{answer}[/]{truth}");
    }

    private Panel Framed(IRenderable content, string title) =>
        new Panel(content).Header(Markup.Escape(Short(title))).RoundedBorder().BorderColor(Color.Grey42);

    private string Short(string title) => title.Length <= _pictureWidth - 4 ? title : "..." + title[^(_pictureWidth - 7)..];

    private Markup Status(Reading reading)
    {
        ReaderCounters? c = _part?.Counters;
        if (c is null)
            return new Markup("");
        string right = c.Labelled > 0
            ? string.Create(CultureInfo.InvariantCulture, $"   right [bold]{c.Correct}[/] of {c.Labelled} ({ReadingText.Share(c.Accuracy)})")
            : "";
        string frames = _part!.Total == long.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"{c.Frames}")
            : string.Create(CultureInfo.InvariantCulture, $"{c.Frames}/{_part.Total}");
        string rate = _part.IsStream ? string.Create(CultureInfo.InvariantCulture, $"   {c.FrameRate:F0} frames/s, {c.Dropped} dropped") : "";
        return new Markup(string.Create(
            CultureInfo.InvariantCulture,
            $"[bold]{Markup.Escape(_part.Name)}[/]  {frames}{right}{rate}   [grey]vision {ReadingText.Time(reading.VisionTime)}, network {ReadingText.Time(reading.InferenceTime)}[/]"));
    }
}
