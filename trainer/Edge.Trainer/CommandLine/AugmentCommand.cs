using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Edge.Data;
using Edge.Quantize;
using Edge.Trainer.Data;
using Edge.Trainer.Data.Augmentation;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;

namespace Edge.Trainer.CommandLine;

/// <summary>The command <c>augment</c>: shows what a recipe's augmentation does to its training images.</summary>
internal static class AugmentCommand
{
    private const int Columns = 20;

    public static Command Make()
    {
        var recipe = new Argument<string>("recipe") { Description = "The recipe, such as trainer/recipes/digits.json." };
        var output = new Option<string>("--out") { Description = "The sheet: a page (.html) or a picture (.png).", HelpName = "FILE", Required = true };
        output.Validators.Add(result =>
        {
            string path = result.Tokens.Count == 1 ? result.Tokens[0].Value : ".html";
            if (!IsPage(path) && !IsPicture(path))
                result.AddError($"Expected a file for --out that ends with .html or .png, got '{path}'.");
        });
        Option<string?> data = CommonOptions.Data();
        var command = new Command("augment", "Draw training images as a recipe's augmentation changes them. Example: augment trainer/recipes/digits.json --out augmented.html") { recipe, output, data };
        command.SetAction((parsed, cancellation) =>
            RunAsync(RecipeReader.Read(parsed.GetRequiredValue(recipe)), parsed.GetRequiredValue(output), parsed.GetValue(data), cancellation));
        return command;
    }

    private static bool IsPage(string path) => path.EndsWith(".html", StringComparison.OrdinalIgnoreCase);

    private static bool IsPicture(string path) => path.EndsWith(".png", StringComparison.OrdinalIgnoreCase);

    private static async Task<int> RunAsync(Recipe recipe, string output, string? data, CancellationToken cancellation)
    {
        (ImageSet train, ImageSet test) = await RecipeData.LoadAsync(recipe, data, cancellation).ConfigureAwait(false);
        ImageSet images = DataSplit.Make(recipe, train, test).Train;
        IReadOnlyList<SheetSection> sections = AugmentationSheet.Draw(recipe, images, Math.Min(Columns, images.Count));
        byte[] sheet = IsPage(output) ? SheetWriter.Html(sections, $"Augmentation of recipe {recipe.Name}, seed {recipe.Seed}") : SheetWriter.Png(sections);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        await WholeFile.WriteAsync(output, sheet).ConfigureAwait(false);
        Console.WriteLine(recipe.Augmentation is null ? $"recipe '{recipe.Name}' has no augmentation: {output}" : output);
        return 0;
    }
}
