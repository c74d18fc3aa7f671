using System;
using System.Threading;
using Edge.Inference.Batch;

namespace Edge.Inference;

/// <summary>Runs a <see cref="Model"/> on many images with several threads of its own.</summary>
/// <remarks>
/// Images are read and answers written where the caller has them; nothing is copied or allocated in between. The answers are those of a
/// <see cref="Session"/>, whatever the number of threads. Calls from several threads wait for each other. The threads sleep between
/// batches and end with <see cref="Dispose"/>.
/// </remarks>
public sealed class BatchRunner : IDisposable
{
    /// <summary>Most threads that a runner may have.</summary>
    public const int MaxThreads = 1024;

    private readonly Lock _gate = new();
    private readonly BatchJob _job;
    private readonly BatchWorkers _workers;
    private bool _disposed;

    /// <summary>Makes a session for each thread; nothing is allocated afterwards.</summary>
    /// <param name="model">The model.</param>
    /// <param name="threads">Threads that run, the caller's included: 1 to <see cref="MaxThreads"/>, or 0 for one a processor.</param>
    /// <param name="engine">Which kernels run; all give the same bits.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is out of range.</exception>
    public BatchRunner(Model model, int threads = 0, EngineKind engine = EngineKind.Fast)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
        _job = new BatchJob(model);
        _workers = new BatchWorkers(model, CountThreads(threads), engine, _job);
    }

    /// <summary>The model.</summary>
    public Model Model { get; }

    /// <summary>Threads that run, the caller's included.</summary>
    public int Threads => _workers.Count;

    /// <summary>Runs on quantised values.</summary>
    /// <param name="inputs">The images' int8 values (NHWC), one after the other: a multiple of <see cref="Model.InputLength"/>.</param>
    /// <param name="outputs">Receives <see cref="Model.OutputLength"/> int8 values an image; must not overlap <paramref name="inputs"/>.</param>
    /// <param name="cancellationToken">Ends the work early; the outputs are then partly written.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The runner was disposed.</exception>
    public unsafe void Run(ReadOnlySpan<sbyte> inputs, Span<sbyte> outputs, CancellationToken cancellationToken = default)
    {
        int images = CountImages(Model, inputs.Length, outputs.Length, Model.OutputLength);
        fixed (sbyte* from = inputs, to = outputs)
            Run((byte*)from, BatchFormat.Quantized, (byte*)to, BatchFormat.Quantized, images, cancellationToken);
    }

    /// <summary>Runs on pictures.</summary>
    /// <param name="pixels">The images as bytes (NHWC), 0 to 255 for the real 0 to 1, one after the other: a multiple of <see cref="Model.InputLength"/>.</param>
    /// <param name="outputs">Receives <see cref="Model.OutputLength"/> real values an image.</param>
    /// <param name="cancellationToken">Ends the work early; the outputs are then partly written.</param>
    /// <inheritdoc cref="Run(ReadOnlySpan{sbyte}, Span{sbyte}, CancellationToken)" path="/exception"/>
    public unsafe void Run(ReadOnlySpan<byte> pixels, Span<float> outputs, CancellationToken cancellationToken = default)
    {
        int images = CountImages(Model, pixels.Length, outputs.Length, Model.OutputLength);
        fixed (byte* from = pixels)
        fixed (float* to = outputs)
            Run(from, BatchFormat.Bytes, (byte*)to, BatchFormat.Reals, images, cancellationToken);
    }

    /// <summary>Runs on real values.</summary>
    /// <param name="inputs">The images' real values (NHWC), one after the other: a multiple of <see cref="Model.InputLength"/>.</param>
    /// <param name="outputs">Receives <see cref="Model.OutputLength"/> real values an image.</param>
    /// <param name="cancellationToken">Ends the work early; the outputs are then partly written.</param>
    /// <inheritdoc cref="Run(ReadOnlySpan{sbyte}, Span{sbyte}, CancellationToken)" path="/exception"/>
    public unsafe void Run(ReadOnlySpan<float> inputs, Span<float> outputs, CancellationToken cancellationToken = default)
    {
        int images = CountImages(Model, inputs.Length, outputs.Length, Model.OutputLength);
        fixed (float* from = inputs, to = outputs)
            Run((byte*)from, BatchFormat.Reals, (byte*)to, BatchFormat.Reals, images, cancellationToken);
    }

    /// <summary>Runs on quantised values and finds each image's most probable class.</summary>
    /// <param name="inputs">The images' int8 values (NHWC), one after the other: a multiple of <see cref="Model.InputLength"/>.</param>
    /// <param name="classes">Receives one class an image.</param>
    /// <param name="cancellationToken">Ends the work early; the classes are then partly written.</param>
    /// <inheritdoc cref="Run(ReadOnlySpan{sbyte}, Span{sbyte}, CancellationToken)" path="/exception"/>
    public unsafe void Classify(ReadOnlySpan<sbyte> inputs, Span<Classification> classes, CancellationToken cancellationToken = default)
    {
        int images = CountImages(Model, inputs.Length, classes.Length, 1);
        fixed (sbyte* from = inputs)
        fixed (Classification* to = classes)
            Run((byte*)from, BatchFormat.Quantized, (byte*)to, BatchFormat.Classification, images, cancellationToken);
    }

    /// <summary>Runs on pictures and finds each one's most probable class.</summary>
    /// <param name="pixels">The images as bytes (NHWC), 0 to 255 for the real 0 to 1, one after the other: a multiple of <see cref="Model.InputLength"/>.</param>
    /// <param name="classes">Receives one class an image.</param>
    /// <param name="cancellationToken">Ends the work early; the classes are then partly written.</param>
    /// <inheritdoc cref="Run(ReadOnlySpan{sbyte}, Span{sbyte}, CancellationToken)" path="/exception"/>
    public unsafe void Classify(ReadOnlySpan<byte> pixels, Span<Classification> classes, CancellationToken cancellationToken = default)
    {
        int images = CountImages(Model, pixels.Length, classes.Length, 1);
        fixed (byte* from = pixels)
        fixed (Classification* to = classes)
            Run(from, BatchFormat.Bytes, (byte*)to, BatchFormat.Classification, images, cancellationToken);
    }

    /// <summary>Runs on real values and finds each image's most probable class.</summary>
    /// <param name="inputs">The images' real values (NHWC), one after the other: a multiple of <see cref="Model.InputLength"/>.</param>
    /// <param name="classes">Receives one class an image.</param>
    /// <param name="cancellationToken">Ends the work early; the classes are then partly written.</param>
    /// <inheritdoc cref="Run(ReadOnlySpan{sbyte}, Span{sbyte}, CancellationToken)" path="/exception"/>
    public unsafe void Classify(ReadOnlySpan<float> inputs, Span<Classification> classes, CancellationToken cancellationToken = default)
    {
        int images = CountImages(Model, inputs.Length, classes.Length, 1);
        fixed (float* from = inputs)
        fixed (Classification* to = classes)
            Run((byte*)from, BatchFormat.Reals, (byte*)to, BatchFormat.Classification, images, cancellationToken);
    }

    /// <summary>Ends the threads, after a batch that is being run.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (!_disposed)
                _workers.Dispose();
            _disposed = true;
        }
    }

    /// <summary>The number of threads that 0 stands for, or the one that was asked for.</summary>
    internal static int CountThreads(int threads)
    {
        if (threads is < 0 or > MaxThreads)
            throw new ArgumentOutOfRangeException(nameof(threads), $"Expected 1 to {MaxThreads} threads, or 0 for one a processor, got {threads}.");
        return threads == 0 ? Math.Min(Environment.ProcessorCount, MaxThreads) : threads;
    }

    /// <summary>The number of images of a batch; throws where a length is wrong.</summary>
    internal static int CountImages(Model model, int inputLength, int outputLength, int outputsPerImage)
    {
        int images = inputLength / model.InputLength;
        if (inputLength % model.InputLength != 0)
            throw new ArgumentException($"Expected whole images of {model.InputLength} input values, got {inputLength} values; pass one for each element of the model's inputs.");
        if (outputLength != (long)images * outputsPerImage)
            throw new ArgumentException($"Expected room for {(long)images * outputsPerImage} results ({outputsPerImage} for each of {images} images), got {outputLength}; pass a span of that length.");
        return images;
    }

    private unsafe void Run(byte* inputs, BatchFormat input, byte* outputs, BatchFormat output, int images, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            cancellationToken.ThrowIfCancellationRequested();
            int workers = Math.Min(Threads, images);
            if (workers == 0)
                return;
            _job.Set(inputs, input, outputs, output, images, workers, cancellationToken);
            try
            {
                _workers.Run(workers);
            }
            finally
            {
                _job.Clear();
            }
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
