// Says "no digit" to empty paper and where the network is not sure. Run: dotnet run --project sdk/samples/IntroRejectUnknown
using System;
using Edge.Inference;
using Edge.Models;
using Edge.Vision;

const float LeastProbability = 0.9f;
var finder = new DigitFinder(Handwriting.PageWidth, Handwriting.PageHeight);
Session session = Model.Load(DigitsModel.Create()).CreateSession();
var pixels = new byte[DigitFinder.DigitSide * DigitFinder.DigitSide];

foreach (string writing in new[] { "7", "2", "", "X" })
{
    var frame = new GrayImage(Handwriting.PageWidth, Handwriting.PageHeight, Handwriting.Page(writing));
    Console.Write($"'{writing}': ");
    if (!finder.TryFind(frame, pixels, out _))
        Console.WriteLine("no digit: the paper is empty");
    else if (session.Classify(pixels) is not { Probability: >= LeastProbability } digit)
        Console.WriteLine("no digit: the network is not sure");
    else
        Console.WriteLine(digit.Label);
}
