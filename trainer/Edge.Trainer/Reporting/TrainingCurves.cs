using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Edge.Trainer.Training;

namespace Edge.Trainer.Reporting;

/// <summary>The charts of a training's epochs.</summary>
/// <param name="epochs">At least one.</param>
internal sealed class TrainingCurves(IReadOnlyList<EpochResult> epochs)
{
    private const double Gap = 24;

    private Axis Epochs => Axis.Epochs(epochs.Count);

    /// <summary>Mean loss by epoch.</summary>
    public XElement Loss()
    {
        Series[] lines = [Line("training", "train", e => e.Loss)];
        double[] values = [.. lines.SelectMany(l => l.Points).Select(p => p.Y).Where(v => v > 0)];
        Axis axis = values.Length == 0 ? Axis.Linear("nats", 0, 1) : Axis.Logarithmic("nats", values.Min(), values.Max());
        return new LineChart("Loss (cross-entropy)", Epochs, axis, lines, []).Draw();
    }

    /// <summary>Accuracy by epoch.</summary>
    public XElement Accuracy()
    {
        Series[] lines = [.. new[] { Line("training", "train", e => 100 * e.TrainAccuracy), Line("validation", "validation", e => 100 * e.ValidationAccuracy) }.Where(l => l.Points.Count > 0)];
        double[] values = [.. lines.SelectMany(l => l.Points).Select(p => p.Y)];
        return new LineChart("Accuracy", Epochs, Axis.Accuracy("%", values.Min(), values.Max()), lines, []).Draw();
    }

    /// <summary>Both beside one another, as a file of its own.</summary>
    public XDocument Picture()
    {
        XElement loss = Loss(), accuracy = Accuracy();
        accuracy.SetAttributeValue("x", Svg.Number(LineChart.Width + Gap));
        double width = (2 * LineChart.Width) + Gap;
        return new XDocument(Svg.Root(
            width,
            LineChart.Height,
            "Loss and accuracy by epoch",
            new XElement(Svg.Namespace + "style", $"\n{StyleSheet.Colours}\n{StyleSheet.Charts}\n"),
            Svg.Rectangle(0, 0, width, LineChart.Height, "backdrop"),
            loss,
            accuracy));
    }

    private Series Line(string name, string style, System.Func<EpochResult, double?> value) =>
        new(name, style, [.. epochs.Select((e, i) => (X: i + 1.0, Y: value(e))).Where(p => p.Y is not null).Select(p => (p.X, p.Y!.Value))]);
}
