using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace Edge.Reports;

/// <summary>Elements of a page that is HTML and XML alike.</summary>
public static class Html
{
    /// <summary>The namespace of HTML.</summary>
    public static readonly XNamespace Namespace = "http://www.w3.org/1999/xhtml";

    // These stand for themselves; every other element without content needs an end tag to be HTML.
    private static readonly string[] Void = ["meta", "img", "br", "hr"];

    /// <summary>An element.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Attributes, text and elements.</param>
    public static XElement Of(string name, params object?[] content)
    {
        var element = new XElement(Namespace + name, content);
        if (element.IsEmpty && !Void.Contains(name))
            element.Value = "";
        return element;
    }

    /// <summary>An element of a class.</summary>
    public static XElement Styled(string name, string style, params object?[] content) => Of(name, [new XAttribute("class", style), .. content]);

    /// <summary>A section with a heading.</summary>
    public static XElement Section(string heading, params object?[] content) => Of("section", [Of("h2", heading), .. content]);

    /// <summary>A table; the first column is text, the others are numbers.</summary>
    public static XElement Table(IEnumerable<string> heads, IEnumerable<IReadOnlyList<string>> rows) => Styled(
        "div",
        "wide",
        Of(
            "table",
            Of("thead", Of("tr", heads.Select(h => Of("th", h)))),
            Of("tbody", rows.Select(r => Of("tr", r.Select(c => Of("td", c)))))));

    /// <summary>A table with a caption; the first column is text, the others are numbers unless their cell's class says otherwise.</summary>
    /// <param name="caption">What the table shows.</param>
    /// <param name="heads">The heads of its columns.</param>
    /// <param name="rows">Rows of cells: text, numbers or elements; a cell that is a td element is taken as it is.</param>
    /// <param name="style">The table's class.</param>
    public static XElement Table(string caption, IEnumerable<string> heads, IEnumerable<IReadOnlyList<object?>> rows, string style = "figures") => Styled(
        "div",
        "wide",
        Styled(
            "table",
            style,
            Of("caption", caption),
            Of("thead", Of("tr", heads.Select(h => Of("th", new XAttribute("scope", "col"), h)))),
            Of("tbody", rows.Select(r => Of("tr", r.Select(c => c is XElement { Name.LocalName: "td" } cell ? cell : Of("td", c)))))));

    /// <summary>A figure that stands out: its name, its value, and what else there is to say.</summary>
    public static XElement Card(string name, string value, string note) =>
        Styled("div", "card", Styled("span", "name", name), Of("strong", value), Of("small", note));

    /// <summary>A picture with its caption.</summary>
    public static XElement Figure(object picture, params object?[] caption) => Of("figure", picture, Of("figcaption", caption));
}
