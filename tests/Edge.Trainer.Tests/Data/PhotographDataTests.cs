using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Data;
using Edge.Inference;
using Edge.Testing;
using Edge.Trainer.Data;
using Edge.Trainer.Recipes;
using Edge.Trainer.Results;

namespace Edge.Trainer.Tests.Data;

/// <summary>Proves that cut-outs of photographs are of digits, parts of digits and other things in their shares, are always the same, and hold none of the held-out digits.</summary>
public sealed class PhotographDataTests
{
    private const int Held = 50_000;

    [SkippableFact]
    public void TwoOfSevenAreDigitsAndTheRestIsNone()
    {
        (ImageSet train, ImageSet test) = MnistData.Load(Mnist.FolderOrSkip());
        (ImageSet images, ImageSet tested) = PhotographData.Make(train, test, 245, CancellationToken.None);
        Assert.Equal((245, 40, 5, 11), (images.Count, tested.Count, images.Channels, images.ClassNames.Count));
        Assert.Equal(175, images.Labels.ToArray().Count(label => label == PhotographData.Other));
        Assert.Equal(10, images.Labels.ToArray().Where(label => label < 10).Distinct().Count());
        (ImageSet again, _) = PhotographData.Make(train, test, 245, CancellationToken.None);
        Assert.True(images.Pixels.Span.SequenceEqual(again.Pixels.Span));
    }

    [SkippableFact]
    public async Task MnistComesLastAndDigitsOfPhotographsAreTold()
    {
        string folder = Mnist.FolderOrSkip();
        (ImageSet train, ImageSet test) = MnistData.Load(folder);
        Recipe recipe = TestTraining.Shipped("smoke.json") with { Data = new DataSpec { Source = DataSource.Mnist, Validation = Held, Photographs = 90 } };
        (ImageSet images, ImageSet tested) = await RecipeData.LoadAsync(recipe, folder, CancellationToken.None);
        Assert.Equal(train.Count + 90, images.Count);
        Assert.True(test.Pixels.Span.SequenceEqual(tested.Pixels.Span));
        Assert.True(train.Pixels.Span.SequenceEqual(images.Pixels.Span[(90 * 28 * 28)..]));
        // A network that reads digits reads these.
        Model model = Model.Load(Repository.PathOf("sdk", "models", "digits", "model.tflite"));
        Assert.InRange(Int8Evaluator.Run(model, images.Slice(0, 90), CancellationToken.None).Correct, 80, 90);
    }
}
