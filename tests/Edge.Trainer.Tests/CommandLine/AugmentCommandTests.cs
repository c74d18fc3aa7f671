using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Edge.Testing;
using Edge.Vision.Images;

namespace Edge.Trainer.Tests.CommandLine;

public sealed class AugmentCommandTests
{
    [Fact]
    public async Task DrawsTheSameSheetWithRegistersOfAnyWidth()
    {
        using var folder = new TemporaryFolder();
        string recipe = Recipe(folder);
        List<byte[]> sheets = [];
        foreach (string off in new[] { "", "DOTNET_EnableAVX512", "DOTNET_EnableAVX2" })
        {
            var environment = new Dictionary<string, string>();
            if (off.Length > 0)
                environment[off] = "0";
            (int code, _, string error) = await ChildProcess.DotnetAsync(
                CommandLineTests.Program, environment, "augment", recipe, "--data", folder.Path, "--out", folder.Of("sheets/a.png"));
            Assert.True(code == 0, error);
            sheets.Add(await File.ReadAllBytesAsync(folder.Of("sheets/a.png")));
        }
        Assert.Equal(sheets[0], sheets[1]);
        Assert.Equal(sheets[0], sheets[2]);
        // Twenty images beside each other, twice as large, with lines between.
        Assert.Equal(((20 * 29) + 1) * 2, ImageFile.Decode(sheets[0]).Width);
    }

    [Fact]
    public async Task APageNamesEveryEffect()
    {
        using var folder = new TemporaryFolder();
        (int code, _, string error) = await ChildProcess.DotnetAsync(
            CommandLineTests.Program, null, "augment", Recipe(folder), "--data", folder.Path, "--out", folder.Of("a.html"));
        Assert.True(code == 0, error);
        string page = await File.ReadAllTextAsync(folder.Of("a.html"));
        Assert.All(
            new[] { "as they are", "all together", "rotation 5 degrees", "shift 1 pixels", "elastic 2 pixels over 7", "stroke 1 pixels", "blur 1.5 pixels", "lighting 1 ", "noise 0.2" },
            title => Assert.Contains($"<h2>{title}", page));
        Assert.DoesNotContain("http", page);
    }

    [Fact]
    public async Task RefusesAnotherKindOfFile()
    {
        (int code, string output, string error) = await ChildProcess.DotnetAsync(CommandLineTests.Program, null, "augment", "x.json", "--out", "x.gif");
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("error: Expected a file for --out that ends with .html or .png, got 'x.gif'.", error);
    }

    private static string Recipe(TemporaryFolder folder)
    {
        string recipe = CommandLineTests.IdxRecipe(folder), text = File.ReadAllText(recipe);
        const string Old = "\"rotation\": 5, \"shift\": 1";
        Assert.Contains(Old, text);
        File.WriteAllText(recipe, text.Replace(
            Old, Old + ", \"elastic\": { \"amplitude\": 2 }, \"stroke\": 1, \"blur\": 1.5, \"noise\": 0.2, \"lighting\": 1", System.StringComparison.Ordinal));
        return recipe;
    }
}
