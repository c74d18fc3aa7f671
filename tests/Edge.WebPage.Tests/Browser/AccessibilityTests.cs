using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.WebPage.Tests.Fakes;
using Microsoft.Playwright;

namespace Edge.WebPage.Tests.Browser;

/// <summary>Proves that the page can be used with the keyboard alone, with a screen reader, in light and in dark.</summary>
[Collection(BrowserGroup.Name)]
public sealed class AccessibilityTests(Chromium chromium)
{
    // WCAG 2.2, success criterion 1.4.3 (AA), for text below 24 pixels.
    private const double LeastContrast = 4.5;

    [SkippableFact]
    public async Task Everything_is_done_with_the_keyboard_alone()
    {
        await using RunningPage server = await RunningPage.StartAsync(camera: Dark());
        await using OpenPage page = await chromium.OpenAsync(server.Address);
        // The tab of a camera that gives nothing.
        page.Forgive("503");
        IKeyboard keys = page.Page.Keyboard;
        await TabToAsync(page, "#pad");
        await keys.PressAsync("5");
        await page.ExpectAsync("5");
        await keys.PressAsync("Control+z");
        await page.ExpectAsync("");
        await keys.PressAsync("3");
        await page.ExpectAsync("3");
        await keys.PressAsync("1");
        await page.ExpectAsync("31");
        await keys.PressAsync("Backspace");
        await page.ExpectAsync("3");
        await keys.PressAsync("Escape");
        await page.ExpectAsync("");

        await TabToAsync(page, "#samples button:nth-child(9)");
        await keys.PressAsync("Enter");
        await page.ExpectAsync("8");
        await TabToAsync(page, "#models input:checked", back: true);
        await keys.PressAsync("ArrowRight");
        await page.Page.WaitForFunctionAsync("() => document.getElementById('facts').innerText.startsWith('digits:')");
        await TabToAsync(page, "#tab-draw");
        foreach (string next in new[] { "camera", "picture", "device", "draw" })
        {
            await keys.PressAsync("ArrowRight");
            Assert.Equal($"tab-{next}", await page.Page.EvaluateAsync<string>("document.activeElement.id"));
            Assert.Equal("true", await page.Page.Locator($"#tab-{next}").GetAttributeAsync("aria-selected"));
            if (next == "picture")
                await TabToAsync(page, "#file");
            if (next == "picture")
                await TabToAsync(page, "#tab-picture", back: true);
        }
        await page.ExpectAsync("8");
    }

    [SkippableFact]
    public async Task Every_control_has_a_name_and_the_answer_is_spoken_once()
    {
        await using RunningPage server = await RunningPage.StartAsync();
        await using OpenPage page = await chromium.OpenAsync(server.Address);
        await page.Page.Locator("#samples button").Nth(7).ClickAsync();
        await page.ExpectAsync("7");
        await page.Page.WaitForFunctionAsync("() => /^Answer: 7, [\\d.]+ %\\.$/.test(document.querySelector('[role=status]').innerText)");
        Assert.Equal("polite", await page.Page.Locator("#announce").GetAttributeAsync("aria-live"));

        string tree = await page.Page.Locator("body").AriaSnapshotAsync();
        foreach (string expected in new[]
        {
            "heading \"Edge\" [level=1]", "group \"Network\"", "radio \"flagship", "[checked]", "tab \"Draw\" [selected]", "tabpanel \"Draw\"",
            "application \"Drawing pad\"", "button \"Undo\"", "slider \"Width of the pen\"", "button \"Sample of 0\"", "group \"Digits in reading order\"",
            "button \"7, ", "img \"What the network saw: 28 by 28 pixels that it takes for a 7\"", "list \"Probabilities\"", "heading \"Inside the network\" [level=2]", "status",
        })
            Assert.Contains(expected, tree, StringComparison.Ordinal);
        string unnamed = await page.Page.EvaluateAsync<string>(
            """
            [...document.querySelectorAll('button, input, select, [role=img], canvas:not([aria-hidden])')]
              .filter(e => e.checkVisibility() && !(e.innerText || e.getAttribute('aria-label') || e.labels?.[0]?.innerText)).map(e => e.outerHTML).join()
            """);
        Assert.Equal("", unnamed);
        Assert.Equal("en", await page.Page.EvaluateAsync<string>("document.documentElement.lang"));
        Assert.Equal(0, await page.NumberAsync("(ids => ids.length - new Set(ids).size)([...document.querySelectorAll('[id]')].map(e => e.id))"));
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Text_stands_out_from_its_ground(ColorScheme scheme)
    {
        await using RunningPage server = await RunningPage.StartAsync();
        await using OpenPage page = await chromium.OpenAsync(server.Address, new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = 1280, Height = 1600 } });
        await page.Page.Locator("#samples button").Nth(2).ClickAsync();
        await page.ExpectAsync("2");
        await page.Page.WaitForFunctionAsync("() => document.querySelector('.layer .maps > canvas:not([hidden])')");
        await page.ShootAsync($"{scheme}".ToLowerInvariant(), whole: true);
        Dictionary<string, double> contrasts = JsonSerializer.Deserialize<Dictionary<string, double>>(await page.Page.EvaluateAsync<string>(Contrasts))!;
        Assert.True(contrasts.Count > 15, $"only {contrasts.Count} texts were found");
        Assert.DoesNotContain(contrasts, c => c.Value < LeastContrast);
        // Each scheme is what it says: the ground is light or dark.
        double ground = await page.NumberAsync("Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])");
        Assert.Equal(scheme == ColorScheme.Dark, ground < 80);
    }

    private static CameraSource Dark() =>
        new("none", () => throw new DigitReader.CameraException("Expected a camera, got none; plug one in."), TimeSpan.FromSeconds(1));

    private static async Task TabToAsync(OpenPage page, string selector, bool back = false)
    {
        const int Most = 60;
        for (int i = 0; i < Most; i++)
        {
            if (await page.Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
            await page.Page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
        }
        Assert.Fail($"the keyboard does not reach {selector}");
    }

    // The contrast of every visible text with the nearest ground behind it; disabled controls are excepted, as WCAG does.
    private const string Contrasts =
        """
        () => {
          const numbers = c => c.match(/[\d.]+/g).map(Number);
          const linear = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
          const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
          const result = {};
          for (const e of document.querySelectorAll('body *')) {
            if (!e.checkVisibility({ visibilityProperty: true }) || e.disabled || e.closest('.visually-hidden, .skip, dt, legend, noscript')) continue;
            if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
            let ground = e;
            while (ground && (numbers(getComputedStyle(ground).backgroundColor)[3] ?? 1) === 0) ground = ground.parentElement;
            const [a, b] = [getComputedStyle(e).color, getComputedStyle(ground ?? document.body).backgroundColor].map(c => luminance(numbers(c)) + 0.05);
            result[`${e.tagName} ${e.className} ${e.innerText.slice(0, 20)}`] = Math.max(a, b) / Math.min(a, b);
          }
          return JSON.stringify(result);
        }
        """;
}
