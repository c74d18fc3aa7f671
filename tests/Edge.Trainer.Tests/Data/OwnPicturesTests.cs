using System;
using System.IO;
using System.Linq;
using System.Threading;
using Edge.Cli;
using Edge.Data;
using Edge.Testing;
using Edge.Trainer.Data;
using Edge.Trainer.Recipes;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Trainer.Tests.Data;

/// <summary>Proves that own pictures stand before a data set's images, as often as asked, with the labels of their folders, and that strange folders are refused.</summary>
public sealed class OwnPicturesTests
{
    private static readonly ImageSet Base = new(new byte[3 * 4], new byte[] { 0, 1, 2 }, 2, 2);

    [Fact]
    public void Pictures_are_repeated_before_the_images_of_the_data_set()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "2", 200);
        Write(folder, "1", 100);
        ImageSet both = OwnPictures.Add(Base, new OwnPicturesSpec(folder.Path, 3), CancellationToken.None);
        Assert.Equal(9, both.Count);
        for (int i = 0; i < 6; i++)
            Assert.Equal(both.Labels.Span[i] * 100, both.Image(i)[0]);
        Assert.Equal(new byte[] { 1, 1, 1, 2, 2, 2 }, both.Labels[..6].ToArray().Order());
        Assert.Equal(new byte[] { 0, 1, 2 }, both.Labels[6..].ToArray());
        Assert.All(Enumerable.Range(6, 3), i => Assert.Equal(0, both.Image(i)[0]));
    }

    [Fact]
    public void A_folder_that_is_no_class_is_refused()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "1", 100);
        Write(folder, "7", 100);
        UserErrorException fault = Assert.Throws<UserErrorException>(() => OwnPictures.Add(Base, new OwnPicturesSpec(folder.Path, 1), CancellationToken.None));
        Assert.Contains("to be classes of the data set (0, 1, 2), got '7'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recipe_names_the_folder_relative_to_itself()
    {
        using var folder = new TemporaryFolder();
        string text = File.ReadAllText(Repository.PathOf("trainer", "recipes", "own-digits.json"));
        File.WriteAllText(folder.Of("recipe.json"), text);
        OwnPicturesSpec also = RecipeReader.Read(folder.Of("recipe.json")).Data.Also!;
        Assert.Equal(Path.GetFullPath(folder.Of("../../my-digits/train")), also.Path);
        Assert.Equal(20, also.Times);
    }

    private static void Write(TemporaryFolder folder, string name, byte grey)
    {
        Directory.CreateDirectory(folder.Of(name));
        PngWriter.Save(folder.Of($"{name}/a.png"), new GrayImage(2, 2, [grey, grey, grey, grey]));
    }
}
