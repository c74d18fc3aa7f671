using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace Edge.Reports;

/// <summary>A whole page: one file with everything in it, for any browser, light or dark, without a script.</summary>
public static class Page
{
    /// <summary>Writes the page.</summary>
    /// <param name="title">What the window is called.</param>
    /// <param name="styles">Rules that the page adds to the common ones, or empty; without the characters &lt;, &gt; and &amp;.</param>
    /// <param name="body">The body's elements.</param>
    /// <returns>HTML that is XML too.</returns>
    public static string Write(string title, string styles, params object?[] body)
    {
        XElement page = Html.Of(
            "html",
            new XAttribute("lang", "en"),
            Html.Of(
                "head",
                Html.Of("meta", new XAttribute("charset", "utf-8")),
                Html.Of("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                Html.Of("title", title),
                Html.Of("style", $"\n{StyleSheet.Colours}\n{StyleSheet.Charts}\n{StyleSheet.Page}\n{(styles.Length == 0 ? "" : styles + "\n")}")),
            Html.Of("body", body));
        foreach (XText text in page.DescendantNodes().OfType<XText>())
            text.Value = Allowed(text.Value);
        foreach (XAttribute attribute in page.Descendants().Attributes())
            attribute.Value = Allowed(attribute.Value);
        return "<!DOCTYPE html>\n" + page + "\n";
    }

    // Names come from files of others and may hold what no page can: such a character becomes the replacement character.
    private static string Allowed(string text)
    {
        char[] allowed = text.ToCharArray();
        for (int i = 0; i < allowed.Length; i++)
            if (i + 1 < allowed.Length && char.IsSurrogatePair(allowed[i], allowed[i + 1]))
                i++;
            else if (!XmlConvert.IsXmlChar(allowed[i]))
                allowed[i] = '\uFFFD';
        return new string(allowed);
    }
}
