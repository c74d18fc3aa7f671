// Reads the digits of posted pictures. Run: dotnet run --project sdk/samples/IntroEndpoint -- --urls http://localhost:5000
// then: curl --data-binary @picture.png http://localhost:5000/digits
using System;
using System.IO;
using System.Linq;
using Edge.Inference;
using Edge.Models;
using Edge.Vision;
using Edge.Vision.Images;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

const int MaxUploadBytes = 1 << 20, MaxPixels = 1 << 22, MaxDigits = 100, MaxWaiting = 16;
Model model = Model.Load(DigitsModel.Create()); // immutable: one for all requests
WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MaxUploadBytes);
builder.Services.AddRateLimiter(limits => limits.AddConcurrencyLimiter("pictures", pictures =>
    (pictures.PermitLimit, pictures.QueueLimit) = (Environment.ProcessorCount, MaxWaiting)).RejectionStatusCode = StatusCodes.Status429TooManyRequests);
WebApplication app = builder.Build();
app.UseRateLimiter();
app.MapPost("/digits", async (Stream body) =>
{
    using var file = new MemoryStream();
    await body.CopyToAsync(file);
    GrayImage page = ImageFile.Decode(file.ToArray(), MaxPixels);
    var pixels = new byte[MaxDigits * model.InputLength];
    var found = new FoundDigit[MaxDigits];
    int count = new DigitFinder(page.Width, page.Height).FindAll(page, pixels, found);
    var digits = new Classification[count];
    model.ClassifyBatch(pixels.AsSpan(0, count * model.InputLength), digits, threads: 1);
    return digits.Select((digit, i) => new { found[i].Line, found[i].Box, digit.Label, digit.Probability });
}).RequireRateLimiting("pictures").AddEndpointFilter(async (context, next) =>
{
    try { return await next(context); }
    catch (InvalidImageException e) { return Results.Problem(e.Message, statusCode: StatusCodes.Status400BadRequest); }
    catch (BadHttpRequestException e) { return Results.Problem(e.Message, statusCode: e.StatusCode); }
});
app.Run();
