// Reads the handwritten digits of a picture (PNG, JPEG, BMP, PNM), line by line. Run: dotnet run -- digits.pbm
using Edge.Inference;
using Edge.Models;
using Edge.Vision;
using Edge.Vision.Images;

const int MaxDigits = 100;
try
{
    GrayImage picture = ImageFile.Load(args is [string path, ..] ? path : "digits.pbm");

    // Vision cuts the digits out as the network knows them: 28x28 bytes, white ink on black.
    Model model = Model.Load(DigitsModel.Create());
    var pixels = new byte[MaxDigits * model.InputLength];
    var found = new FoundDigit[MaxDigits];
    int count = new DigitFinder(picture.Width, picture.Height).FindAll(picture, pixels, found);

    var digits = new Classification[count];
    model.ClassifyBatch(pixels.AsSpan(0, count * model.InputLength), digits);
    for (int i = 0; i < count; i++)
        Console.WriteLine($"line {found[i].Line + 1}: {digits[i].Label} ({digits[i].Probability:P0})");
    return 0;
}
catch (Exception e) when (e is InvalidImageException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
