using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Edge.Cli;
using Edge.Data;
using Edge.Data.Folders;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Data;

/// <summary>Adds pictures of a reader's own to the training images of a data set.</summary>
public static class OwnPictures
{
    /// <summary>The training images with the pictures before them, so that neither "limit" nor "validation" leaves them out.</summary>
    /// <param name="train">The images of the data set.</param>
    /// <param name="spec">The pictures.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="UserErrorException">The folder is absent, has a class that the data set lacks, or the images are too many.</exception>
    public static ImageSet Add(ImageSet train, OwnPicturesSpec spec, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(spec);
        ImageSet own = ImageFolder.LoadClasses(spec.Path, new ImageFolderOptions(train.Height, train.Width, train.Channels), cancellation);
        byte[] classes = [.. own.ClassNames.Select(name => Label(name, train, spec.Path))];
        long bytes = ((long)own.Pixels.Length * spec.Times) + train.Pixels.Length;
        if (bytes > ImageFolder.MaxBytes)
            throw new UserErrorException(FormattableString.Invariant($"Expected at most {ImageFolder.MaxBytes} bytes of training images, got {bytes}; lower \"times\" in the recipe."));
        byte[] pixels = new byte[bytes], labels = new byte[(own.Count * spec.Times) + train.Count];
        byte[] ownLabels = [.. own.Labels.ToArray().Select(label => classes[label])];
        for (int i = 0; i < spec.Times; i++)
        {
            own.Pixels.CopyTo(pixels.AsMemory(i * own.Pixels.Length));
            ownLabels.CopyTo(labels.AsMemory(i * own.Count));
        }
        train.Pixels.CopyTo(pixels.AsMemory(spec.Times * own.Pixels.Length));
        train.Labels.CopyTo(labels.AsMemory(spec.Times * own.Count));
        return train with { Pixels = pixels, Labels = labels };
    }

    private static byte Label(string name, ImageSet train, string folder)
    {
        IReadOnlyList<string> names = train.ClassNames.Count > 0
            ? train.ClassNames
            : [.. Enumerable.Range(0, train.Labels.ToArray().Max() + 1).Select(label => label.ToString(CultureInfo.InvariantCulture))];
        for (int i = 0; i < names.Count; i++)
            if (names[i] == name)
                return (byte)i;
        throw new UserErrorException($"Expected the folders of '{folder}' to be classes of the data set ({string.Join(", ", names)}), got '{name}'; rename or remove it.");
    }
}
