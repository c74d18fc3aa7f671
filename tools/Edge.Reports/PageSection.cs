using System;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace Edge.Reports;

/// <summary>A section of a page that <see cref="Page"/> has written, put there later: pages are XML too.</summary>
public static class PageSection
{
    // Two steps of indentation: body, then its sections.
    private const string Indent = "    ";

    /// <summary>Puts a section into a page, in the place of the one of the same id; a new one goes before the last.</summary>
    /// <param name="page">The page.</param>
    /// <param name="id">The section's id, unique on the page.</param>
    /// <param name="section">The section; it is not changed.</param>
    /// <returns>The page with it.</returns>
    /// <exception cref="FormatException">The page is none that <see cref="Page"/> has written.</exception>
    public static string Put(string page, string id, XElement section)
    {
        ArgumentNullException.ThrowIfNull(section);
        var marked = new XElement(section);
        marked.SetAttributeValue("id", id);
        // What stands in the page keeps every blank; the new part is indented as it would have been.
        XElement part = XElement.Parse(marked.ToString().ReplaceLineEndings("\n" + Indent), LoadOptions.PreserveWhitespace);
        // The page names its namespace.
        part.Attributes().Where(a => a.IsNamespaceDeclaration).Remove();
        XDocument document = Parse(page);
        XElement[] sections = [.. document.Root!.Elements(Html.Namespace + "body").Elements(Html.Namespace + "section")];
        if (sections.Length == 0)
            throw new FormatException("Expected a page with sections, got one without; make the page again.");
        if (sections.FirstOrDefault(s => (string?)s.Attribute("id") == id) is { } old)
            old.ReplaceWith(part);
        else
            sections[^1].AddBeforeSelf(part, new XText("\n" + Indent));
        return "<!DOCTYPE html>\n" + document.Root + "\n";
    }

    private static XDocument Parse(string page)
    {
        try
        {
            XDocument document = XDocument.Parse(page, LoadOptions.PreserveWhitespace);
            return document.Root!.Name == Html.Namespace + "html" ? document : throw new FormatException($"Expected a page, got XML of '{document.Root.Name.LocalName}'; make the page again.");
        }
        catch (XmlException e)
        {
            throw new FormatException($"Expected a page that is XML too, got: {e.Message} Make the page again.", e);
        }
    }
}
