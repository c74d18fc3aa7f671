using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Edge.DigitReader.Statistics;
using Spectre.Console;

namespace Edge.Desktop.Displays.Terminal;

/// <summary>The figures of a run.</summary>
internal static class SummaryTable
{
    /// <summary>One row a part.</summary>
    public static Table Of(IReadOnlyList<RunPart> parts)
    {
        bool labelled = parts.Any(part => part.Counters.Labelled > 0);
        RunPart? stream = parts.FirstOrDefault(part => part.IsStream);
        string caption = stream is null ? "times are medians of a picture" : ReadingText.Stream(stream.Counters);
        Table table = new Table().RoundedBorder().BorderColor(Color.Grey42).Caption(Markup.Escape(caption));
        table.AddColumn("");
        table.AddColumn(new TableColumn(labelled ? "Right" : "Answered").RightAligned());
        table.AddColumn(new TableColumn("No answer").RightAligned());
        table.AddColumn(new TableColumn("Vision").RightAligned());
        table.AddColumn(new TableColumn("Network").RightAligned());
        foreach (RunPart part in parts)
        {
            ReaderCounters c = part.Counters;
            table.AddRow(
                Markup.Escape(part.Name),
                labelled
                    ? string.Create(CultureInfo.InvariantCulture, $"[bold]{c.Correct} of {c.Labelled}[/] ({ReadingText.Share(c.Accuracy)})")
                    : string.Create(CultureInfo.InvariantCulture, $"[bold]{c.Answered} of {c.Frames}[/]"),
                c.Unanswered.ToString(CultureInfo.InvariantCulture),
                ReadingText.Time(c.Vision.Percentile(50)),
                ReadingText.Time(c.Inference.Percentile(50)));
        }
        return table;
    }
}
