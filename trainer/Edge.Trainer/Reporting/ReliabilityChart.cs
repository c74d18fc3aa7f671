using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Edge.Reports;
using Edge.Trainer.Training;

namespace Edge.Trainer.Reporting;

/// <summary>How often answers of a probability are right: on the diagonal they are as often as they claim.</summary>
/// <param name="title">What it shows.</param>
/// <param name="bins">The answers by their probability.</param>
internal sealed class ReliabilityChart(string title, IReadOnlyList<ReliabilityBin> bins)
{
    private const double Side = 300, Left = 56, Top = 44, Bottom = 42, Right = 14;

    private readonly Axis _axis = Axis.Linear("%", 0, 100);

    /// <summary>The chart.</summary>
    public XElement Draw() => Svg.Root(
        Left + Side + Right,
        Top + Side + Bottom,
        title,
        Svg.Text(Left, 18, "title", "start", title),
        Grid(),
        Svg.Line(Left, Top + Side, Left + Side, Top, "border"),
        bins.Select(Dot));

    private IEnumerable<XElement> Grid()
    {
        foreach (Tick tick in _axis.Ticks)
        {
            double y = Top + ((1 - tick.Place) * Side), x = Left + (tick.Place * Side);
            yield return Svg.Line(Left, y, Left + Side, y, "grid");
            yield return Svg.Line(x, Top, x, Top + Side, "grid");
            yield return Svg.Text(Left - 8, y + 4, "tick", "end", tick.Label);
            yield return Svg.Text(x, Top + Side + 16, "tick", "middle", tick.Label);
        }
        yield return Svg.Text(Left + (Side / 2), Top + Side + 36, "label", "middle", "probability of the answer, %");
        yield return Svg.Text(4, Top - 12, "label", "start", "right, %");
    }

    // The area of a dot tells how many answers it stands for; the smallest can still be seen.
    private XElement Dot(ReliabilityBin bin)
    {
        double most = bins.Max(b => b.Images), radius = 3.5 + (10.5 * System.Math.Sqrt(bin.Images / most));
        return new XElement(
            Svg.Namespace + "circle",
            new XAttribute("class", "bubble"),
            new XAttribute("cx", Svg.Number(Left + (_axis.Place(100 * bin.Probability) * Side))),
            new XAttribute("cy", Svg.Number(Top + ((1 - _axis.Place(100 * bin.Accuracy)) * Side))),
            new XAttribute("r", Svg.Number(radius)),
            Svg.Hint($"{bin.Images} answers of {Axis.Label(System.Math.Round(100 * bin.Probability, 2))} %: {Axis.Label(System.Math.Round(100 * bin.Accuracy, 2))} % right"));
    }
}
