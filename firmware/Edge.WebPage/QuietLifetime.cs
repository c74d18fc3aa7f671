using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace Edge.WebPage;

/// <summary>Leaves signals to the program: the usual lifetime would take Ctrl-C away from it.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
