// Reads all digits of a picture, line by line. Run: dotnet run --project sdk/samples/IntroPage -- picture.png
// Without a picture it reads a page of its own.
using System;
using System.IO;
using Edge.Inference;
using Edge.Models;
using Edge.Vision;
using Edge.Vision.Images;

const int MaxDigits = 100;
try
{
    GrayImage page = args is [string path, ..] ? ImageFile.Load(path)
        : new GrayImage(Handwriting.PageWidth, Handwriting.PageHeight, Handwriting.Page("314159", "2718", "60221"));

    // Vision cuts the digits out as the network knows them: 28x28 bytes, white ink on black.
    var pixels = new byte[MaxDigits * DigitFinder.DigitSide * DigitFinder.DigitSide];
    var found = new FoundDigit[MaxDigits];
    int count = new DigitFinder(page.Width, page.Height).FindAll(page, pixels, found);

    Model model = Model.Load(DigitsModel.Create());
    var digits = new Classification[count];
    model.ClassifyBatch(pixels.AsSpan(0, count * model.InputLength), digits);

    for (int i = 0; i < count; i++)
        Console.WriteLine($"line {found[i].Line + 1}: {digits[i].Label} ({digits[i].Probability:P0}) at {found[i].Box.X},{found[i].Box.Y}");
    return 0;
}
catch (Exception e) when (e is InvalidImageException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
