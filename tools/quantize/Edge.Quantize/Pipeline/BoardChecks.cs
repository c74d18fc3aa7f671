using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Edge.Boards;
using Edge.Micro;
using Edge.Quantize.Fit;

namespace Edge.Quantize.Pipeline;

/// <summary>The fit check of a quantised model: every board that was told, or all, in each form that was asked for.</summary>
internal static class BoardChecks
{
    /// <summary>Checks the boards.</summary>
    public static IReadOnlyList<BoardFit> Of(TfliteSource quantized, QuantizationOptions options, CancellationToken cancellationToken)
    {
        Graph graph = quantized.Model.Graph;
        StraightLineForm? straight = options.ChecksStraightLine ? new StraightLineForm(quantized.Golden, cancellationToken) : null;
        ILatencyEstimator? latency = !options.EstimatesLatency ? null
            : new FormLatencies([new GeneralLoopLatency(quantized.File, quantized.Golden.Inputs, cancellationToken), .. straight is null ? (ILatencyEstimator[])[] : [straight]]);
        return [.. (options.Boards.Count > 0 ? options.Boards : BoardCatalog.All).SelectMany(board => Forms(graph, board, latency, straight))];
    }

    private static IEnumerable<BoardFit> Forms(Graph graph, Board board, ILatencyEstimator? latency, StraightLineForm? straight)
    {
        yield return BoardFit.Of(graph, board, latency);
        if (straight is not null && board.Runtime.Kind == straight.Runtime)
            yield return BoardFit.Of(graph, board, straight, latency);
    }
}
