using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Samples.Tests;

/// <summary>Proves that the endpoint answers over HTTP, and that it refuses what it cannot read with a status and a sentence.</summary>
public class EndpointTests(EndpointServer server) : IClassFixture<EndpointServer>
{
    [Fact]
    public async Task A_page_is_read_with_boxes_and_probabilities()
    {
        (HttpStatusCode status, JsonElement digits) = await PostAsync(Png(new GrayImage(Handwriting.PageWidth, Handwriting.PageHeight, Handwriting.Page("407", "19"))));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal([(0, 4), (0, 0), (0, 7), (1, 1), (1, 9)], digits.EnumerateArray().Select(d => (d.GetProperty("line").GetInt32(), d.GetProperty("label").GetInt32())));
        foreach (JsonElement digit in digits.EnumerateArray())
        {
            Assert.InRange(digit.GetProperty("probability").GetDouble(), 0.5, 1);
            JsonElement box = digit.GetProperty("box");
            Assert.InRange(box.GetProperty("x").GetInt32() + box.GetProperty("width").GetInt32(), 1, Handwriting.PageWidth);
            Assert.InRange(box.GetProperty("y").GetInt32() + box.GetProperty("height").GetInt32(), 1, Handwriting.PageHeight);
        }
    }

    [Fact]
    public async Task Empty_paper_has_no_digits()
    {
        (HttpStatusCode status, JsonElement digits) = await PostAsync(Png(new GrayImage(Handwriting.PageWidth, Handwriting.PageHeight, Handwriting.Page())));
        Assert.Equal((HttpStatusCode.OK, 0), (status, digits.GetArrayLength()));
    }

    [Theory]
    [InlineData("no picture", "Expected a PNG")]
    [InlineData("", "got an empty file")]
    // It claims more pixels than the endpoint takes, and is refused before memory is taken for them.
    [InlineData("P5 4096 4096 255\n", "Expected at most 4194304 pixels, got 4096x4096")]
    public async Task What_is_no_picture_of_fair_size_gets_a_400_and_a_sentence(string body, string sentence)
    {
        (HttpStatusCode status, JsonElement problem) = await PostAsync(System.Text.Encoding.ASCII.GetBytes(body));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(sentence, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_over_the_limit_gets_a_413_and_the_endpoint_lives_on()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/digits") { Content = new ByteArrayContent(new byte[(1 << 20) + 1]) };
        // The server need not read what it refuses: the client asks first.
        request.Headers.ExpectContinue = true;
        using HttpResponseMessage response = await server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        await Empty_paper_has_no_digits();
    }

    [Fact]
    public async Task Many_at_once_are_all_answered_or_asked_to_come_back()
    {
        byte[] page = Png(new GrayImage(Handwriting.PageWidth, Handwriting.PageHeight, Handwriting.Page("12")));
        (HttpStatusCode Status, string)[] answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => SendAsync(page)));
        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.TooManyRequests));
        Assert.Contains(answers, answer => answer.Status == HttpStatusCode.OK);
    }

    private static byte[] Png(GrayImage image)
    {
        using var stream = new MemoryStream();
        PngWriter.Write(stream, image);
        return stream.ToArray();
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(byte[] body)
    {
        (HttpStatusCode status, string text) = await SendAsync(body);
        return (status, JsonDocument.Parse(text).RootElement);
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body);
        using HttpResponseMessage response = await server.Client.PostAsync(new Uri("/digits", UriKind.Relative), content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
