using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Edge.Inference;
using Edge.Micro;
using Edge.Models;
using Edge.WebPage.Models;

namespace Edge.WebPage;

/// <summary>The networks that the page can switch between.</summary>
public sealed class ModelCatalog
{
    private readonly List<CatalogModel> _models;

    private ModelCatalog(List<CatalogModel> models, CatalogModel first)
    {
        _models = models;
        Default = first;
    }

    /// <summary>Names of the networks, in the order of the page.</summary>
    public IEnumerable<string> Names => _models.Select(m => m.Name);

    /// <summary>What the page begins with.</summary>
    internal CatalogModel Default { get; }

    /// <summary>All of them.</summary>
    internal IReadOnlyList<CatalogModel> Models => _models;

    /// <summary>The networks that ship with Edge, largest first.</summary>
    public static ModelCatalog Shipped() => Make(null, null);

    /// <summary>The networks that ship with Edge and one of the user's own, which the page then begins with.</summary>
    /// <param name="name">What the page calls it.</param>
    /// <param name="own">The network, from 28x28x1 pixels to at least two classes.</param>
    /// <exception cref="InvalidModelException">It takes or gives something else.</exception>
    public static ModelCatalog WithOwn(string name, Model own)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(own);
        return Make(name, own);
    }

    private static ModelCatalog Make(string? name, Model? own)
    {
        List<CatalogModel> models =
        [
            Entry("flagship", FlagshipModel.Create),
            Entry("digits", DigitsModel.Create),
            Entry("nano", NanoModel.Create),
            Entry("nano-xs", NanoXsModel.Create),
        ];
        if (own is null)
            return new ModelCatalog(models, models[0]);
        // A file may be named like one of ours.
        while (models.Any(m => m.Name == name))
            name += "'";
        var entry = new CatalogModel(name!, null, () => own);
        _ = entry.Model;
        models.Insert(0, entry);
        return new ModelCatalog(models, entry);
    }

    /// <summary>A network by its name, the default one for none; null where there is no such network.</summary>
    internal CatalogModel? Find(string? name) => string.IsNullOrEmpty(name) ? Default : _models.Find(m => m.Name == name);

    private static CatalogModel Entry(string name, Func<Graph> create) => new(name, AccuracyOf(name), () => Model.Load(create()));

    // As quantize measured and reported it.
    private static double? AccuracyOf(string name)
    {
        using Stream? report = typeof(ModelCatalog).Assembly.GetManifestResourceStream($"reports/{name}/");
        if (report is null)
            return null;
        using JsonDocument json = JsonDocument.Parse(report);
        return json.RootElement.TryGetProperty("int8Accuracy", out JsonElement accuracy) ? accuracy.GetDouble() : null;
    }
}
