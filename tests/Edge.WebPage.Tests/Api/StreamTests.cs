using System;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Edge.DigitReader;
using Edge.Vision;
using Edge.Vision.Images;
using Edge.WebPage.Tests.Fakes;

namespace Edge.WebPage.Tests.Api;

/// <summary>Proves the device's camera in the page: frames with answers, faults as sentences, and a camera that is open only while somebody watches.</summary>
public sealed class StreamTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    [Fact]
    public async Task Every_frame_comes_with_its_picture_and_answer()
    {
        GrayImage digit = Paper.Draw(8);
        await using RunningPage page = await RunningPage.StartAsync(camera: Source(() => new ScriptedCamera((frame, _) => digit.Pixels.CopyTo(frame.Pixels, 0))));
        JsonElement about = await page.GetJsonAsync("api/camera");
        Assert.True(about.GetProperty("available").GetBoolean());
        Assert.Equal("test camera", about.GetProperty("name").GetString());
        using EventReader events = await EventReader.OpenAsync(page.Client, "api/stream?model=digits&layers=0");
        for (int i = 0; i < 3; i++)
        {
            JsonElement frame = (await events.NextAsync("frame"))!.Value;
            JsonElement reading = frame.GetProperty("reading");
            Assert.Equal(8, reading.GetProperty("digits")[0].GetProperty("label").GetInt32());
            Assert.True(reading.GetProperty("layers").GetArrayLength() > 3);
            GrayImage picture = ImageFile.Decode(frame.GetProperty("picture").GetBytesFromBase64());
            Assert.Equal(digit.Pixels, picture.Pixels);
        }
    }

    [Fact]
    public async Task The_camera_is_open_only_while_somebody_watches_and_shared_by_all()
    {
        int opened = 0, closed = 0;
        await using RunningPage page = await RunningPage.StartAsync(camera: Source(() =>
        {
            Interlocked.Increment(ref opened);
            return new ScriptedCamera((_, _) => { }, () => Interlocked.Increment(ref closed));
        }));
        Assert.Equal(0, opened);
        for (int round = 1; round <= 2; round++)
        {
            using (EventReader one = await EventReader.OpenAsync(page.Client, "api/stream"), other = await EventReader.OpenAsync(page.Client, "api/stream?model=nano"))
            {
                Assert.NotNull(await one.NextAsync("frame"));
                Assert.NotNull(await other.NextAsync("frame"));
                Assert.Equal(round, opened);
            }
            await UntilAsync(() => closed == round);
        }
    }

    [Fact]
    public async Task Faults_are_told_and_the_stream_recovers()
    {
        int opened = 0;
        bool isBroken = false;
        GrayImage digit = Paper.Draw(2);
        await using RunningPage page = await RunningPage.StartAsync(camera: Source(() => Interlocked.Increment(ref opened) == 2
            ? throw new CameraException("Expected a camera, got an empty socket; plug it in.")
            : new ScriptedCamera((frame, _) =>
            {
                if (opened == 1 && Volatile.Read(ref isBroken))
                    throw new CameraException("Expected a frame, got 7 bytes; check the cable.");
                digit.Pixels.CopyTo(frame.Pixels, 0);
            })));
        using EventReader events = await EventReader.OpenAsync(page.Client, "api/stream");
        Assert.NotNull(await events.NextAsync("frame"));
        Volatile.Write(ref isBroken, true);
        JsonElement notice = (await events.NextAsync("notice"))!.Value;
        Assert.Contains("xpected", notice.GetProperty("message").GetString(), StringComparison.Ordinal);
        await UntilAsync(() => opened >= 3);
        JsonElement frame = (await events.NextAsync("frame"))!.Value;
        Assert.Equal(2, frame.GetProperty("reading").GetProperty("digits")[0].GetProperty("label").GetInt32());
    }

    [Fact]
    public async Task A_camera_that_cannot_be_opened_is_503_with_its_sentence()
    {
        await using RunningPage page = await RunningPage.StartAsync(camera: Source(() => throw new CameraException("Expected /dev/video0, got none; plug a camera in.")));
        using HttpResponseMessage answer = await page.Client.GetAsync(new Uri("api/stream", UriKind.Relative));
        Assert.Contains("/dev/video0", await RunningPage.RefusalAsync(answer, 503), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_camera_that_hangs_is_told_to_its_viewers_and_left_alone()
    {
        using var hang = new ManualResetEventSlim();
        void HangAfterTheFirst(int n)
        {
            if (n > 0)
                hang.Wait();
        }
        CameraSource camera = Source(() => new ScriptedCamera((_, n) => HangAfterTheFirst(n))) with { StallTimeout = TimeSpan.FromMilliseconds(200) };
        await using RunningPage page = await RunningPage.StartAsync(camera: camera);
        using (EventReader events = await EventReader.OpenAsync(page.Client, "api/stream"))
            Assert.Contains("within 0.2 seconds", (await events.NextAsync("notice"))!.Value.GetProperty("message").GetString(), StringComparison.Ordinal);
        hang.Set();
    }

    [Fact]
    public async Task A_page_of_digits_comes_in_reading_order_and_frames_vote()
    {
        GrayImage sheet = Paper.Draw(3, 640, 240), other = Paper.Draw(6);
        for (int y = 0; y < 240; y++)
            other.Pixels.AsSpan(y * 320 + 90, 140).CopyTo(sheet.Pixels.AsSpan(y * 640 + 440, 140));
        CameraSource camera = Source(() => new ScriptedCamera((frame, _) => sheet.Pixels.CopyTo(frame.Pixels, 0), width: 640)) with { Votes = true };
        await using RunningPage page = await RunningPage.StartAsync(camera: camera);
        using EventReader events = await EventReader.OpenAsync(page.Client, "api/stream");
        JsonElement[] digits;
        do
            digits = [.. (await events.NextAsync("frame"))!.Value.GetProperty("reading").GetProperty("digits").EnumerateArray()];
        while (digits.Length < 2 || !digits[0].GetProperty("answered").GetBoolean());
        Assert.Equal([3, 6], digits.Select(d => d.GetProperty("label").GetInt32()));
    }

    [Fact]
    public async Task A_stream_that_ends_is_opened_again()
    {
        int opened = 0;
        await using RunningPage page = await RunningPage.StartAsync(camera: Source(() =>
        {
            Interlocked.Increment(ref opened);
            return new ScriptedCamera((_, _) => { }, end: 2);
        }));
        using EventReader events = await EventReader.OpenAsync(page.Client, "api/stream");
        await UntilAsync(() => opened >= 3);
        Assert.NotNull(await events.NextAsync("frame"));
    }

    [Fact]
    public async Task Too_many_viewers_are_told_so_and_a_place_that_is_free_again_is_given()
    {
        await using RunningPage page = await RunningPage.StartAsync(o => o with { MaxStreams = 2 }, Source(() => new ScriptedCamera((_, _) => { })));
        using EventReader first = await EventReader.OpenAsync(page.Client, "api/stream");
        using (EventReader second = await EventReader.OpenAsync(page.Client, "api/stream"))
        {
            using HttpResponseMessage third = await page.Client.GetAsync(new Uri("api/stream", UriKind.Relative));
            Assert.Contains("at most 2 viewers", await RunningPage.RefusalAsync(third, 429), StringComparison.Ordinal);
        }
        await UntilAsync(() =>
        {
            using HttpResponseMessage again = page.Client.GetAsync(new Uri("api/stream", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead).Result;
            return again.IsSuccessStatusCode;
        });
    }

    [Fact]
    public async Task The_server_stops_while_somebody_watches()
    {
        int closed = 0;
        RunningPage page = await RunningPage.StartAsync(camera: Source(() => new ScriptedCamera((_, _) => { }, () => Interlocked.Increment(ref closed))));
        using EventReader events = await EventReader.OpenAsync(page.Client, "api/stream");
        Assert.NotNull(await events.NextAsync("frame"));
        var client = page.Client;
        Task stop = page.Server.DisposeAsync().AsTask();
        Assert.Same(stop, await Task.WhenAny(stop, Task.Delay(TimeSpan.FromSeconds(30))));
        await UntilAsync(() => closed == 1);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync(page.Address));
        Assert.Empty(page.Faults);
    }

    private static CameraSource Source(Func<ICamera> open) => new("test camera", open, Interval);

    private static async Task UntilAsync(Func<bool> condition)
    {
        var patience = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(60), "it did not happen");
            await Task.Delay(20);
        }
    }
}
