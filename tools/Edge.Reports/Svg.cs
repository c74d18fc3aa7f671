using System;
using System.Globalization;
using System.Xml.Linq;

namespace Edge.Reports;

/// <summary>Elements of SVG.</summary>
public static class Svg
{
    /// <summary>The namespace of SVG.</summary>
    public static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    /// <summary>A number of user units, to a hundredth.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);

    /// <summary>A picture of its own size that shrinks with the page.</summary>
    public static XElement Root(double width, double height, string label, params object[] content) => new(
        Namespace + "svg",
        new XAttribute("viewBox", $"0 0 {Number(width)} {Number(height)}"),
        new XAttribute("width", Number(width)),
        new XAttribute("height", Number(height)),
        new XAttribute("role", "img"),
        new XAttribute("aria-label", label),
        content);

    /// <summary>A group.</summary>
    public static XElement Group(double x, double y, params object?[] content) =>
        new(Namespace + "g", new XAttribute("transform", $"translate({Number(x)} {Number(y)})"), content);

    /// <summary>A line of text.</summary>
    /// <param name="x">Where it is anchored.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="style">Its class.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="text">The text.</param>
    public static XElement Text(double x, double y, string style, string anchor, string text) => new(
        Namespace + "text",
        new XAttribute("x", Number(x)),
        new XAttribute("y", Number(y)),
        new XAttribute("class", style),
        new XAttribute("text-anchor", anchor),
        text);

    /// <summary>A straight line.</summary>
    public static XElement Line(double x1, double y1, double x2, double y2, string style) => new(
        Namespace + "line",
        new XAttribute("x1", Number(x1)),
        new XAttribute("y1", Number(y1)),
        new XAttribute("x2", Number(x2)),
        new XAttribute("y2", Number(y2)),
        new XAttribute("class", style));

    /// <summary>A rectangle.</summary>
    public static XElement Rectangle(double x, double y, double width, double height, string style, params object?[] content) => new(
        Namespace + "rect",
        new XAttribute("x", Number(x)),
        new XAttribute("y", Number(y)),
        new XAttribute("width", Number(width)),
        new XAttribute("height", Number(height)),
        new XAttribute("class", style),
        content);

    /// <summary>A shape.</summary>
    /// <param name="data">Its path.</param>
    /// <param name="style">Its class.</param>
    public static XElement Path(string data, string style) => new(Namespace + "path", new XAttribute("d", data), new XAttribute("class", style));

    /// <summary>What a picture shows, in words for who cannot see it.</summary>
    public static XElement Description(string text) => new(Namespace + "desc", text);

    /// <summary>What a pointer that rests on the element is told.</summary>
    public static XElement Hint(string text) => new(Namespace + "title", text);
}
