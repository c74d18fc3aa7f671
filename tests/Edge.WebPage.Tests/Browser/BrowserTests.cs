using System;
using System.Linq;
using System.Threading.Tasks;
using Edge.WebPage.Tests.Fakes;
using Microsoft.Playwright;

namespace Edge.WebPage.Tests.Browser;

/// <summary>Proves the page as people use it, in Chromium: drawing, samples, pictures, networks and what is inside them.</summary>
[Collection(BrowserGroup.Name)]
public sealed class BrowserTests(Chromium chromium)
{
    [SkippableFact]
    public async Task A_digit_drawn_with_the_mouse_is_read_while_it_is_drawn()
    {
        await using RunningPage server = await RunningPage.StartAsync();
        await using OpenPage page = await chromium.OpenAsync(server.Address);
        Assert.Equal("Draw a digit here", await page.Page.Locator("#hint").InnerTextAsync());
        await page.DrawSevenAsync();
        await page.ExpectAsync("7");
        Assert.Matches(@"^\d+(\.\d)? % sure", await page.Page.Locator("#says").InnerTextAsync());
        Assert.Equal(10, await page.Page.Locator("#bars li").CountAsync());
        Assert.Equal(["vision", "inference"], (await page.Page.Locator("#times dt").AllInnerTextsAsync()).Take(2));
        Assert.True(await page.NumberAsync(Ink("seen")) > 30, "the picture that the network saw is empty");
        Assert.True(await page.NumberAsync(Painted("boxes")) > 100, "no box is drawn");
        await page.ShootAsync("drawn");

        await page.Page.Locator("#clear").ClickAsync();
        await page.ExpectAsync("");
        Assert.Equal(0, await page.NumberAsync(Painted("boxes")));
        Assert.Equal("Draw a digit here", await page.Page.Locator("#hint").InnerTextAsync());
    }

    [SkippableFact]
    public async Task Digits_drawn_beside_one_another_are_read_in_order_and_each_can_be_looked_at()
    {
        await using RunningPage server = await RunningPage.StartAsync();
        await using OpenPage page = await chromium.OpenAsync(server.Address);
        await page.DrawAsync((0.18, 0.3), (0.18, 0.7));
        await page.DrawAsync((0.4, 0.3), (0.55, 0.3), (0.51, 0.45), (0.45, 0.7));
        await page.DrawAsync((0.8, 0.3), (0.8, 0.7));
        await page.ExpectAsync("171");
        await page.Page.Locator("#verdict button").Nth(1).ClickAsync();
        await page.Page.WaitForFunctionAsync("() => document.querySelector('#bars .best').innerText.startsWith('7')");
        Assert.Equal("true", await page.Page.Locator("#verdict button").Nth(1).GetAttributeAsync("aria-pressed"));
        await page.ShootAsync("three");
        await page.Page.Locator("#undo").ClickAsync();
        await page.ExpectAsync("17");
    }

    [SkippableFact]
    public async Task A_picture_is_dropped_chosen_and_pasted()
    {
        await using RunningPage server = await RunningPage.StartAsync();
        await using OpenPage page = await chromium.OpenAsync(server.Address);
        await SendAsync(page, "drop", Paper.Png(Paper.Draw(4)));
        await page.ExpectAsync("4");
        Assert.Equal("true", await page.Page.Locator("#tab-picture").GetAttributeAsync("aria-selected"));
        await page.ShootAsync("picture");
        await page.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "nine.png", MimeType = "image/png", Buffer = Paper.Png(Paper.Draw(9)) });
        await page.ExpectAsync("9");
        await SendAsync(page, "paste", Paper.Png(Paper.Draw(6)));
        await page.ExpectAsync("6");
        // What the browser cannot show the server still reads.
        byte[] digit = Paper.Draw(2).Pixels;
        await page.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "two.pgm", MimeType = "image/x-portable-graymap", Buffer = [.. "P5 320 240 255\n"u8, .. digit] });
        await page.ExpectAsync("2");
    }

    [SkippableFact]
    public async Task A_file_that_is_no_picture_is_refused_in_a_sentence_that_people_see()
    {
        await using RunningPage server = await RunningPage.StartAsync();
        await using OpenPage page = await chromium.OpenAsync(server.Address);
        await page.Page.Locator("#tab-picture").ClickAsync();
        await page.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "notes.txt", MimeType = "text/plain", Buffer = "no picture"u8.ToArray() });
        ILocator message = page.Page.Locator("#message.shown");
        Assert.Contains("Expected a PNG", await message.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("Choose, drop or paste a picture", await page.Page.Locator("#hint").InnerTextAsync());
        await page.ShootAsync("refused");
        await page.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "one.png", MimeType = "image/png", Buffer = Paper.Png(Paper.Draw(1)) });
        await page.ExpectAsync("1");
        // The browser notes the refusal by itself.
        page.Forgive("400 (Bad Request)");
    }

    [SkippableFact]
    public async Task The_network_is_switched_and_its_layers_show()
    {
        await using RunningPage server = await RunningPage.StartAsync();
        await using OpenPage page = await chromium.OpenAsync(server.Address, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 2000 } });
        await page.DrawSevenAsync();
        await page.ExpectAsync("7");
        foreach (string name in new[] { "digits", "nano", "nano-xs", "flagship" })
        {
            await page.Page.Locator($"#models input[value='{name}']").CheckAsync();
            await page.Page.WaitForFunctionAsync("name => document.getElementById('facts').innerText.startsWith(name + ':')", name);
            await page.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('.layer .maps > canvas')].every(c => !c.hidden && c.width > 20)");
            await page.ExpectAsync("7");
            Assert.True(await page.NumberAsync("[...document.querySelectorAll('.layer .maps > canvas')].length") >= 5);
            // Activations differ from tile to tile: a canvas of one colour shows nothing.
            Assert.True(await page.NumberAsync(Colours(".layer .maps > canvas")) > 4);
        }
        await page.Page.Locator("summary").First.ClickAsync();
        await page.Page.WaitForFunctionAsync($"() => document.querySelector('.layer details[open] canvas') && {Colours(".layer details[open] canvas")} > 4");
        await page.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('.layer dl')].every(d => /µs|ms/.test(d.innerText))");
        await page.ShootAsync("inside", whole: true);
    }

    [SkippableFact]
    public async Task A_finger_draws_on_a_phone_and_nothing_is_wider_than_it()
    {
        await using RunningPage server = await RunningPage.StartAsync(camera: new CameraSource("none", () => throw new DigitReader.CameraException("Expected a camera, got none; plug one in."), TimeSpan.FromSeconds(1)));
        foreach ((int width, int height) in new[] { (320, 568), (390, 844), (844, 390) })
        {
            await using OpenPage page = await chromium.OpenAsync(server.Address, new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = height },
                HasTouch = true,
                IsMobile = true,
                DeviceScaleFactor = 2,
            });
            await TouchAsync(page, [(0.38, 0.22), (0.62, 0.22), (0.56, 0.4), (0.47, 0.8)]);
            await page.ExpectAsync("7");
            Assert.Equal(width, await page.NumberAsync("document.documentElement.scrollWidth"));
            await page.ShootAsync($"phone-{width}");
            Assert.True(await page.NumberAsync("document.getElementById('pad').getBoundingClientRect().height") <= height, "the pad is higher than the window");
            foreach (string tab in new[] { "camera", "picture", "draw" })
            {
                await page.Page.Locator($"#tab-{tab}").TapAsync();
                Assert.Equal(width, await page.NumberAsync("document.documentElement.scrollWidth"));
            }
            // Fingers are wider than a mouse's arrow (WCAG 2.5.8).
            string small = await page.Page.EvaluateAsync<string>(
                "[...document.querySelectorAll('button, select, .models label, summary')].map(e => [e.innerText, e.getBoundingClientRect()]).filter(([, r]) => r.width > 0 && (r.width < 24 || r.height < 24)).map(([t]) => t).join()");
            Assert.Equal("", small);
        }
    }

    internal static string Ink(string id) =>
        $"(() => {{ const c = document.getElementById('{id}'); return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.filter((v, i) => i % 4 === 0 && v > 60).length; }})()";

    private static string Painted(string id) =>
        $"(() => {{ const c = document.getElementById('{id}'); return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.filter((v, i) => i % 4 === 3 && v > 0).length; }})()";

    private static string Colours(string selector) =>
        $"(() => {{ const c = document.querySelector('{selector}'); return new Set(new Uint32Array(c.getContext('2d').getImageData(0, 0, c.width, c.height).data.buffer)).size; }})()";

    private static async Task SendAsync(OpenPage page, string way, byte[] file) => await page.Page.EvaluateAsync(
        """
        ([way, file]) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([Uint8Array.from(atob(file), c => c.charCodeAt(0))], 'picture.png', { type: 'image/png' }));
          dispatchEvent(way === 'drop'
            ? new DragEvent('drop', { dataTransfer: transfer, cancelable: true })
            : new ClipboardEvent('paste', { clipboardData: transfer }));
        }
        """,
        new[] { way, Convert.ToBase64String(file) });

    // Playwright's touch screen only taps: strokes are sent as Chromium's own protocol has them.
    private static async Task TouchAsync(OpenPage page, (double X, double Y)[] points)
    {
        await page.Page.Locator("#pad").ScrollIntoViewIfNeededAsync();
        LocatorBoundingBoxResult pad = (await page.Page.Locator("#pad").BoundingBoxAsync())!;
        ICDPSession protocol = await page.Page.Context.NewCDPSessionAsync(page.Page);
        for (int i = 0; i < points.Length; i++)
            foreach (double share in i == 0 ? new[] { 1.0 } : [0.25, 0.5, 0.75, 1.0])
            {
                (double X, double Y) from = points[Math.Max(0, i - 1)], to = points[i];
                object[] at = [new { x = pad.X + (pad.Width * (from.X + (share * (to.X - from.X)))), y = pad.Y + (pad.Height * (from.Y + (share * (to.Y - from.Y)))) }];
                await protocol.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = i == 0 ? "touchStart" : "touchMove", ["touchPoints"] = at });
            }
        await protocol.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });
    }
}
