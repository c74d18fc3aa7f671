// Says "no digit" to empty paper and to what is none. Run: dotnet run --project sdk/samples/IntroRejectUnknown
using System;
using Edge.Inference;
using Edge.Models;
using Edge.Vision;

var finder = new DigitFinder(Handwriting.PageWidth, Handwriting.PageHeight);
byte[] pixels = new byte[DigitFinder.DigitSide * DigitFinder.DigitSide], surroundings = new byte[Surroundings.Length];

// A probability tells little here: a letter is often a very sure 4. The rule weighs the scores of all digits, and those of the
// gate, a network that sees what lies around a digit too and tells digits from other writing.
var session = new RejectingSession(Model.Load(DigitsModel.Create()), DigitsRejection.Create(), Model.Load(GateModel.Create()));

foreach (string writing in new[] { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "", "A", "K", "M", "W", "X" })
{
    var frame = new GrayImage(Handwriting.PageWidth, Handwriting.PageHeight, Handwriting.Page(writing));
    if (!finder.TryFind(frame, pixels, out DigitBox box))
    {
        Console.WriteLine($"'{writing}': no digit, the paper is empty");
        continue;
    }
    Surroundings.Draw(frame, box, surroundings);
    if (session.TryClassify(pixels, surroundings, out Classification best))
        Console.WriteLine($"'{writing}': {best.Label}");
    else
        Console.WriteLine($"'{writing}': no digit, though the network alone says {best.Label} ({best.Probability:P0})");
}
