using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Edge.Reports;
using Edge.Vision;

namespace Edge.Trainer.Collecting;

/// <summary>A page with every cutting, class by class, for a look before training.</summary>
public static class CuttingSheet
{
    private const string Styles = "figure { display: inline-block; margin: 2px; text-align: center } figure img { image-rendering: pixelated } .doubtful { outline: 3px solid #e08000 }";

    /// <summary>Writes the page.</summary>
    /// <param name="classes">The classes, in order.</param>
    /// <param name="cuttings">All cuttings.</param>
    public static string Write(IEnumerable<string> classes, IReadOnlyList<Cutting> cuttings) => Page.Write(
        "Cut out", Styles, Html.Of("h1", $"{cuttings.Count} characters"), Html.Of("p", "Framed: the checking network reads something else. Delete what is no character; move what stands with the wrong class."),
        classes.SelectMany(name => Section(name, [.. cuttings.Where(c => c.Class == name)])));

    private static IEnumerable<object> Section(string name, IReadOnlyList<Cutting> cuttings) =>
        [Html.Of("h2", $"{name}: {cuttings.Count}"), Html.Of("div", cuttings.Select(Figure))];

    private static XElement Figure(Cutting cutting)
    {
        var sprite = new Sprite(DigitFinder.DigitSide, DigitFinder.DigitSide);
        for (int i = 0; i < cutting.Pixels.Count; i++)
            sprite.Set(i % DigitFinder.DigitSide, i / DigitFinder.DigitSide, (cutting.Pixels[i], cutting.Pixels[i], cutting.Pixels[i]));
        return Html.Of(
            "figure",
            cutting.IsDoubtful ? new XAttribute("class", "doubtful") : null,
            sprite.Draw(2, $"{cutting.Class}, number {cutting.Number} of {cutting.Page}"),
            cutting.IsDoubtful ? Html.Of("figcaption", $"read as {cutting.ReadAs}") : null);
    }
}
