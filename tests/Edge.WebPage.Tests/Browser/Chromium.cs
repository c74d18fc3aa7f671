using System;
using System.Collections.Concurrent;
using System.IO;
using System.Threading.Tasks;
using Edge.Testing;
using Edge.WebPage.Tests.Fakes;
using Microsoft.Playwright;

namespace Edge.WebPage.Tests.Browser;

/// <summary>A headless Chromium of this machine, driven by Playwright and shared by the tests; its camera plays a film of a digit.</summary>
public sealed class Chromium : IAsyncLifetime, IDisposable
{
    /// <summary>The environment variable that names the program.</summary>
    public const string Variable = "EDGE_CHROMIUM";

    /// <summary>The digit that its camera shows.</summary>
    public const int FilmedDigit = 5;

    private const float LaunchPatience = 120_000;
    private const float Patience = 60_000;

    private static readonly string[] Usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly TemporaryFolder _folder = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Starts it, where there is one.</summary>
    public async Task InitializeAsync()
    {
        string? program = Environment.GetEnvironmentVariable(Variable) ?? Array.Find(Usual, File.Exists);
        if (program is null)
            return;
        string film = _folder.Of("digit.y4m");
        Film.Write(film, Paper.Draw(FilmedDigit, 640, 480, 9), Paper.Draw(FilmedDigit, 640, 480, 10));
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            // Build machines run as root, where Chromium's sandbox does not start; the pages are our own.
            Args = ["--no-sandbox", "--disable-gpu", "--use-fake-device-for-media-stream", $"--use-file-for-fake-video-capture={film}"],
            Timeout = LaunchPatience,
        });
    }

    /// <summary>Opens the page and waits until it is ready; skips the calling test where there is no Chromium.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="options">Window, colours, touch, permissions; null for a window of 1280x900.</param>
    internal async Task<OpenPage> OpenAsync(Uri address, BrowserNewContextOptions? options = null)
    {
        Skip.If(_browser is null, $"expected Chromium for the tests in a browser, found none: install Debian's package chromium, or name the program in {Variable}");
        options ??= new BrowserNewContextOptions();
        options.ViewportSize ??= new ViewportSize { Width = 1280, Height = 900 };
        IBrowserContext context = await _browser!.NewContextAsync(options);
        IPage page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        var faults = new ConcurrentQueue<string>();
        page.PageError += (_, fault) => faults.Enqueue(fault);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                faults.Enqueue(message.Text);
        };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } asked && asked.Authority != address.Authority)
                faults.Enqueue($"asked for {request.Url}");
        };
        await page.GotoAsync(address.ToString());
        await page.WaitForSelectorAsync("body[data-ready]");
        return new OpenPage(context, page, faults);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
