using System;
using System.Threading;

namespace Edge.Inference;

/// <content>Many images at once.</content>
public sealed partial class Model
{
    /// <summary>Runs on quantised values of many images, on several threads.</summary>
    /// <remarks>Makes threads and sessions for this one call. Where there are many batches keep a <see cref="BatchRunner"/>, which then allocates nothing.</remarks>
    /// <param name="inputs">The images' int8 values (NHWC), one after the other: a multiple of <see cref="InputLength"/>.</param>
    /// <param name="outputs">Receives <see cref="OutputLength"/> int8 values an image; must not overlap <paramref name="inputs"/>.</param>
    /// <param name="threads">Threads that run, the caller's included: 1 to <see cref="BatchRunner.MaxThreads"/>, or 0 for one a processor.</param>
    /// <param name="cancellationToken">Ends the work early; the results are then partly written.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is out of range.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public void RunBatch(ReadOnlySpan<sbyte> inputs, Span<sbyte> outputs, int threads = 0, CancellationToken cancellationToken = default)
    {
        using BatchRunner runner = CreateRunner(BatchRunner.CountImages(this, inputs.Length, outputs.Length, OutputLength), threads);
        runner.Run(inputs, outputs, cancellationToken);
    }

    /// <summary>Runs on many pictures, on several threads.</summary>
    /// <param name="pixels">The images as bytes (NHWC), 0 to 255 for the real 0 to 1, one after the other: a multiple of <see cref="InputLength"/>.</param>
    /// <param name="outputs">Receives <see cref="OutputLength"/> real values an image.</param>
    /// <param name="threads">Threads that run, the caller's included: 1 to <see cref="BatchRunner.MaxThreads"/>, or 0 for one a processor.</param>
    /// <param name="cancellationToken">Ends the work early; the results are then partly written.</param>
    /// <inheritdoc cref="RunBatch(ReadOnlySpan{sbyte}, Span{sbyte}, int, CancellationToken)" path="/exception"/>
    public void RunBatch(ReadOnlySpan<byte> pixels, Span<float> outputs, int threads = 0, CancellationToken cancellationToken = default)
    {
        using BatchRunner runner = CreateRunner(BatchRunner.CountImages(this, pixels.Length, outputs.Length, OutputLength), threads);
        runner.Run(pixels, outputs, cancellationToken);
    }

    /// <summary>Runs on real values of many images, on several threads.</summary>
    /// <param name="inputs">The images' real values (NHWC), one after the other: a multiple of <see cref="InputLength"/>.</param>
    /// <param name="outputs">Receives <see cref="OutputLength"/> real values an image.</param>
    /// <param name="threads">Threads that run, the caller's included: 1 to <see cref="BatchRunner.MaxThreads"/>, or 0 for one a processor.</param>
    /// <param name="cancellationToken">Ends the work early; the results are then partly written.</param>
    /// <inheritdoc cref="RunBatch(ReadOnlySpan{sbyte}, Span{sbyte}, int, CancellationToken)" path="/exception"/>
    public void RunBatch(ReadOnlySpan<float> inputs, Span<float> outputs, int threads = 0, CancellationToken cancellationToken = default)
    {
        using BatchRunner runner = CreateRunner(BatchRunner.CountImages(this, inputs.Length, outputs.Length, OutputLength), threads);
        runner.Run(inputs, outputs, cancellationToken);
    }

    /// <summary>Runs on quantised values of many images, on several threads, and finds each one's most probable class.</summary>
    /// <param name="inputs">The images' int8 values (NHWC), one after the other: a multiple of <see cref="InputLength"/>.</param>
    /// <param name="classes">Receives one class an image.</param>
    /// <param name="threads">Threads that run, the caller's included: 1 to <see cref="BatchRunner.MaxThreads"/>, or 0 for one a processor.</param>
    /// <param name="cancellationToken">Ends the work early; the results are then partly written.</param>
    /// <inheritdoc cref="RunBatch(ReadOnlySpan{sbyte}, Span{sbyte}, int, CancellationToken)" path="/exception"/>
    public void ClassifyBatch(ReadOnlySpan<sbyte> inputs, Span<Classification> classes, int threads = 0, CancellationToken cancellationToken = default)
    {
        using BatchRunner runner = CreateRunner(BatchRunner.CountImages(this, inputs.Length, classes.Length, 1), threads);
        runner.Classify(inputs, classes, cancellationToken);
    }

    /// <summary>Runs on many pictures, on several threads, and finds each one's most probable class.</summary>
    /// <param name="pixels">The images as bytes (NHWC), 0 to 255 for the real 0 to 1, one after the other: a multiple of <see cref="InputLength"/>.</param>
    /// <param name="classes">Receives one class an image.</param>
    /// <param name="threads">Threads that run, the caller's included: 1 to <see cref="BatchRunner.MaxThreads"/>, or 0 for one a processor.</param>
    /// <param name="cancellationToken">Ends the work early; the results are then partly written.</param>
    /// <inheritdoc cref="RunBatch(ReadOnlySpan{sbyte}, Span{sbyte}, int, CancellationToken)" path="/exception"/>
    public void ClassifyBatch(ReadOnlySpan<byte> pixels, Span<Classification> classes, int threads = 0, CancellationToken cancellationToken = default)
    {
        using BatchRunner runner = CreateRunner(BatchRunner.CountImages(this, pixels.Length, classes.Length, 1), threads);
        runner.Classify(pixels, classes, cancellationToken);
    }

    /// <summary>Runs on real values of many images, on several threads, and finds each one's most probable class.</summary>
    /// <param name="inputs">The images' real values (NHWC), one after the other: a multiple of <see cref="InputLength"/>.</param>
    /// <param name="classes">Receives one class an image.</param>
    /// <param name="threads">Threads that run, the caller's included: 1 to <see cref="BatchRunner.MaxThreads"/>, or 0 for one a processor.</param>
    /// <param name="cancellationToken">Ends the work early; the results are then partly written.</param>
    /// <inheritdoc cref="RunBatch(ReadOnlySpan{sbyte}, Span{sbyte}, int, CancellationToken)" path="/exception"/>
    public void ClassifyBatch(ReadOnlySpan<float> inputs, Span<Classification> classes, int threads = 0, CancellationToken cancellationToken = default)
    {
        using BatchRunner runner = CreateRunner(BatchRunner.CountImages(this, inputs.Length, classes.Length, 1), threads);
        runner.Classify(inputs, classes, cancellationToken);
    }

    // No more threads than images: each costs an arena.
    private BatchRunner CreateRunner(int images, int threads) => new(this, Math.Clamp(images, 1, BatchRunner.CountThreads(threads)));
}
