// Classifies a picture with your own int8 .tflite file. Run: dotnet run --project sdk/samples/IntroOwnModel -- model.tflite picture.png
// The picture has the size of the network's input. Without arguments the shipped file classifies a drawn digit.
using System;
using System.IO;
using Edge.Inference;
using Edge.Micro;
using Edge.Vision.Images;

try
{
    Model model = Model.Load(args is [string file, ..] ? file : Path.Combine(AppContext.BaseDirectory, "model.tflite"));
    Tensor input = model.Graph.Inputs[0];
    Console.WriteLine($"{string.Join('x', input.Shape)} in, {model.OutputLength} classes out, {model.Graph.Operators.Length} operators");

    byte[] pixels = args is not [_, string picture, ..] ? Handwriting.Sign('7')
        : input.Shape[^1] == 3 ? ImageFile.LoadColor(picture).Pixels : ImageFile.Load(picture).Pixels;
    Session session = model.CreateSession();
    session.Classify(pixels);

    var best = new Classification[3];
    int count = session.GetMostProbable(best);
    foreach (Classification answer in best.AsSpan(0, count))
        Console.WriteLine($"{model.Labels?[answer.Label] ?? $"class {answer.Label}"}: {answer.Probability:P1}");
    return 0;
}
catch (Exception e) when (e is InvalidModelException or InvalidImageException or ArgumentException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
