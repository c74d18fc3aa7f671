// Proves that this machine computes what the quantiser computed, bit by bit: samples with their answers travel with the model.
// Run: dotnet run --project sdk/samples/IntroSelfTest
using System;
using Edge.Inference;
using Edge.Models;

Model model = Model.Load(DigitsModel.Create());
if (model.GoldenSamples == 0)
{
    Console.Error.WriteLine("Expected a model with golden samples, got one without; quantise it again, or give it some: quantize model.tflite.");
    return 1;
}
int failures = model.SelfTest();
Console.WriteLine($"{model.GoldenSamples - failures} of {model.GoldenSamples} golden samples right");
return failures == 0 ? 0 : 1;
