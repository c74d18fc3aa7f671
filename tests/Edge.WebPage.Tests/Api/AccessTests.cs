using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Edge.WebPage.Security;
using Edge.WebPage.Tests.Fakes;

namespace Edge.WebPage.Tests.Api;

/// <summary>Proves who gets in: this machine without a token, the network with one, other web sites never.</summary>
public sealed class AccessTests
{
    private static readonly Func<WebPageOptions, WebPageOptions> WholeNetwork = o => o with { Address = IPAddress.Any };

    [Fact]
    public async Task This_machine_needs_no_token()
    {
        await using RunningPage page = await RunningPage.StartAsync();
        Assert.Null(page.Server.Token);
        Assert.Equal($"http://127.0.0.1:{page.Server.Port}/", Assert.Single(page.Server.Addresses).ToString());
        using HttpResponseMessage answer = await page.Client.GetAsync(page.Address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?token=")]
    [InlineData("?token=wrong")]
    public async Task The_network_needs_the_token_for_everything(string query)
    {
        await using RunningPage page = await RunningPage.StartAsync(WholeNetwork);
        foreach (string path in new[] { "", "main.js", "api/models", "api/stream", "nothing" })
        {
            using HttpResponseMessage answer = await page.Client.GetAsync(new Uri(path + query, UriKind.Relative));
            Assert.Contains("token", await RunningPage.RefusalAsync(answer, 401), StringComparison.Ordinal);
        }
        using HttpResponseMessage reading = await page.ReadAsync(Paper.Png(Paper.Draw(1)));
        await RunningPage.RefusalAsync(reading, 401);
    }

    [Fact]
    public async Task The_printed_address_lets_in_and_leaves_a_cookie_instead_of_the_token()
    {
        await using RunningPage page = await RunningPage.StartAsync(WholeNetwork);
        Assert.Contains(page.Server.Addresses, a => a.Query == $"?token={page.Server.Token}");
        using HttpResponseMessage first = await page.Client.GetAsync(new Uri($"?token={page.Server.Token}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal("/", first.Headers.Location?.ToString());
        string cookie = Assert.Single(first.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=", cookie, StringComparison.OrdinalIgnoreCase);

        using var second = new HttpRequestMessage(HttpMethod.Get, page.Address);
        second.Headers.Add("Cookie", cookie.Split(';')[0]);
        using HttpResponseMessage home = await page.Client.SendAsync(second);
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);

        using var third = new HttpRequestMessage(HttpMethod.Get, new Uri("api/models", UriKind.Relative));
        third.Headers.Add("Authorization", $"Bearer {page.Server.Token}");
        using HttpResponseMessage models = await page.Client.SendAsync(third);
        Assert.Equal(HttpStatusCode.OK, models.StatusCode);
    }

    [Fact]
    public void Tokens_are_long_random_and_fit_into_an_address()
    {
        AccessToken one = AccessToken.Create(), other = AccessToken.Create();
        Assert.NotEqual(one.Text, other.Text);
        Assert.Matches("^[A-Za-z0-9_-]{32}$", one.Text);
        Assert.True(one.Matches(one.Text));
        Assert.False(one.Matches(other.Text));
        Assert.False(one.Matches(one.Text[..^1]));
        Assert.False(one.Matches(null));
    }

    [Theory]
    [InlineData("evil.example", 400)]
    [InlineData("127.0.0.1.evil.example", 400)]
    [InlineData("localhost.evil.example", 400)]
    [InlineData("10.0.0.7", 400)]
    [InlineData("localhost:1", 200)]
    [InlineData("LOCALHOST", 200)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("[::1]", 200)]
    public async Task A_foreign_name_in_the_Host_header_is_refused(string host, int status)
    {
        await using RunningPage page = await RunningPage.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("api/models", UriKind.Relative));
        request.Headers.Host = host;
        using HttpResponseMessage answer = await page.Client.SendAsync(request);
        if (status == 200)
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        else
            Assert.Contains("Host", await RunningPage.RefusalAsync(answer, status), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_network_an_address_in_figures_is_taken_and_a_foreign_name_is_not()
    {
        await using RunningPage page = await RunningPage.StartAsync(WholeNetwork);
        foreach ((string host, int status) in new[] { ("192.168.7.7", 401), (Environment.MachineName, 401), ("evil.example", 400) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, page.Address);
            request.Headers.Host = host;
            using HttpResponseMessage answer = await page.Client.SendAsync(request);
            await RunningPage.RefusalAsync(answer, status);
        }
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Another_sites_page_cannot_use_the_interface(string header, string value)
    {
        await using RunningPage page = await RunningPage.StartAsync();
        foreach (HttpMethod method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var request = new HttpRequestMessage(method, new Uri(method == HttpMethod.Get ? "api/stream" : "api/read", UriKind.Relative));
            request.Headers.Add(header, value);
            using HttpResponseMessage answer = await page.Client.SendAsync(request);
            Assert.Contains("another web site", await RunningPage.RefusalAsync(answer, 403), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_answer_forbids_what_is_not_from_here()
    {
        await using RunningPage page = await RunningPage.StartAsync();
        foreach (string path in new[] { "", "style.css", "api/models", "nothing" })
        {
            using HttpResponseMessage answer = await page.Client.GetAsync(new Uri(path, UriKind.Relative));
            string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_sentence()
    {
        await using RunningPage page = await RunningPage.StartAsync();
        IOException fault = await Assert.ThrowsAsync<IOException>(() => WebPageServer.StartAsync(
            new WebPageOptions { Port = page.Server.Port }, ModelCatalog.Shipped(), [], null, _ => { }, CancellationToken.None));
        Assert.Contains($"port {page.Server.Port}", fault.Message, StringComparison.Ordinal);
        Assert.Contains("choose another port", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_has_a_file_is_not_sent_it_again()
    {
        await using RunningPage page = await RunningPage.StartAsync();
        using HttpResponseMessage first = await page.Client.GetAsync(new Uri("main.js", UriKind.Relative));
        Assert.Equal("text/javascript", first.Content.Headers.ContentType?.MediaType);
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri("main.js", UriKind.Relative));
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage second = await page.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }
}
