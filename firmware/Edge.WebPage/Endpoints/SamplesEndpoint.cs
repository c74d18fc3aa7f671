using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Edge.WebPage.Http;
using Microsoft.AspNetCore.Http;

namespace Edge.WebPage.Endpoints;

/// <summary>GET /api/samples/DIGIT?index=N: a handwritten digit, for who does not draw.</summary>
internal sealed class SamplesEndpoint
{
    private readonly ILookup<int, SampleDigit> _samples;

    /// <summary>Makes the endpoint.</summary>
    public SamplesEndpoint(IEnumerable<SampleDigit> samples) => _samples = samples.ToLookup(s => s.Label);

    /// <summary>Answers with one digit; the index goes round.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        SampleDigit[] samples = [.. int.TryParse((string?)context.Request.RouteValues["digit"], out int digit) ? _samples[digit] : []];
        if (samples.Length == 0)
            throw new RequestException(
                StatusCodes.Status404NotFound,
                $"Expected one of the digits {string.Join(", ", _samples.Select(s => s.Key).Order())}, got '{ReadEndpoint.Shown((string?)context.Request.RouteValues["digit"] ?? "")}'; choose one of them.");
        int index = (ReadEndpoint.Number(context.Request, "index", 0, int.MaxValue) ?? 0) % samples.Length;
        return Json.WriteAsync(context, new { Digit = digit, Index = index, Count = samples.Length, Pixels = samples[index].Pixels.ToArray() });
    }
}
