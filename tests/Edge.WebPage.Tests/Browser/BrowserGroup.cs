namespace Edge.WebPage.Tests.Browser;

/// <summary>Tests in one browser, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserGroup : ICollectionFixture<Chromium>
{
    /// <summary>Its name.</summary>
    public const string Name = "browser";
}
