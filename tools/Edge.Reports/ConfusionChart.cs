using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace Edge.Reports;

/// <summary>A confusion matrix: rows are classes, columns answers; what is right is blue, what is wrong orange, the stronger the more of the row it is.</summary>
/// <param name="title">What it shows.</param>
/// <param name="counts">One row a class.</param>
/// <param name="labels">The names of the classes.</param>
public sealed class ConfusionChart(string title, IReadOnlyList<IReadOnlyList<int>> counts, ClassLabels labels)
{
    // Numbers in more cells than these cannot be read.
    private const int MostNumbers = 16;
    private const double Side = 400, Left = 54, Top = 64;

    private double Cell => Side / counts.Count;

    /// <summary>The chart.</summary>
    public XElement Draw() => Svg.Root(
        Left + Side + 10,
        Top + Side + 10,
        title,
        Svg.Text(Left, 18, "title", "start", title),
        Svg.Text(Left + (Side / 2), 40, "label", "middle", "answer"),
        Svg.Text(4, Top - 8, "label", "start", "class"),
        Labels(),
        counts.SelectMany((row, label) => row.Select((count, answer) => Draw(label, answer, count, row.Sum()))));

    private IEnumerable<XElement> Labels()
    {
        int step = (counts.Count + MostNumbers - 1) / MostNumbers;
        for (int i = 0; i < counts.Count; i += step)
        {
            yield return Svg.Text(Left + ((i + 0.5) * Cell), Top - 8, "tick", "middle", labels.Shortened(i));
            yield return Svg.Text(Left - 8, Top + ((i + 0.5) * Cell) + 4, "tick", "end", labels.Shortened(i));
        }
    }

    private XElement Draw(int label, int answer, int count, int all)
    {
        bool isRight = label == answer;
        double part = all == 0 ? 0 : (double)count / all;
        // A mistake is a small part of its row: the square root brings it out.
        double strength = isRight ? 0.10 + (0.75 * part) : count == 0 ? 0 : Math.Min(0.2 + (2.2 * Math.Sqrt(part)), 0.95);
        double x = Left + (answer * Cell), y = Top + (label * Cell);
        XElement cell = Svg.Rectangle(x + 0.75, y + 0.75, Cell - 1.5, Cell - 1.5, isRight ? "right" : count == 0 ? "none" : "wrong", Svg.Hint($"class {labels[label]}, answer {labels[answer]}: {count} of {all}"));
        cell.SetAttributeValue("rx", "2");
        if (count > 0)
            cell.SetAttributeValue("fill-opacity", Svg.Number(strength));
        return counts.Count > MostNumbers || count == 0
            ? cell
            : Svg.Group(0, 0, cell, Svg.Text(x + (Cell / 2), y + (Cell / 2) + 4, isRight && strength > 0.5 ? "inverse" : "value", "middle", count.ToString(CultureInfo.InvariantCulture)));
    }
}
