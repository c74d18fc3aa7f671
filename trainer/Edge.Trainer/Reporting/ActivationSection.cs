using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Edge.Quantize.Network;
using Edge.Reports;

namespace Edge.Trainer.Reporting;

/// <summary>One picture on its way through the network.</summary>
/// <param name="graph">The network.</param>
/// <param name="picture">The picture.</param>
/// <param name="labels">The names of the classes.</param>
internal sealed class ActivationSection(FloatGraph graph, ChosenPicture picture, ClassLabels labels)
{
    // Bounds of the page's size: maps of a layer, and of the whole page.
    private const int MostMaps = 128;
    private const int MostMapsOfAll = 2048;
    private const int LeastMapsInRow = 8;
    private const int MostMapsInRow = 16;
    private const int ValueSide = 14;

    /// <summary>The section.</summary>
    public XElement Draw()
    {
        var executor = new FloatExecutor(graph);
        float[] probabilities = executor.Run(picture.Pixels).ToArray();
        FloatOperator[] shown = [.. graph.Operators.Where(o => o is not (FloatReshape or FloatSoftmax))];
        int most = Math.Clamp(MostMapsOfAll / Math.Max(shown.Length, 1), 8, MostMaps);
        return Html.Section(
            "Activations of one picture",
            Html.Styled(
                "div",
                "pair",
                Html.Figure(Input(), picture.Description),
                new BarChart(
                    "Probabilities",
                    Axis.Categories("class", probabilities.Length, labels.Shortened),
                    Axis.Linear("%", 0, 100),
                    [.. probabilities.Select((p, i) => new Bar(100.0 * p, Percent(p), $"class {labels[i]}: {Percent(p)} %"))],
                    460,
                    210).Draw()),
            shown.Select(o => Layer(o, executor[o.Output].ToArray(), most)));
    }

    private static string Percent(float part) => (100 * part).ToString("0.#", CultureInfo.InvariantCulture);

    private XElement Input()
    {
        IReadOnlyList<int> shape = graph.Input.Shape;
        int height = shape[1], width = shape[2], channels = shape[3];
        byte Pixel(int x, int y, int channel) => (byte)Math.Clamp(Math.Round(255 * picture.Pixels[(((y * width) + x) * channels) + Math.Min(channel, channels - 1)]), 0, 255);
        var sprite = new Sprite(width, height);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                sprite.Set(x, y, (Pixel(x, y, 0), Pixel(x, y, 1), Pixel(x, y, 2)));
        return sprite.Draw(Math.Max(1, 168 / Math.Max(height, width)), picture.Description);
    }

    // Values are shown from the layer's least to its largest; where there are negative ones, 0 keeps the middle.
    private static XElement Layer(FloatOperator step, float[] values, int most)
    {
        float least = values.Min(), largest = values.Max(), reach = Math.Max(Math.Max(-least, largest), float.Epsilon);
        bool isSigned = least < 0, isImage = step.Output.Shape.Count == 4 && step.Output.Shape[1] * step.Output.Shape[2] > 1;
        int height = isImage ? step.Output.Shape[1] : 1, width = isImage ? step.Output.Shape[2] : 1, channels = values.Length / (height * width), count = Math.Min(channels, isImage ? most : 4 * most);
        XElement maps = new TileSheet(count, height, width, (c, y, x) => values[(((y * width) + x) * channels) + c] / reach, isSigned)
            .Draw(isImage ? Math.Max(TileSheet.PageWidth / Math.Clamp(count, LeastMapsInRow, MostMapsInRow), 1) - 4 : ValueSide, 2, $"Activations of {step.Name}");
        string all = count == channels ? $"{count}" : $"{count} of {channels}";
        return Html.Figure(
            maps,
            string.Create(CultureInfo.InvariantCulture, $"{step.Name}, {NetworkFacts.Kind(step)}: {all} {(isImage ? $"maps of {height}\u00d7{width}" : "values")} from {least:0.###} to {largest:0.###}").Replace('-', '\u2212'));
    }
}
