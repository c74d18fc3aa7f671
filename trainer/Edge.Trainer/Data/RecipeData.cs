using System;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Data;
using Edge.Data.Folders;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Data;

/// <summary>Loads the images of a recipe.</summary>
public static class RecipeData
{
    // Photographs take minutes to make, and a network is trained, quantised and tested on the same.
    private static volatile Made? _made;

    /// <summary>The training and test images that a recipe names.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="folder">The folder given on the command line, which goes before the recipe's path, or null.</param>
    /// <param name="cancellation">Stops a download or the reading of pictures.</param>
    /// <exception cref="UserErrorException">The images are nowhere to be had or wrong; the message is a sentence for the user.</exception>
    public static async Task<(ImageSet Train, ImageSet Test)> LoadAsync(Recipe recipe, string? folder, CancellationToken cancellation)
    {
        (ImageSet train, ImageSet test) = await LoadSourceAsync(recipe, folder, cancellation).ConfigureAwait(false);
        return (recipe.Data.Also is { } own ? OwnPictures.Add(train, own, cancellation) : train, test);
    }

    private static async Task<(ImageSet Train, ImageSet Test)> LoadSourceAsync(Recipe recipe, string? folder, CancellationToken cancellation)
    {
        DataSpec data = recipe.Data;
        folder ??= data.Path;
        switch (data.Source)
        {
            case DataSource.Mnist:
                return await MnistAsync(await MnistData.LocateAsync(folder, cancellation).ConfigureAwait(false), data, cancellation).ConfigureAwait(false);
            case DataSource.FashionMnist:
                return FashionMnistData.Load(await FashionMnistData.LocateAsync(folder, cancellation).ConfigureAwait(false));
            case DataSource.Photographs:
                folder = await MnistData.LocateAsync(folder, cancellation).ConfigureAwait(false);
                return await MakeOnceAsync(folder, data, () => Photographs(folder, data, cancellation), cancellation).ConfigureAwait(false);
            case DataSource.Idx:
                return MnistData.Load(folder ?? throw Absent(recipe, "idx", "its four IDX files"));
            default:
                var options = new ImageFolderOptions(recipe.Input.Height, recipe.Input.Width, recipe.Input.Channels)
                {
                    Fit = data.Fit,
                    Invert = data.Invert,
                    TestShare = data.Test,
                    Seed = data.Seed,
                };
                return ImageFolder.Load(folder ?? throw Absent(recipe, "folder", "its pictures, one folder a class"), options, cancellation);
        }
    }

    private static async Task<(ImageSet Train, ImageSet Test)> MnistAsync(string folder, DataSpec data, CancellationToken cancellation) =>
        data.Photographs == 0 ? MnistData.Load(folder) : await MakeOnceAsync(folder, data, () => MnistAndPhotographs(folder, data, cancellation), cancellation).ConfigureAwait(false);

    private static (ImageSet Train, ImageSet Test) Photographs(string folder, DataSpec data, CancellationToken cancellation)
    {
        (ImageSet train, ImageSet test) = MnistData.Load(folder);
        return PhotographData.Make(train, test, data.Count, cancellation);
    }

    // MNIST comes last, as the last images are held out: a network is judged by MNIST's. None of those is on a photograph.
    private static (ImageSet Train, ImageSet Test) MnistAndPhotographs(string folder, DataSpec data, CancellationToken cancellation)
    {
        (ImageSet train, ImageSet test) = MnistData.Load(folder);
        ImageSet photographed = PhotographData.MakeDigits(train.Slice(0, train.Count - data.Validation), data.Photographs, cancellation);
        byte[] pixels = [.. photographed.Pixels.Span, .. train.Pixels.Span], labels = [.. photographed.Labels.Span, .. train.Labels.Span];
        return (train with { Pixels = pixels, Labels = labels }, test);
    }

    private static async Task<(ImageSet Train, ImageSet Test)> MakeOnceAsync(string folder, DataSpec data, Func<(ImageSet Train, ImageSet Test)> make, CancellationToken cancellation)
    {
        if (_made is { } made && made.Folder == folder && made.Data == data)
            return made.Images;
        (ImageSet Train, ImageSet Test) images = await Task.Run(make, cancellation).ConfigureAwait(false);
        _made = new Made(folder, data, images);
        return images;
    }

    private static UserErrorException Absent(Recipe recipe, string source, string what) =>
        new($"Expected --data for recipe '{recipe.Name}', whose data source is {source}, got none; give the folder of {what}.");

    private sealed record Made(string Folder, DataSpec Data, (ImageSet Train, ImageSet Test) Images);
}
