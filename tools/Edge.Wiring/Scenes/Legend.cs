using System.Collections.Generic;
using System.Linq;
using Edge.Boards.Builds;

namespace Edge.Wiring.Scenes;

/// <summary>The lines below a drawing: a sample of each wire's colour, and remarks.</summary>
internal static class Legend
{
    private const double Line = 22;
    private const double Sample = 26;
    private const double Space = 8;
    private const double Between = 24;

    /// <summary>Writes them.</summary>
    /// <param name="scene">The drawing.</param>
    /// <param name="left">Where lines begin, in pixels.</param>
    /// <param name="top">Where the first one is, in pixels.</param>
    /// <param name="right">Where lines end, in pixels.</param>
    /// <param name="remarks">Remarks below the samples.</param>
    /// <returns>The lower edge, in pixels.</returns>
    public static double Write(Scene scene, double left, double top, double right, IEnumerable<string> remarks)
    {
        double x = left, y = top;
        foreach (WireSignal signal in scene.Build.Wires.Select(w => w.Signal).Distinct().Order())
        {
            string name = SignalNames.Of(signal);
            double width = Sample + Space + TextSize.Width(TextStyle.Note, name);
            if (x > left && x + width > right)
                (x, y) = (left, y + Line);
            scene.Legend.Add(new LegendEntry(signal, new Box(x, y - 4, Sample, 8)));
            scene.Labels.Add(new Label(name, x + Sample + Space, y, "start", TextStyle.Note, Surface.Sheet));
            x += width + Between;
        }
        foreach (string line in remarks.SelectMany(r => Wrap(r, right - left)))
        {
            y += Line;
            scene.Labels.Add(new Label(line, left, y, "start", TextStyle.Note, Surface.Sheet));
        }
        return y + Line / 2;
    }

    private static List<string> Wrap(string text, double width)
    {
        List<string> lines = [""];
        foreach (string word in text.Split(' '))
        {
            string longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (lines[^1].Length == 0 || TextSize.Width(TextStyle.Note, longer) <= width)
                lines[^1] = longer;
            else
                lines.Add(word);
        }
        return lines;
    }
}
