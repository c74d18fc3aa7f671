using System.IO;
using System.Linq;
using Edge.Device.Tests.Nano;
using Edge.Micro;
using Edge.RaspberryPi;
using Edge.Testing;
using Edge.Updates.Tests.Support;
using Edge.Vision;

namespace Edge.Device.Tests.RaspberryPi;

public class ModelSwitchTests
{
    [Fact]
    public void It_goes_through_all_networks_and_each_answers()
    {
        var models = new ModelSwitch("nano");
        int sample = GoldenDigits.Agreed;
        float[] probabilities = new float[models.Classes], last = [];
        string[] names = ["nano", "digits", "flagship", "nano-xs"];
        foreach (string name in names)
        {
            Assert.Equal(name, models.Name);
            Assert.Equal(GoldenDigits.Label(sample), models.Classify(GoldenDigits.Picture(sample), new byte[Surroundings.Length], probabilities));
            // Each network has its own opinion of some sample.
            float[] opinions = [.. Enumerable.Range(0, GoldenDigits.Count).SelectMany(i =>
            {
                models.Classify(GoldenDigits.Picture(i), new byte[Surroundings.Length], probabilities);
                return probabilities.ToArray();
            })];
            Assert.NotEqual(last, opinions);
            last = opinions;
            models.Next();
            Assert.Null(models.Adopt());
        }
        Assert.Equal("nano", models.Name);
        Assert.Equal(names.Order(), ModelSwitch.Names.Order());
    }

    [Fact]
    public void A_press_while_a_frame_is_read_waits_for_the_next_one()
    {
        // The file has no gate, so its pictures come without surroundings; the network that follows takes them.
        var models = new ModelSwitch(Repository.PathOf("sdk", "models", "nano", "model.tflite"));
        float[] probabilities = new float[models.Classes];
        Assert.False(models.TellsGuesses);
        models.Next();
        Assert.False(models.TellsGuesses);
        int sample = GoldenDigits.Agreed;
        Assert.Equal(GoldenDigits.Label(sample), models.Classify(GoldenDigits.Picture(sample), [], probabilities));
        models.Adopt();
        Assert.True(models.TellsGuesses);
        Assert.Equal(GoldenDigits.Label(sample), models.Classify(GoldenDigits.Picture(sample), new byte[Surroundings.Length], probabilities));
    }

    [Fact]
    public void A_file_comes_first_by_its_name()
    {
        var models = new ModelSwitch(Repository.PathOf("sdk", "models", "nano", "model.tflite"));
        Assert.Equal("model.tflite", models.Name);
        Assert.Equal("digits", models.Next());
    }

    [Fact]
    public void A_network_that_is_not_there_names_those_that_are() => Assert.Equal(
        "Expected a network of digits, flagship, nano, nano-xs or a .tflite file, got 'digit', which is not there; set reader.model or --model.",
        Assert.Throws<InvalidModelException>(() => new ModelSwitch("digit")).Message);

    [Fact]
    public void A_file_that_is_no_network_for_digits_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.Of("eleven.tflite"), TinyModel.Make(1, inputs: 28 * 28, outputs: 11));
        Assert.Equal($"{folder.Of("eleven.tflite")}: expected a network of 10 classes, got 11; choose one for digits.", Assert.Throws<InvalidModelException>(() => new ModelSwitch(folder.Of("eleven.tflite"))).Message);
        File.WriteAllText(folder.Of("text.tflite"), "no network");
        Assert.Throws<InvalidModelException>(() => new ModelSwitch(folder.Of("text.tflite")));
    }
}
