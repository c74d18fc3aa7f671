using System;
using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Edge.WebPage.Http;

/// <summary>The bytes that a visitor sends.</summary>
internal static class Body
{
    private const int FirstGuess = 1 << 16;

    /// <summary>Reads all of them; the server's limit ends those of too many.</summary>
    /// <exception cref="BadHttpRequestException">Too many, or too slow.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context, int most)
    {
        long? announced = context.Request.ContentLength;
        if (announced > most)
            throw new BadHttpRequestException("", StatusCodes.Status413PayloadTooLarge);
        // An announcement costs nothing, so that memory follows what really comes.
        using var buffer = new MemoryStream((int)Math.Min(announced ?? FirstGuess, FirstGuess));
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}
