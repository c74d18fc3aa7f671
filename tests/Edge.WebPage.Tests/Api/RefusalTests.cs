using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Edge.Vision;
using Edge.WebPage.Tests.Fakes;

namespace Edge.WebPage.Tests.Api;

/// <summary>Proves that what cannot be answered gets its status and one sentence, and that the server goes on.</summary>
public sealed class RefusalTests
{
    private static readonly byte[] Digit = Paper.Png(Paper.Draw(4));

    public static TheoryData<string, byte[]> Malformed => new()
    {
        { "", [] },
        { "", "no picture"u8.ToArray() },
        { "", Digit[..40] },
        { "", Digit[..^20] },
        { "", [.. "P5 10 10 255\n"u8, 1, 2, 3] },
        { "", [.. "BM"u8] },
        { "", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] },
        { "?width=10&height=10", new byte[99] },
        { "?width=10", new byte[100] },
        { "?width=-1&height=10", new byte[10] },
        { "?width=1e3&height=10", new byte[10] },
        { "?width=99999999999999999999&height=1", new byte[10] },
        { "?width=0&height=0", [] },
        { "?layers=-1", Digit },
        { "?layers=x%00y", Digit },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_malformed_picture_is_refused_with_400(string query, byte[] body)
    {
        await using RunningPage page = await RunningPage.StartAsync();
        using HttpResponseMessage answer = await page.ReadAsync(body, query);
        Assert.Contains("xpected", await RunningPage.RefusalAsync(answer, 400), StringComparison.Ordinal);
        Assert.Equal(1, (await page.ReadJsonAsync(Digit)).GetProperty("digits").GetArrayLength());
    }

    [Fact]
    public async Task A_large_file_is_refused_with_413_before_it_is_read()
    {
        await using RunningPage page = await RunningPage.StartAsync(o => o with { MaxUploadBytes = 100_000 });
        using HttpResponseMessage answer = await page.ReadAsync(new byte[100_001]);
        Assert.Contains("100000 bytes", await RunningPage.RefusalAsync(answer, 413), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_file_of_unknown_length_is_refused_with_413()
    {
        await using RunningPage page = await RunningPage.StartAsync(o => o with { MaxUploadBytes = 100_000 });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/read", UriKind.Relative)) { Content = new StreamContent(new EndlessStream(200_000)) };
        request.Headers.TransferEncodingChunked = true;
        using HttpResponseMessage answer = await page.Client.SendAsync(request);
        await RunningPage.RefusalAsync(answer, 413);
    }

    [Fact]
    public async Task A_file_that_claims_many_pixels_is_refused_before_memory_is_taken()
    {
        // 8000x8000 of one colour weigh a few kilobytes.
        byte[] bomb = Paper.Png(new GrayImage(8000, 8000));
        await using RunningPage page = await RunningPage.StartAsync();
        Assert.InRange(bomb.Length, 1, 200_000);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        using HttpResponseMessage answer = await page.ReadAsync(bomb);
        Assert.Contains("8000x8000", await RunningPage.RefusalAsync(answer, 413), StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 16_000_000);
        using HttpResponseMessage raw = await page.ReadAsync([], "?width=8000&height=8000");
        await RunningPage.RefusalAsync(raw, 413);
    }

    [Theory]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("GET", "/assets/index.html", 404)]
    [InlineData("GET", "/../../etc/passwd", 404)]
    [InlineData("GET", "/api/models/none", 404)]
    [InlineData("GET", "/api/models/none/profile", 404)]
    [InlineData("GET", "/api/samples/10", 404)]
    [InlineData("GET", "/api/samples/seven", 404)]
    [InlineData("GET", "/api/samples/7?index=-1", 400)]
    [InlineData("GET", "/api/stream", 404)]
    [InlineData("GET", "/api/read", 405)]
    [InlineData("PUT", "/api/read", 405)]
    [InlineData("POST", "/api/models", 405)]
    [InlineData("DELETE", "/", 405)]
    [InlineData("POST", "/api/read?model=none", 404)]
    public async Task What_is_not_there_says_so(string method, string path, int status)
    {
        await using RunningPage page = await RunningPage.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        using HttpResponseMessage answer = await page.Client.SendAsync(request);
        Assert.Contains("xpected", await RunningPage.RefusalAsync(answer, status), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_to_wait_and_then_served()
    {
        await using RunningPage page = await RunningPage.StartAsync(o => o with { RequestsPerWindow = 5, Window = TimeSpan.FromSeconds(1) });
        var statuses = new List<HttpStatusCode>();
        for (int i = 0; i < 12; i++)
        {
            using HttpResponseMessage answer = await page.Client.GetAsync(new Uri("api/models", UriKind.Relative));
            statuses.Add(answer.StatusCode);
            if (answer.StatusCode != HttpStatusCode.TooManyRequests)
                continue;
            Assert.NotNull(answer.Headers.RetryAfter?.Delta);
            Assert.Contains("at most 5 requests", await RunningPage.RefusalAsync(answer, 429), StringComparison.Ordinal);
        }
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.Contains(HttpStatusCode.OK, statuses);
        // The page itself is not counted: a visitor can still read why.
        using HttpResponseMessage home = await page.Client.GetAsync(page.Address);
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        await Task.Delay(TimeSpan.FromSeconds(1.2));
        using HttpResponseMessage later = await page.Client.GetAsync(new Uri("api/models", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    public async Task Damaged_pictures_never_fail_the_server()
    {
        await using RunningPage page = await RunningPage.StartAsync();
        byte[][] seeds = [Digit, [.. "P5 28 28 255\n"u8, .. Paper.Sample(3)], [.. "P2 2 2 9 1 2 3 4"u8]];
        var random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 600; i++)
        {
            byte[] body = Damage(seeds[i % seeds.Length], random);
            using HttpResponseMessage answer = await page.ReadAsync(body, random.Next(4) == 0 ? "?layers=0&model=nano" : "?model=nano");
            if (answer.StatusCode == HttpStatusCode.OK)
                continue;
            refused++;
            await RunningPage.RefusalAsync(answer, answer.StatusCode == HttpStatusCode.RequestEntityTooLarge ? 413 : 400);
        }
        Assert.InRange(refused, 100, 600);
        Assert.Equal(1, (await page.ReadJsonAsync(Digit)).GetProperty("digits").GetArrayLength());
    }

    [Fact]
    public async Task Damaged_requests_never_stop_the_server()
    {
        await using RunningPage page = await RunningPage.StartAsync();
        var random = new Random(11);
        byte[] request = [.. Encoding.ASCII.GetBytes($"POST /api/read?model=nano HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {Digit.Length}\r\n\r\n"), .. Digit];
        for (int i = 0; i < 60; i++)
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(IPAddress.Loopback, page.Server.Port);
            NetworkStream stream = socket.GetStream();
            try
            {
                await stream.WriteAsync(Damage(request, random));
                socket.Client.Shutdown(SocketShutdown.Send);
                var answer = new byte[4096];
                while (await stream.ReadAsync(answer) > 0)
                    Assert.DoesNotContain("   at ", Encoding.Latin1.GetString(answer), StringComparison.Ordinal);
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                // The server has closed the connection: an answer of its own.
            }
        }
        Assert.Equal(1, (await page.ReadJsonAsync(Digit)).GetProperty("digits").GetArrayLength());
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        byte[] bytes = random.Next(3) == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
        for (int i = random.Next(1, 6); i > 0 && bytes.Length > 0; i--)
            bytes[random.Next(random.Next(2) == 0 ? Math.Min(60, bytes.Length) : bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }
}
