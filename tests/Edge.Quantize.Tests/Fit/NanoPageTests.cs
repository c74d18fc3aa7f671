using System.IO;
using System.Linq;
using Edge.Data;
using Edge.Quantize.Data;
using Edge.Quantize.Fit;
using Edge.Testing;

namespace Edge.Quantize.Tests.Fit;

/// <summary>Proves that docs/nano.md is what the program writes today: its prose, and the figures of networks measured again.</summary>
public class NanoPageTests
{
    private const int Pictures = 10;

    private static string[] Page => File.ReadAllText(Repository.PathOf("docs", "nano.md")).Split('\n');

    [SkippableTheory]
    [InlineData("nano-xs")]
    [InlineData("nano")]
    public void TheFiguresOfTheDocumentAreThoseOfASimulatedRun(string name)
    {
        Skip.IfNot(MicroLibrary.IsRelease, "Edge.Micro is built without optimisation");
        var images = new LabelledImages(MnistData.Load(Mnist.FolderOrSkip()).Test);
        NanoNetwork network = NanoNetwork.Measure(name, FitModels.File(name), images, Pictures, default);
        Assert.Equal(NanoPage.Rows(network), Page.Where(l => l.StartsWith($"| {name} |", System.StringComparison.Ordinal)));
    }

    [Fact]
    public void TheProseOfTheDocumentIsTheProgramsOwn()
    {
        static bool IsFigure(string line) => line.StartsWith("| n", System.StringComparison.Ordinal) || line.StartsWith("| d", System.StringComparison.Ordinal) || line.StartsWith("Multiply-accumulates", System.StringComparison.Ordinal);
        Assert.Equal(NanoPage.Of([], Pictures).Split('\n').Where(l => !IsFigure(l)), Page.Where(l => !IsFigure(l)));
    }
}
