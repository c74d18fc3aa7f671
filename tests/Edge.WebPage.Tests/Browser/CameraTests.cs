using System;
using System.Threading;
using System.Threading.Tasks;
using Edge.Vision;
using Edge.WebPage.Tests.Fakes;
using Microsoft.Playwright;

namespace Edge.WebPage.Tests.Browser;

/// <summary>Proves the page's two cameras: the browser's, which plays a film of a digit, and the device's.</summary>
[Collection(BrowserGroup.Name)]
public sealed class CameraTests(Chromium chromium)
{
    [SkippableFact]
    public async Task The_browsers_camera_is_read_live_and_freezes()
    {
        await using RunningPage server = await RunningPage.StartAsync();
        await using OpenPage page = await chromium.OpenAsync(server.Address, new BrowserNewContextOptions { Permissions = ["camera"] });
        await page.Page.Locator("#tab-camera").ClickAsync();
        await page.ExpectAsync($"{Chromium.FilmedDigit}");
        Assert.Equal($"Picture with the digit {Chromium.FilmedDigit}", await page.Page.Locator("#view").GetAttributeAsync("aria-label"));
        await page.ShootAsync("camera");
        await page.Page.Locator("#camera-freeze").ClickAsync();
        Assert.Equal("true", await page.Page.Locator("#camera-freeze").GetAttributeAsync("aria-pressed"));
        await page.Page.Locator("#models input[value='nano']").CheckAsync();
        await page.ExpectAsync($"{Chromium.FilmedDigit}");
        // Whoever looks elsewhere is not filmed.
        await page.Page.Locator("#tab-draw").ClickAsync();
        await page.ExpectAsync("");
    }

    [SkippableFact]
    public async Task A_camera_that_may_not_be_used_is_explained()
    {
        await using RunningPage server = await RunningPage.StartAsync();
        await using OpenPage page = await chromium.OpenAsync(server.Address);
        await page.Page.Locator("#tab-camera").ClickAsync();
        await page.Page.WaitForFunctionAsync("() => /camera/.test(document.getElementById('hint').innerText) && /(allow|plug|choose)/.test(document.getElementById('hint').innerText)");
        await page.ShootAsync("camera-refused");
    }

    [SkippableFact]
    public async Task The_devices_camera_is_watched_and_its_faults_are_told()
    {
        bool isBroken = false;
        GrayImage digit = Paper.Draw(9);
        var camera = new CameraSource("a test of a camera", () => new ScriptedCamera((frame, _) =>
        {
            if (Volatile.Read(ref isBroken))
                throw new DigitReader.CameraException("Expected a frame, got 7 bytes; check the cable.");
            digit.Pixels.CopyTo(frame.Pixels, 0);
        }), TimeSpan.FromMilliseconds(50));
        await using RunningPage server = await RunningPage.StartAsync(camera: camera);
        await using OpenPage page = await chromium.OpenAsync(server.Address);
        await page.Page.Locator("#tab-device").ClickAsync();
        await page.ExpectAsync("9");
        Assert.Contains("a test of a camera", await page.Page.Locator("[data-source=device]").InnerTextAsync(), StringComparison.Ordinal);
        await page.ShootAsync("device");
        // Broken until the page has said so: a fault of one frame may be mended before a busy machine reads the message. On such a machine the page may
        // tell of a camera that stalls, too, before it.
        Volatile.Write(ref isBroken, true);
        await page.Page.Locator("#message.shown", new() { HasText = "check the cable" }).WaitForAsync();
        Volatile.Write(ref isBroken, false);
        await page.Page.Locator("#models input[value='digits']").CheckAsync();
        await page.ExpectAsync("9");
    }

    [SkippableFact]
    public async Task The_token_of_the_printed_address_opens_the_page()
    {
        await using RunningPage server = await RunningPage.StartAsync(o => o with { Address = System.Net.IPAddress.Any });
        await using OpenPage page = await chromium.OpenAsync(new Uri(server.Address, $"?token={server.Server.Token}"));
        Assert.Equal(server.Address.ToString(), page.Page.Url);
        await page.DrawSevenAsync();
        await page.ExpectAsync("7");
    }
}
