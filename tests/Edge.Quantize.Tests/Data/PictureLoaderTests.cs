using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Quantize.Data;
using Edge.Quantize.Tests.Support;
using Edge.Testing;

namespace Edge.Quantize.Tests.Data;

/// <summary>Proves that pictures of every form reach the network in its own order and classes, and that what does not fit is refused in one sentence.</summary>
public sealed class PictureLoaderTests : IDisposable
{
    private static readonly InputShape Colour = new(2, 3, 3), Grey = new(2, 3, 1);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_array_is_understood_in_the_layout_that_fits(bool isChannelsFirst)
    {
        // Number 100 n + 10 pixel + channel.
        IEnumerable<int> Channels(int pixel) => Enumerable.Range(0, 3).Select(c => 10 * pixel + c);
        int[] sample = isChannelsFirst
            ? [.. Enumerable.Range(0, 3).SelectMany(c => Enumerable.Range(0, 6).Select(p => 10 * p + c))]
            : [.. Enumerable.Range(0, 6).SelectMany(Channels)];
        Save("x.npy", NpyBytes.Of([.. Enumerable.Range(0, 2).SelectMany(n => sample.Select(v => 100f * n + v))], isChannelsFirst ? [2, 3, 2, 3] : [2, 2, 3, 3]));
        PictureData data = await Load(new DataRequest { Data = At("x.npy") }, Colour);
        Assert.Null(data.Test);
        Assert.False(data.Calibration.HasLabels);
        float[][] pictures = [.. Pictures(data.Calibration).OrderBy(p => p[0])];
        Assert.Equal(Enumerable.Range(0, 6).SelectMany(Channels).Select(v => (float)v), pictures[0]);
        Assert.Equal(Enumerable.Range(0, 6).SelectMany(Channels).Select(v => 100f + v), pictures[1]);
    }

    [Theory]
    [InlineData("4,2,3")]
    [InlineData("4,2,3,1")]
    [InlineData("4,1,2,3")]
    [InlineData("4,6")]
    public async Task A_grey_array_may_have_any_of_its_usual_shapes(string shape)
    {
        Save("x.npy", NpyBytes.Of([.. Enumerable.Range(0, 24).Select(i => (byte)i)], [.. shape.Split(',').Select(int.Parse)]));
        PictureData data = await Load(new DataRequest { Data = At("x.npy"), Scaling = new InputScaling(0, 255, [0], [1]) }, Grey);
        Assert.Equal(Enumerable.Range(0, 24).Select(i => (float)i), Pictures(data.Calibration).OrderBy(p => p[0]).SelectMany(p => p));
    }

    [Fact]
    public async Task Labelled_pictures_without_a_test_part_are_divided_by_the_seed_and_none_is_in_both()
    {
        Save("x.npy", NpyBytes.Of([.. Enumerable.Range(0, 40 * 6).Select(i => (byte)(i / 6))], 40, 2, 3));
        Save("y.npy", NpyBytes.Of([.. Enumerable.Range(0, 40).Select(i => (long)(i / 20))], 40));
        var request = new DataRequest { Data = At("x.npy"), Labels = At("y.npy"), TestShare = 0.25, Scaling = new InputScaling(0, 255, [0], [1]) };
        PictureData first = await Load(request, Grey), again = await Load(request, Grey), other = await Load(request with { Seed = 2 }, Grey);
        Assert.Equal((30, 10), (first.Calibration.Count, first.Test!.Count));
        Assert.Equal(Enumerable.Range(0, 40), Numbers(first.Calibration).Concat(Numbers(first.Test)).Order());
        Assert.Equal(Numbers(first.Calibration), Numbers(again.Calibration));
        Assert.NotEqual(Numbers(first.Calibration), Numbers(other.Calibration));
        Assert.Equal(Numbers(first.Test).Select(n => n / 20), Enumerable.Range(0, 10).Select(first.Test.Label));
        // Not sorted by class as the file is.
        Assert.Equal(2, Numbers(first.Calibration).Take(10).Select(n => n / 20).Distinct().Count());
        Assert.Contains("30 to calibrate on, 10 to test on (a share of 0.25 with seed 1)", first.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_of_Keras_has_both_parts()
    {
        Save("mnist.npz", NpyBytes.Archive(
            ("x_train", NpyBytes.Of(new byte[5 * 6], 5, 2, 3)), ("y_train", NpyBytes.Of(new long[5], 5)), ("x_test", NpyBytes.Of(new byte[3 * 6], 3, 2, 3)), ("y_test", NpyBytes.Of([0L, 1, 0], 3))));
        PictureData data = await Load(new DataRequest { Data = At("mnist.npz") }, Grey);
        Assert.Equal((5, 3, 1), (data.Calibration.Count, data.Test!.Count, data.Test.Label(1)));
    }

    [Fact]
    public async Task Folders_of_classes_take_the_networks_order_of_names()
    {
        foreach ((string name, int grey) in new[] { ("cat", 10), ("dog", 200) })
            for (int i = 0; i < 4; i++)
                SavePicture(Path.Combine("pets", name, $"{i}.pgm"), grey);
        var request = new DataRequest { Data = At("pets"), TestShare = 0.5 };
        PictureData byName = await Load(request, Grey), byNetwork = await Load(request, Grey, "dog", "cat");
        Assert.Equal(["cat", "dog"], byName.ClassNames);
        Assert.Equal(["dog", "cat"], byNetwork.ClassNames);
        Assert.Contains("Classes: 0 = dog, 1 = cat.", byNetwork.Notes);
        foreach ((PictureData data, int dark) in new[] { (byName, 0), (byNetwork, 1) })
            foreach (IImageSet set in new[] { data.Calibration, data.Test! })
                Assert.All(Pictures(set).Select((p, i) => (Grey: p[0], Label: set.Label(i))), p => Assert.Equal(p.Grey == 10 / 255f ? dark : 1 - dark, p.Label));
        Assert.Contains("expected the folders", (await Refusal(request, Grey, "bird", "cat")).ToLowerInvariant(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_without_folders_are_calibrated_on_and_cannot_be_tested_on()
    {
        SavePicture("plain/a.pgm", 0);
        SavePicture("plain/b.pgm", 255);
        PictureData data = await Load(new DataRequest { Data = At("plain"), Scaling = new InputScaling(-1, 1, [0], [1]) }, Colour);
        Assert.Equal([-1f, 1f], Pictures(data.Calibration).Select(p => p.Distinct().Single()).Order());
        Assert.Null(data.Test);
        Assert.Contains("with classes", await Refusal(new DataRequest { Data = At("plain"), TestData = At("plain") }, Grey), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_pictures_of_their_own_come_before_any_share()
    {
        Save("x.npy", NpyBytes.Of(new byte[10 * 6], 10, 2, 3));
        Save("y.npy", NpyBytes.Of(new long[10], 10));
        SavePicture("tested/a/1.pgm", 3);
        SavePicture("tested/b/1.pgm", 4);
        PictureData data = await Load(new DataRequest { Data = At("x.npy"), Labels = At("y.npy"), TestData = At("tested") }, Grey);
        Assert.Equal((10, 2), (data.Calibration.Count, data.Test!.Count));
    }

    [Fact]
    public async Task What_does_not_fit_is_one_sentence()
    {
        Save("x.npy", NpyBytes.Of(new byte[4 * 6], 4, 2, 3));
        Save("nan.npy", NpyBytes.Of([.. new float[11], float.NaN], 2, 2, 3));
        Save("cube.npy", NpyBytes.Of(new byte[2 * 27], 2, 3, 3, 3));
        Save("longs.npy", NpyBytes.Of(new long[6], 1, 2, 3));
        Save("hot.npy", NpyBytes.Of(new float[8], 4, 2));
        Save("seven.npy", NpyBytes.Of([0L, 1, 7, 0], 4));
        Save("minus.npy", NpyBytes.Of([0L, -1, 0, 0], 4));
        Save("empty.npz", NpyBytes.Archive(("images", NpyBytes.Of(new byte[1], 1))));
        SavePicture("deep/a/sub/1.pgm", 1);
        SavePicture("deep/b/1.pgm", 1);
        (string Says, DataRequest Request, InputShape Shape)[] cases =
        [
            ("found no such file or folder", new() { Data = At("nowhere") }, Grey),
            ("shape Nx4x4x1 or Nx1x4x4", new() { Data = At("x.npy") }, new(4, 4, 1)),
            ("shape Nx3x2x3", new() { Data = At("x.npy"), Layout = SampleLayout.Nchw }, Colour),
            ("pass --layout nhwc", new() { Data = At("cube.npy") }, new(3, 3, 3)),
            ("got NaN in picture 1", new() { Data = At("nan.npy") }, Grey),
            ("uint8", new() { Data = At("longs.npy") }, Grey),
            ("argmax", new() { Data = At("x.npy"), Labels = At("hot.npy") }, Grey),
            ("2 outputs, got 7", new() { Data = At("x.npy"), Labels = At("seven.npy") }, Grey),
            ("got -1", new() { Data = At("x.npy"), Labels = At("minus.npy") }, Grey),
            ("x_train", new() { Data = At("empty.npz") }, Grey),
            ("its own classes", new() { Data = At("deep"), Labels = At("seven.npy") }, Grey),
            ("got the folder", new() { Data = At("deep") }, Grey),
            ("picture files could be scaled to", new() { Data = At("deep") }, new(1, 1, 6)),
            ("none of MNIST's", new(), Grey),
            ("got them alone", new() { Labels = At("seven.npy") }, Grey),
            ("each of the 3 channels", new() { Data = At("x.npy"), Scaling = new InputScaling(0, 1, [0, 0], [1, 1]) }, Colour),
            ("test pictures with classes", new() { Data = At("x.npy"), TestData = At("x.npy") }, Grey),
        ];
        foreach ((string says, DataRequest request, InputShape shape) in cases)
        {
            string message = await Refusal(request, shape);
            Assert.Contains(says, message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', message);
        }
    }

    private string At(string path) => Path.Combine(_folder.Path, path);

    private void Save(string name, byte[] bytes) => File.WriteAllBytes(At(name), bytes);

    private void SavePicture(string path, int grey)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), $"P2\n2 2\n255\n{grey} {grey}\n{grey} {grey}\n");
    }

    private static Task<PictureData> Load(DataRequest request, InputShape shape, params string[] classes) => PictureLoader.LoadAsync(request, shape, 2, classes, CancellationToken.None);

    private static async Task<string> Refusal(DataRequest request, InputShape shape, params string[] classes) =>
        (await Assert.ThrowsAsync<UserErrorException>(() => Load(request, shape, classes))).Message;

    private static IEnumerable<float[]> Pictures(IImageSet images)
    {
        for (int i = 0; i < images.Count; i++)
        {
            var image = new float[images.ImageLength];
            images.CopyImage(i, image);
            yield return image;
        }
    }

    private static int[] Numbers(IImageSet images) => [.. Pictures(images).Select(p => (int)p[0])];
}
