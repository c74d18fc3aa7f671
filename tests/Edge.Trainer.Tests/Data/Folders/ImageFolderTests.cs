using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Edge.Cli;
using Edge.Data;
using Edge.Data.Folders;
using Edge.Testing;

namespace Edge.Trainer.Tests.Data.Folders;

public sealed class ImageFolderTests
{
    private static readonly ImageFolderOptions Colour = new(8, 8, 3) { TestShare = 0.2 };

    [Fact]
    public void FoldersAreClassesInOrdinalOrderAndPicturesTheirImages()
    {
        using var folder = new TemporaryFolder();
        PictureFolder.Write(folder, "", 10);
        (ImageSet train, ImageSet test) = Load(folder, Colour);
        Assert.Equal(PictureFolder.Classes, train.ClassNames);
        Assert.Equal((24, 6, 8, 8, 3), (train.Count, test.Count, train.Height, train.Width, train.Channels));
        foreach (ImageSet set in new[] { train, test })
            for (int i = 0; i < set.Count; i++)
            {
                byte[] image = set.Image(i).ToArray();
                int[] means = [.. Enumerable.Range(0, 3).Select(c => (int)image.Where((_, at) => at % 3 == c).Average(p => p))];
                // Labels 0, 1, 2 are blue, green and red.
                Assert.Equal(2 - set.Labels.Span[i], Array.IndexOf(means, means.Max()));
            }
    }

    [Fact]
    public void TrainingAndTestImagesAreDifferentPicturesAndAlwaysTheSameOnes()
    {
        using var folder = new TemporaryFolder();
        PictureFolder.Write(folder, "", 20);
        (ImageSet train, ImageSet test) = Load(folder, Colour);
        HashSet<string> trained = [.. Images(train)];
        Assert.Equal(48, trained.Count);
        Assert.DoesNotContain(Images(test), trained.Contains);
        (ImageSet again, ImageSet testedAgain) = Load(folder, Colour);
        Assert.Equal(Images(train), Images(again));
        Assert.Equal(Images(test), Images(testedAgain));
        Assert.NotEqual(Images(test), Images(Load(folder, Colour with { Seed = 2 }).Test));
    }

    [Fact]
    public void EveryRunFromStartOrEndHoldsTheClassesInProportion()
    {
        using var folder = new TemporaryFolder();
        PictureFolder.Write(folder, "", 25);
        // A class of half the size.
        foreach (string file in Directory.GetFiles(folder.Of("red")).Order().Take(12))
            File.Delete(file);
        ImageSet train = Load(folder, Colour).Train;
        Assert.Equal(20 + 20 + 10, train.Count);
        for (int held = 5; held < 50; held += 9)
            Assert.All(Enumerable.Range(0, 3), label =>
            {
                int count = train.Slice(50 - held, held).Labels.ToArray().Count(l => l == label);
                Assert.InRange(count - (held * (label == 2 ? 10 : 20) / 50.0), -1.01, 1.01);
            });
    }

    [Fact]
    public void FoldersTrainAndTestAreTakenAsTheyAre()
    {
        using var folder = new TemporaryFolder();
        PictureFolder.Write(folder, "train", 7);
        PictureFolder.Write(folder, "test", 2, seed: 9);
        (ImageSet train, ImageSet test) = Load(folder, Colour);
        Assert.Equal((21, 6), (train.Count, test.Count));
        Directory.Move(folder.Of("test/red"), folder.Of("test/pink"));
        Assert.Equal(
            $"Expected the folders of '{folder.Of("test")}' to be classes of '{folder.Of("train")}', got 'pink'; name them alike.", Fault(folder));
    }

    [Fact]
    public void InkOnPaperIsInverted()
    {
        using var folder = new TemporaryFolder();
        foreach (string name in new[] { "a", "b" })
        {
            Directory.CreateDirectory(folder.Of(name));
            for (int i = 0; i < 2; i++)
                File.WriteAllText(folder.Of($"{name}/{i}.pgm"), "P2 1 2 255 255 55");
        }
        Assert.Equal([0, 200], Load(folder, new ImageFolderOptions(2, 1, 1) { Invert = true }).Train.Image(0).ToArray());
    }

    [Fact]
    public void EveryFaultNamesItsFileInOneSentence()
    {
        using var folder = new TemporaryFolder();
        Assert.StartsWith($"Expected a folder at '{folder.Of("no")}', found none; ", Assert.Throws<UserErrorException>(() => ImageFolder.Load(folder.Of("no"), Colour, default)).Message);
        Assert.StartsWith($"Expected 2 to 256 folders in '{folder.Path}', one a class, got 0; ", Fault(folder));
        PictureFolder.Write(folder, "", 4);
        string bad = folder.Of("green/000.png");
        byte[] whole = File.ReadAllBytes(bad);
        File.WriteAllBytes(bad, whole[..40]);
        Assert.StartsWith($"'{bad}': Expected ", Fault(folder));
        File.WriteAllBytes(bad, []);
        Assert.StartsWith($"'{bad}': Expected a PNG, JPEG, BMP, PBM, PGM or PPM picture, got an empty file; ", Fault(folder));
        File.WriteAllBytes(bad, whole);
        File.WriteAllText(folder.Of("green/Thumbs.db"), "left by a file manager");
        File.WriteAllText(folder.Of("green/.hidden"), "left by another");
        Assert.Equal(12, Load(folder, Colour).Train.Count + Load(folder, Colour).Test.Count);
        File.WriteAllText(folder.Of("green/a.gif"), "");
        Assert.StartsWith("Expected only pictures (.png, .jpg, .jpeg, .bmp, ", Fault(folder));
        File.Delete(folder.Of("green/a.gif"));
        Directory.CreateDirectory(folder.Of("green/more"));
        Assert.StartsWith($"Expected only pictures in the folder of a class, got the folder '{folder.Of("green/more")}'; ", Fault(folder));
        Directory.Delete(folder.Of("green/more"));
        Directory.CreateDirectory(folder.Of("white"));
        Assert.StartsWith($"Expected at least 2 pictures in the folder '{folder.Of("white")}', got 0; ", Fault(folder));
    }

    [Fact]
    public void MoreThanTheMemoryLimitIsRefusedBeforeItIsTaken()
    {
        using var folder = new TemporaryFolder();
        PictureFolder.Write(folder, "", 200);
        var large = new ImageFolderOptions(1024, 1024, 3);
        Assert.StartsWith(
            "Expected at most 341 pictures of 1024x1024x3, 1073741824 bytes, got 540; ",
            Assert.Throws<UserErrorException>(() => ImageFolder.Load(folder.Path, large, CancellationToken.None)).Message);
    }

    private static (ImageSet Train, ImageSet Test) Load(TemporaryFolder folder, ImageFolderOptions options) => ImageFolder.Load(folder.Path, options, CancellationToken.None);

    private static string Fault(TemporaryFolder folder) => Assert.Throws<UserErrorException>(() => Load(folder, Colour)).Message;

    private static string[] Images(ImageSet set) => [.. Enumerable.Range(0, set.Count).Select(i => Convert.ToBase64String(set.Image(i)))];
}
