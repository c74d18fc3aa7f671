using System;
using System.Xml.Linq;

namespace Edge.Reports.Tests;

/// <summary>Proves that a section put into a page later leaves all else as it was, and takes the place of the one that it replaces.</summary>
public sealed class PageSectionTests
{
    private static string Written => Page.Write(
        "a page",
        "",
        Html.Of("header", Html.Of("h1", "a page")),
        Html.Section("One", Html.Of("p", "text with ", Html.Of("b", "bold"), " ", Html.Of("i", "italic"), " words & <signs>"), Html.Of("pre", "  kept\n    as it is")),
        Html.Section("Files", Html.Of("td", "")));

    [Fact]
    public void ANewSectionGoesBeforeTheLast()
    {
        string page = PageSection.Put(Written, "new", Html.Section("New", Html.Of("p", "it")));
        int at = page.IndexOf("    <section id=\"new\">", StringComparison.Ordinal);
        Assert.InRange(at, page.IndexOf("<h2>One</h2>", StringComparison.Ordinal), page.IndexOf("<h2>Files</h2>", StringComparison.Ordinal));
        // Taken out again, the page is the old one, blank by blank.
        const string Part = "    <section id=\"new\">\n      <h2>New</h2>\n      <p>it</p>\n    </section>\n";
        Assert.Equal(Written, page.Replace(Part, "", StringComparison.Ordinal));
    }

    [Fact]
    public void ASectionOfTheSameIdIsReplaced()
    {
        XElement section = Html.Section("New", Html.Of("p", "it"));
        string once = PageSection.Put(Written, "new", Html.Section("Old", Html.Of("p", "gone")));
        Assert.Equal(PageSection.Put(Written, "new", section), PageSection.Put(once, "new", section));
        Assert.Null(section.Attribute("id"));
    }

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html><body><p>old</body></html>", "Expected a page that is XML too, got: ")]
    [InlineData("<svg/>", "Expected a page, got XML of 'svg'; ")]
    [InlineData("<html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>", "Expected a page with sections, got one without; ")]
    public void AnotherPageIsRefused(string page, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<FormatException>(() => PageSection.Put(page, "new", Html.Section("New"))).Message, StringComparison.Ordinal);
}
