using System;
using System.Linq;
using System.Xml.Linq;
using Edge.Quantize.Evaluation;
using Edge.Reports;

namespace Edge.Quantize.Report;

/// <summary>The pictures that float and int8 answer differently, the worst first.</summary>
internal static class DisagreementSection
{
    // Pixels of the page along the longer side.
    private const int Shown = 84;

    /// <summary>The section; null where there are none.</summary>
    public static XElement? Draw(Comparison? comparison, ClassLabels labels)
    {
        if (comparison is not { Disagreements: { Count: > 0 } worst, Agreeing: { } agreeing })
            return null;
        int all = comparison.Images - agreeing;
        string order = worst[0].Label is null ? "by how clearly float prefers its answer" : "first those that float has right, then by how clearly float prefers its answer";
        return Html.Section(
            "Different answers",
            Html.Styled("p", "note", $"{(worst.Count < all ? $"{worst.Count} of " : "")}{Words.Count(all, "picture")} that float and int8 answer differently, {order}."),
            worst.Any(d => d.Picture is not null) ? Html.Styled("div", "pictures", worst.Select(d => Figure(d, labels))) : Table(worst.ToArray(), labels));
    }

    private static XElement Figure(Disagreement d, ClassLabels labels) => Html.Figure(
        d.Picture is null ? Html.Of("div") : Sprite(d.Picture, $"picture {d.Index}"),
        Html.Of("b", $"{labels[d.FloatAnswer]} \u2192 {labels[d.Int8Answer]}"),
        Html.Of("small", $"float {Words.Real(d.FloatValue)}"),
        Html.Of("small", $"int8 {Words.Real(d.Int8Value)}"),
        Html.Of("small", d.Label is { } label ? $"class {labels[label]}, no. {d.Index}" : $"no. {d.Index}"));

    private static XElement Table(Disagreement[] worst, ClassLabels labels) => Html.Table(
        "The worst of them",
        ["picture", "class", "float", "its output", "int8", "its output"],
        worst.Select(d => new object?[]
        {
            $"no. {d.Index}", d.Label is { } label ? labels[label] : Words.Unknown, labels[d.FloatAnswer], Words.Real(d.FloatValue), labels[d.Int8Answer], Words.Real(d.Int8Value),
        }));

    private static XElement Sprite(InputPicture picture, string description)
    {
        var sprite = new Sprite(picture.Width, picture.Height);
        for (int y = 0; y < picture.Height; y++)
            for (int x = 0; x < picture.Width; x++)
            {
                int at = ((y * picture.Width) + x) * picture.Channels;
                sprite.Set(x, y, (picture.Pixels[at], picture.Pixels[at + (picture.Channels / 2)], picture.Pixels[at + picture.Channels - 1]));
            }
        return sprite.Draw(Math.Max(1, Shown / Math.Max(picture.Width, picture.Height)), description);
    }
}
