using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Edge.Boards;
using Edge.Boards.Builds;
using Edge.Wiring.Drawing;
using Edge.Wiring.Routing;
using Edge.Wiring.Scenes;

namespace Edge.Wiring.Tests;

/// <summary>Proves that drawings are right (every wire from its pin to its pin) and readable (no text hidden, no wire through another), in light and dark.</summary>
public class DrawingTests
{
    private const double TextContrast = 4.5;
    private const double GraphicContrast = 3;

    public static TheoryData<string> Names => [.. Builds.Names];

    public static TheoryData<string> Boards => [.. BoardCatalog.All.Select(b => b.Id)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ABuildIsDrawnReadablyAndRight(string name)
    {
        Scene scene = SceneComposer.Compose(Builds.Load(name));
        Assert.Empty(DrawingRules.Faults(scene, WireRouter.Route(scene)));
    }

    // Boards that have no build yet, with parts on pins that nobody has chosen for looks.
    [Theory]
    [MemberData(nameof(Boards))]
    public void AnyBoardIsDrawnReadablyAndRight(string id)
    {
        for (int seed = 0; seed < 2; seed++)
        {
            Build build = SyntheticBuilds.Make(BoardCatalog.Find(id), seed);
            Scene scene = SceneComposer.Compose(build);
            Assert.True(build.Wires.Count >= 6, $"{build}: {build.Wires.Count} wires");
            Assert.Empty(DrawingRules.Faults(scene, WireRouter.Route(scene)).Select(f => $"{build}: {f}"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ADrawingIsForEveryone(string name)
    {
        string text = WiringDrawing.Draw(Builds.Load(name));
        Assert.Equal(text, WiringDrawing.Draw(Builds.Load(name)));
        Assert.StartsWith("<!-- Made by tools/Edge.Wiring from build.json", text, StringComparison.Ordinal);
        XElement root = XDocument.Parse(text).Root!;
        Assert.Equal("img", root.Attribute("role")!.Value);
        Assert.StartsWith("Wiring: ", root.Elements().Single(e => e.Name.LocalName == "title").Value, StringComparison.Ordinal);
        string description = root.Elements().Single(e => e.Name.LocalName == "desc").Value;
        Assert.All(Builds.Load(name).Wires, w => Assert.Contains($"{w.Part.Name}, {w.Pin}: to {w.BoardPin.Title}", description, StringComparison.Ordinal));
        Assert.DoesNotContain(root.DescendantsAndSelf(), e => e.Name.LocalName is "script" or "image" or "foreignObject" || e.Attributes().Any(a => a.Name.LocalName == "href"));
        Assert.Contains("prefers-color-scheme: dark", text, StringComparison.Ordinal);
    }

    [Fact]
    public void TextsAndSymbolsStandOutOnEverySurface() => Assert.All(Palette.All, palette => Assert.All(Enum.GetValues<Surface>(), surface =>
    {
        string ground = palette.Surfaces[surface];
        Assert.True(Contrast(palette.Texts[surface], ground) >= TextContrast, $"{palette.Name}, text on {surface}: {Contrast(palette.Texts[surface], ground):0.0}");
        Assert.True(Contrast(palette.Quiet[surface], ground) >= TextContrast, $"{palette.Name}, quiet text on {surface}: {Contrast(palette.Quiet[surface], ground):0.0}");
    }));

    [Fact]
    public void WiresStandOutFromTheSheetByCoreOrRim() => Assert.All(Palette.All, palette => Assert.All(Enum.GetValues<WireSignal>(), signal =>
    {
        (string core, string rim) = palette.Wires[signal];
        string sheet = palette.Surfaces[Surface.Sheet];
        Assert.True(Math.Max(Contrast(core, sheet), Contrast(rim, sheet)) >= GraphicContrast, $"{palette.Name}, {signal}");
    }));

    [Theory]
    [MemberData(nameof(Names))]
    public void SignalsOfOneBuildHaveDifferentColours(string name)
    {
        WireSignal[] signals = [.. Builds.Load(name).Wires.Select(w => w.Signal).Distinct()];
        foreach (Palette palette in Palette.All)
        {
            string[] drawn = [.. signals.Select(s => palette.Wires[s].Core)];
            // The CoreS3 has both buses, whose clocks and data are told apart by their ends; no two others may look alike.
            Assert.Equal(drawn.Length, drawn.Distinct().Count());
        }
    }

    [Fact]
    public void AGlyphThatIsNotInTheTableOfWidthsIsNotWiderThanTheTableSays()
    {
        // The widths are upper bounds of the usual fonts; a text of a drawing has ASCII only, for which they were compared.
        foreach (string name in Builds.Names)
            Assert.All(SceneComposer.Compose(Builds.Load(name)).Labels, l => Assert.Matches(new Regex(@"\A[\x20-\x7e]+\z"), l.Text));
    }

    private static double Contrast(string first, string second)
    {
        double a = Luminance(first), b = Luminance(second);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    // WCAG 2.2, relative luminance.
    private static double Luminance(string colour)
    {
        IEnumerable<double> channels = Enumerable.Range(0, 3).Select(i => Convert.ToInt32(colour.Substring(1 + 2 * i, 2), 16) / 255.0).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4));
        return channels.Zip(new[] { 0.2126, 0.7152, 0.0722 }, (c, w) => c * w).Sum();
    }
}
