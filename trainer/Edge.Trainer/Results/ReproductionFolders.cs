using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Quantize;
using Edge.Trainer.CommandLine;
using Edge.Trainer.Recipes;
using Edge.Trainer.Reporting;

namespace Edge.Trainer.Results;

/// <summary>Where <c>reproduce</c> reads and writes.</summary>
/// <param name="Recipes">The recipes, NAME.json.</param>
/// <param name="Work">Trainings: NAME/seed-N.</param>
/// <param name="Results">What was measured: NAME/result.json, curve.svg, model.tflite.</param>
/// <param name="Models">The networks that ship: NAME.</param>
/// <param name="Document">The page of results.</param>
internal sealed record ReproductionFolders(string Recipes, string Work, string Results, string Models, string Document)
{
    public const string ResultFile = "result.json";
    public const string CurveFile = "curve.svg";

    /// <summary>Those of a checkout.</summary>
    /// <param name="root">The folder that holds Edge.sln; empty for the current one.</param>
    public static ReproductionFolders Under(string root) => new(
        Path.Combine(root, "trainer", "recipes"),
        Path.Combine(root, "artifacts", "trainings"),
        Path.Combine(root, "trainer", "results"),
        Path.Combine(root, "sdk", "models"),
        Path.Combine(root, "docs", "results.md"));

    /// <summary>Whether there is a recipe of that name.</summary>
    public bool HasRecipe(string name) => File.Exists(Path.Combine(Recipes, name + ".json"));

    /// <summary>The recipe of a network.</summary>
    /// <exception cref="UserErrorException">There is none, or it is wrong.</exception>
    public Recipe Recipe(string name)
    {
        string file = Path.Combine(Recipes, name + ".json");
        if (!HasRecipe(name))
            throw new UserErrorException($"Expected one of the networks {string.Join(", ", Names())}, whose recipes are in '{Recipes}', got '{name}'; name one of them or give the folder by --recipes.");
        Recipe recipe = RecipeReader.Read(file);
        return recipe.Name == name
            ? recipe
            : throw new UserErrorException($"Expected \"name\" of '{file}' to be \"{name}\" as the file is called, got \"{recipe.Name}\"; correct one of them.");
    }

    /// <summary>Recipes that <c>reproduce --all</c> takes: those with a published accuracy or more than one seed, and those that ship.</summary>
    public IReadOnlyList<Recipe> All() => [.. Names().Select(Recipe).Where(r => r.Published is not null || r.Repeats > 1 || Ships(r))];

    /// <summary>The folder of a seed's training.</summary>
    public string Seed(Recipe seeded) => Path.Combine(Work, seeded.Name, $"seed-{seeded.Seed}");

    /// <summary>Forgets what a seed's folder holds.</summary>
    public Task DiscardSeedAsync(Recipe seeded) => Task.Run(() =>
    {
        if (Directory.Exists(Seed(seeded)))
            Directory.Delete(Seed(seeded), recursive: true);
    });

    /// <summary>The folder of a shipped network.</summary>
    public string Model(string name) => Path.Combine(Models, name);

    /// <summary>Whether a network ships: its recipe says so, or it does already.</summary>
    public bool Ships(Recipe recipe) => recipe.Ship || Directory.Exists(Model(recipe.Name));

    /// <summary>The results that are there, in the order of the page.</summary>
    /// <exception cref="UserErrorException">One cannot be read.</exception>
    public IReadOnlyList<NetworkResult> ReadResults() => !Directory.Exists(Results) ? [] : ResultsDocument.InOrder(
        Directory.EnumerateDirectories(Results).Select(f => Path.Combine(f, ResultFile)).Where(File.Exists).Select(f => JsonOutput.TryRead<NetworkResult>(f)
            ?? throw new UserErrorException($"Expected '{f}' to be what reproduce writes, got something else; delete it and reproduce the network again.")));

    /// <summary>Writes a network's results and then the page of all.</summary>
    public async Task WriteAsync(NetworkResult result, byte[] tflite)
    {
        string folder = Path.Combine(Results, result.Recipe.Name);
        Directory.CreateDirectory(folder);
        await WholeFile.WriteAsync(Path.Combine(folder, SeedRun.TfliteFile), tflite).ConfigureAwait(false);
        await WriteAsync(Path.Combine(folder, CurveFile), new TrainingCurves(result.Curve).Picture() + "\n").ConfigureAwait(false);
        await WriteAsync(Path.Combine(folder, ResultFile), JsonOutput.Format(result)).ConfigureAwait(false);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(Document))!);
        await WriteAsync(Document, ResultsDocument.Of(ReadResults())).ConfigureAwait(false);
    }

    private static Task WriteAsync(string path, string text) => WholeFile.WriteAsync(path, Encoding.UTF8.GetBytes(text));

    private IEnumerable<string> Names() => Directory.Exists(Recipes)
        ? Directory.EnumerateFiles(Recipes, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)
        : throw new UserErrorException($"Expected the folder of recipes '{Recipes}', found none; run the program from the repository's root or give the folder by --recipes.");
}
