using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Data;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Data;

/// <summary>Loads the images of a recipe.</summary>
public static class RecipeData
{
    /// <summary>The training and test images that a recipe names.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="folder">The folder given on the command line, or null.</param>
    /// <param name="cancellation">Stops a download.</param>
    /// <exception cref="UserErrorException">The images are nowhere to be had or wrong; the message is a sentence for the user.</exception>
    public static async Task<(ImageSet Train, ImageSet Test)> LoadAsync(Recipe recipe, string? folder, CancellationToken cancellation)
    {
        if (recipe.Data.Source == DataSource.Mnist)
            return MnistData.Load(await MnistData.LocateAsync(folder, cancellation).ConfigureAwait(false));
        return folder is null
            ? throw new UserErrorException($"Expected --data for recipe '{recipe.Name}', whose data source is idx, got none; give the folder of its four IDX files.")
            : MnistData.Load(folder);
    }
}
