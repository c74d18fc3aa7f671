using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using Edge.DigitReader;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Edge.Desktop.Displays.Terminal;

/// <summary>Live view in a terminal: the frame with the digit's box, what the network sees, probability bars, running accuracy, times.</summary>
internal sealed class TerminalDisplay : IReport
{
    private const int PictureWidth = 40;
    private const int PictureRows = 15;
    private const int BarWidth = 12;

    // Width of the whole view with the network's picture; narrower terminals go without it.
    private const int FullWidth = 98;

    private readonly IAnsiConsole _console;
    private readonly LiveDisplayContext _live;
    private readonly Pace _pace;
    private readonly CancellationToken _cancellationToken;
    private readonly HalfBlockImage _frame = new(PictureWidth, PictureRows);
    private readonly HalfBlockImage _digit = new(Reading.DigitSide, Reading.DigitSide / 2);
    private RunPart? _part;

    /// <summary>Makes the display inside a live region.</summary>
    public TerminalDisplay(IAnsiConsole console, LiveDisplayContext live, Pace pace, CancellationToken cancellationToken)
    {
        _console = console;
        _live = live;
        _pace = pace;
        _cancellationToken = cancellationToken;
    }

    /// <inheritdoc/>
    public void Begin(RunPart part) => _part = part;

    /// <inheritdoc/>
    public void Show(Reading reading)
    {
        _frame.Set(reading.Frame.Width, reading.Frame.Height, reading.Frame.Pixels, reading.Box);
        _digit.Set(Reading.DigitSide, Reading.DigitSide, reading.Digit);
        var grid = new Grid();
        var cells = new List<IRenderable> { Framed(_frame, reading.Source) };
        if (_console.Profile.Width >= FullWidth)
            cells.Add(Framed(_digit, "what the network sees"));
        cells.Add(new Rows(ProbabilityBars.Of(reading, BarWidth), Text.Empty, Answer(reading)));
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

    private static Panel Framed(IRenderable content, string title) =>
        new Panel(content).Header(Markup.Escape(Short(title))).RoundedBorder().BorderColor(Color.Grey42);

    private static string Short(string title) => title.Length <= PictureWidth - 4 ? title : "..." + title[^(PictureWidth - 7)..];

    private static Markup Answer(Reading reading)
    {
        string color = !reading.Answered ? "yellow" : reading.Expected < 0 || reading.Expected == reading.Label ? "green" : "red";
        string truth = reading.Expected < 0 || reading.Expected == reading.Label && reading.Answered
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"\n[grey]it is {reading.Expected}[/]");
        string answer = reading.Label < 0 ? "no digit" : reading.Answered ? $"It is a {reading.Label}" : $"Perhaps a {reading.Label}";
        return new Markup($"[bold {color}]{answer}[/]{truth}");
    }

    private Markup Status(Reading reading)
    {
        ReaderCounters? c = _part?.Counters;
        if (c is null)
            return new Markup("");
        string right = c.Labelled > 0
            ? string.Create(CultureInfo.InvariantCulture, $"   right [bold]{c.Correct}[/] of {c.Labelled} ({ReadingText.Share(c.Accuracy)})")
            : "";
        return new Markup(string.Create(
            CultureInfo.InvariantCulture,
            $"[bold]{Markup.Escape(_part!.Name)}[/]  {c.Frames}/{_part.Total}{right}   [grey]vision {ReadingText.Time(reading.VisionTime)}, network {ReadingText.Time(reading.InferenceTime)}[/]"));
    }
}
