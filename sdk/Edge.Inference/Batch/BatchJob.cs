using System;
using System.Threading;

namespace Edge.Inference.Batch;

/// <summary>One batch in the callers' own buffers, which stay pinned until every worker is done with it.</summary>
internal sealed unsafe class BatchJob(Model model)
{
    // Images that a worker takes at once: enough that taking them costs nothing beside running them, even of a network of 10 us, and few
    // enough that a cancelled batch of a slow one ends soon.
    private const int MaxImages = 16;

    private byte* _inputs;
    private byte* _outputs;
    private BatchFormat _input;
    private BatchFormat _output;
    private int _images;
    private int _workers;
    private int _next;
    private CancellationToken _cancellationToken;

    /// <summary>Sets the batch; no worker may be running.</summary>
    /// <param name="inputs">The images.</param>
    /// <param name="input">Their format: not <see cref="BatchFormat.Classification"/>.</param>
    /// <param name="outputs">Receives the answers.</param>
    /// <param name="output">Their format: not <see cref="BatchFormat.Bytes"/>.</param>
    /// <param name="images">Number of images.</param>
    /// <param name="workers">Workers that share them.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public void Set(byte* inputs, BatchFormat input, byte* outputs, BatchFormat output, int images, int workers, CancellationToken cancellationToken)
    {
        _inputs = inputs;
        _outputs = outputs;
        (_input, _output) = (input, output);
        (_images, _workers, _next) = (images, workers, 0);
        _cancellationToken = cancellationToken;
    }

    /// <summary>Forgets the batch's buffers.</summary>
    public void Clear() => Set(null, default, null, default, 0, 1, default);

    /// <summary>Runs images until none is left or the batch is cancelled.</summary>
    /// <param name="session">The worker's own.</param>
    public void Run(Session session)
    {
        while (TryTake(out int first, out int end))
            for (int i = first; i < end; i++)
            {
                if (_cancellationToken.IsCancellationRequested)
                    return;
                Run(session, i);
            }
    }

    // Large shares first, small ones at the end, so that all workers finish together.
    private bool TryTake(out int first, out int end)
    {
        do
        {
            first = Volatile.Read(ref _next);
            end = first + Math.Clamp((_images - first) / (2 * _workers), 1, MaxImages);
            if (first >= _images)
                return false;
        }
        while (Interlocked.CompareExchange(ref _next, end, first) != first);
        return true;
    }

    private void Run(Session session, int image)
    {
        nint from = (nint)image * model.InputLength, to = (nint)image * model.OutputLength;
        switch (_input)
        {
            case BatchFormat.Quantized:
                session.Run(new ReadOnlySpan<sbyte>(_inputs + from, model.InputLength));
                break;
            case BatchFormat.Bytes:
                session.Execute(new ReadOnlySpan<byte>(_inputs + from, model.InputLength));
                break;
            default:
                session.Execute(new ReadOnlySpan<float>((float*)_inputs + from, model.InputLength));
                break;
        }
        switch (_output)
        {
            case BatchFormat.Quantized:
                session.Outputs.CopyTo(new Span<sbyte>(_outputs + to, model.OutputLength));
                break;
            case BatchFormat.Reals:
                session.Probabilities.CopyTo(new Span<float>((float*)_outputs + to, model.OutputLength));
                break;
            default:
                ((Classification*)_outputs)[image] = session.Largest();
                break;
        }
    }
}
