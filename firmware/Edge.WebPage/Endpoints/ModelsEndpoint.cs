using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Inference;
using Edge.WebPage.Http;
using Edge.WebPage.Models;
using Microsoft.AspNetCore.Http;

namespace Edge.WebPage.Endpoints;

/// <summary>GET /api/models: the networks; /api/models/NAME: one with its layers and filters; /api/models/NAME/profile: its times on this machine.</summary>
internal sealed class ModelsEndpoint : IDisposable
{
    private readonly ModelCatalog _models;

    // A profile takes a core for a second: one at a time.
    private readonly SemaphoreSlim _profiling = new(1);

    /// <summary>Makes the endpoint.</summary>
    public ModelsEndpoint(ModelCatalog models) => _models = models;

    /// <summary>The network of a name; the default one for none.</summary>
    /// <exception cref="RequestException">There is no such network.</exception>
    public static CatalogModel Require(ModelCatalog models, string? name) => models.Find(name) ?? throw new RequestException(
        StatusCodes.Status404NotFound, $"Expected one of the networks {string.Join(", ", models.Names)}, got '{ReadEndpoint.Shown(name!)}'; choose one of them.");

    /// <summary>Answers with the list.</summary>
    public Task ListAsync(HttpContext context) => Json.WriteAsync(context, new
    {
        Default = _models.Default.Name,
        Models = _models.Models.Select(Summary),
    });

    /// <summary>Answers with one network.</summary>
    public Task DescribeAsync(HttpContext context)
    {
        CatalogModel model = Require(_models, (string?)context.Request.RouteValues["name"]);
        return Json.WriteAsync(context, new
        {
            model.Name,
            Labels = model.Model.Labels ?? [.. Enumerable.Range(0, model.Model.OutputLength).Select(i => $"{i}")],
            Layers = model.Model.Graph.Operators.Select((layer, index) => LayerDescription.Of(model.Model.Graph, layer, index)),
        });
    }

    /// <summary>Answers with the times of one network's steps.</summary>
    public async Task ProfileAsync(HttpContext context)
    {
        CatalogModel model = Require(_models, (string?)context.Request.RouteValues["name"]);
        await _profiling.WaitAsync(context.RequestAborted);
        SessionProfile profile;
        try
        {
            profile = await Task.Run(() => model.Profile, context.RequestAborted);
        }
        finally
        {
            _profiling.Release();
        }
        await Json.WriteAsync(context, new
        {
            model.Name,
            profile.Repeats,
            profile.MedianMicroseconds,
            Steps = profile.Steps.Select(s => new { Layers = s.Names, s.Form, s.MedianMicroseconds }),
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _profiling.Dispose();

    private static object Summary(CatalogModel model) => new
    {
        model.Name,
        model.Accuracy,
        model.Model.Graph.Macs,
        model.Model.Graph.ConstantBytes,
        model.Model.Graph.ArenaBytes,
        Classes = model.Model.OutputLength,
    };
}
