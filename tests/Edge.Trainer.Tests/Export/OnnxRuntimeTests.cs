using System.Threading.Tasks;
using Edge.Testing;
using Google.Protobuf;

namespace Edge.Trainer.Tests.Export;

public sealed class OnnxRuntimeTests
{
    [SkippableTheory]
    [InlineData("smoke.json")]
    [InlineData("digits.json")]
    [InlineData("tf-convnet.json")]
    public async Task AnswersLikeTheTrainer(string recipe) => await AgreesAsync(TrainedNetwork.Make(TestTraining.Shipped(recipe) with { Batch = 12 }));

    [SkippableFact]
    public async Task EveryLayerAnswersLikeTheTrainer() => await AgreesAsync(TrainedNetwork.Make(EveryLayer.Recipe with { Batch = 12 }));

    private static async Task AgreesAsync(TrainedNetwork network)
    {
        var job = new OnnxRuntimeJob("network", network.Model.ToByteArray(), [network.Count, 1, 28, 28], [network.Images]);
        float[] probabilities = (await OnnxRuntimeAnswers.RunOrSkipAsync([job]))[job.Name];
        Assert.Equal(network.Probabilities.Length, probabilities.Length);
        for (int i = 0; i < probabilities.Length; i++)
            Assert.Equal(network.Probabilities[i], probabilities[i], 1e-4f);
    }
}
