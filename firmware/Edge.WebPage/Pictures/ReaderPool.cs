using System.Collections.Concurrent;
using Edge.WebPage.Models;

namespace Edge.WebPage.Pictures;

/// <summary>Readers that wait for the next picture: as many for each network as there ever were at one time.</summary>
internal sealed class ReaderPool
{
    private readonly ConcurrentDictionary<CatalogModel, ConcurrentBag<PictureReader>> _free = new();

    /// <summary>Takes a reader, or makes one.</summary>
    public PictureReader Rent(CatalogModel model) => FreeOf(model).TryTake(out PictureReader? reader) ? reader : new PictureReader(model);

    /// <summary>Gives a reader back.</summary>
    public void Return(CatalogModel model, PictureReader reader) => FreeOf(model).Add(reader);

    private ConcurrentBag<PictureReader> FreeOf(CatalogModel model) => _free.GetOrAdd(model, _ => []);
}
