// Reads the handwritten digits of posted pictures (PNG, JPEG, BMP, PNM). Run: dotnet run --urls http://localhost:5000
// then: curl --data-binary @digits.pbm http://localhost:5000/digits
using Edge.Inference;
using Edge.Models;
using Edge.Vision;
using Edge.Vision.Images;
using Microsoft.AspNetCore.RateLimiting;

const int MaxUploadBytes = 1 << 20, MaxPixels = 1 << 22, MaxDigits = 100;
Model model = Model.Load(DigitsModel.Create()); // immutable: one for all requests
var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MaxUploadBytes);
// As many pictures at a time as there are processors, 16 wait, the rest hear 429.
builder.Services.AddRateLimiter(limits => limits.AddConcurrencyLimiter("pictures", pictures =>
    (pictures.PermitLimit, pictures.QueueLimit) = (Environment.ProcessorCount, 16)).RejectionStatusCode = StatusCodes.Status429TooManyRequests);
var app = builder.Build();
app.UseRateLimiter();
app.MapPost("/digits", async (Stream body) =>
{
    try
    {
        using var file = new MemoryStream();
        await body.CopyToAsync(file);
        GrayImage picture = ImageFile.Decode(file.ToArray(), MaxPixels);

        // Vision cuts the digits out as the network knows them: 28x28 bytes, white ink on black.
        var pixels = new byte[MaxDigits * model.InputLength];
        var found = new FoundDigit[MaxDigits];
        int count = new DigitFinder(picture.Width, picture.Height).FindAll(picture, pixels, found);

        var digits = new Classification[count];
        model.ClassifyBatch(pixels.AsSpan(0, count * model.InputLength), digits, threads: 1);
        return Results.Ok(digits.Select((digit, i) => new { Line = found[i].Line + 1, digit.Label, digit.Probability }));
    }
    catch (InvalidImageException e)
    {
        return Results.Problem(e.Message, statusCode: StatusCodes.Status400BadRequest);
    }
    catch (BadHttpRequestException e)
    {
        return Results.Problem(e.Message, statusCode: e.StatusCode);
    }
}).RequireRateLimiting("pictures");
app.Run();
