using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Edge.Reports;
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
        Series[] lines = Lines(Line("training", "train", e => e.Loss), Line("validation", "validation", e => e.ValidationLoss));
        double[] values = [.. lines.SelectMany(l => l.Points).Select(p => p.Y).Where(v => v > 0)];
        Axis axis = values.Length == 0 ? Axis.Linear("nats", 0, 1) : Axis.Logarithmic("nats", values.Min(), values.Max());
        return new LineChart("Loss", Epochs, axis, lines, Borders()).Draw();
    }

    /// <summary>Accuracy by epoch.</summary>
    public XElement Accuracy()
    {
        Series[] lines = Lines(Line("training", "train", e => 100 * e.TrainAccuracy), Line("validation", "validation", e => 100 * e.ValidationAccuracy));
        double[] values = [.. lines.SelectMany(l => l.Points).Select(p => p.Y)];
        return new LineChart("Accuracy", Epochs, Axis.Accuracy("%", values.Min(), values.Max()), lines, Borders()).Draw();
    }

    /// <summary>The step size by epoch.</summary>
    public XElement LearningRate()
    {
        // A schedule that falls over some decades is a line on the logarithmic axis, and nothing on the other.
        const double MostOnLinear = 30;
        // The last steps of a cosine are next to nothing: the axis ends before them.
        const double MostOnLogarithmic = 1e4;
        double[] values = [.. epochs.Select(e => e.LearningRate)];
        double most = values.Max(), least = Math.Max(values.Where(v => v > 0).DefaultIfEmpty(1).Min(), most / MostOnLogarithmic);
        Axis axis = most / least > MostOnLinear ? Axis.Logarithmic("step size", least, most) : Axis.Linear("step size", 0, most);
        return new LineChart("Learning rate", Epochs, axis, [Line("at the end of an epoch", "rate", e => e.LearningRate)], Borders()).Draw();
    }

    /// <summary>The duration of an epoch.</summary>
    public XElement Seconds() => new LineChart(
        "Duration", Epochs, Axis.Linear("s", 0, epochs.Max(e => e.Seconds)), [Line("with validation", "rate", e => e.Seconds)], Borders()).Draw();

    /// <summary>Loss and accuracy beside one another, as a file of its own.</summary>
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

    // A line without points, as validation is where nothing was held out, is no line.
    private static Series[] Lines(params Series[] lines) => [.. lines.Where(l => l.Points.Count > 0)];

    // Where the int8 phase begins, and the float phase before it.
    private IReadOnlyList<(double X, string Name)> Borders()
    {
        int first = epochs.Count(e => e.Phase == TrainingPhase.FloatNetwork);
        return first == 0 || first == epochs.Count ? [] : [(0.5, "float"), (first + 0.5, "int8")];
    }

    private Series Line(string name, string style, Func<EpochResult, double?> value) =>
        new(name, style, [.. epochs.Select((e, i) => (X: i + 1.0, Y: value(e))).Where(p => p.Y is not null).Select(p => (p.X, p.Y!.Value))]);
}
