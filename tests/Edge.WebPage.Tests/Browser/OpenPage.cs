using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Edge.WebPage.Tests.Browser;

/// <summary>The page in a browser. A fault of a script, or a request to another server, fails the test.</summary>
internal sealed class OpenPage(IBrowserContext context, IPage page, ConcurrentQueue<string> faults) : IAsyncDisposable
{
    /// <summary>The environment variable that names a folder for pictures of the page.</summary>
    public const string ScreenshotVariable = "EDGE_SCREENSHOTS";

    private readonly List<string> _forgiven = [];

    /// <summary>Playwright's page.</summary>
    public IPage Page { get; } = page;

    /// <summary>The digits that the page answers, in reading order; one that it is not sure of is '?'.</summary>
    public async Task<string> AnswerAsync() => string.Concat(await Page.Locator("#verdict button").AllInnerTextsAsync());

    /// <summary>Waits for an answer.</summary>
    public Task ExpectAsync(string digits) =>
        Page.WaitForFunctionAsync("text => [...document.querySelectorAll('#verdict button')].map(b => b.innerText).join('') === text", digits);

    /// <summary>Draws with the mouse, from point to point; each a share of the pad's width and height.</summary>
    public async Task DrawAsync(params (double X, double Y)[] points)
    {
        LocatorBoundingBoxResult pad = (await Page.Locator("#pad").BoundingBoxAsync())!;
        (float X, float Y) At((double X, double Y) point) => ((float)(pad.X + (pad.Width * point.X)), (float)(pad.Y + (pad.Height * point.Y)));
        (float x, float y) = At(points[0]);
        await Page.Mouse.MoveAsync(x, y);
        await Page.Mouse.DownAsync();
        foreach ((double X, double Y) point in points[1..])
        {
            (x, y) = At(point);
            await Page.Mouse.MoveAsync(x, y, new MouseMoveOptions { Steps = 5 });
        }
        await Page.Mouse.UpAsync();
    }

    /// <summary>Draws a seven.</summary>
    public Task DrawSevenAsync() => DrawAsync((0.38, 0.22), (0.62, 0.22), (0.56, 0.4), (0.47, 0.8));

    /// <summary>A fault that the test may have brought about. Whether the browser notes it, and when, is the browser's affair: a request that is given up leaves none.</summary>
    public void Forgive(string text) => _forgiven.Add(text);

    /// <summary>Evaluates a script that gives a number.</summary>
    public Task<double> NumberAsync(string script) => Page.EvaluateAsync<double>(script);

    /// <summary>Takes a picture for people to look at, where a folder for it is named.</summary>
    public async Task ShootAsync(string name, bool whole = false)
    {
        if (Environment.GetEnvironmentVariable(ScreenshotVariable) is string folder)
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = whole });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.DoesNotContain(faults, fault => !_forgiven.Exists(text => fault.Contains(text, StringComparison.Ordinal)));
    }
}
