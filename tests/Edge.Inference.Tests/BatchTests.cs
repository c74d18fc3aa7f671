using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Edge.Testing;

namespace Edge.Inference.Tests;

/// <summary>Proves that a batch gives, image by image, what a session gives, whatever runs it.</summary>
public class BatchTests
{
    private const int Pixels = 784, Classes = 10;
    private static readonly Model Model = Model.Load(Repository.Data("n2", "n2.tflite"));
    private static readonly sbyte[] Inputs = MemoryMarshal.Cast<byte, sbyte>(File.ReadAllBytes(Repository.Data("n2", "n2.in.bin"))).ToArray();
    private static readonly sbyte[] Outputs = MemoryMarshal.Cast<byte, sbyte>(File.ReadAllBytes(Repository.Data("n2", "n2.out.bin"))).ToArray();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 4)]
    [InlineData(1, 1)]
    [InlineData(1, 8)]
    [InlineData(2, 2)]
    [InlineData(7, 3)]
    [InlineData(33, 1)]
    [InlineData(63, 2)]
    [InlineData(100, 0)]
    [InlineData(100, 5)]
    [InlineData(100, 16)]
    public void Any_number_of_images_on_any_number_of_threads_gives_the_reference_bytes(int images, int threads)
    {
        using var runner = new BatchRunner(Model, threads);
        // Twice: the second batch finds the threads asleep and the buffers used.
        for (int i = 0; i < 2; i++)
        {
            sbyte[] got = Filled(images);
            runner.Run(Inputs.AsSpan(0, images * Pixels), got.AsSpan(0, images * Classes));
            Assert.Equal(Outputs[..(images * Classes)], got[..(images * Classes)]);
            Assert.Equal(99, got[^1]);
        }
        sbyte[] once = Filled(images);
        Model.RunBatch(Inputs.AsSpan(0, images * Pixels), once.AsSpan(0, images * Classes), threads);
        Assert.Equal([.. Outputs[..(images * Classes)], 99], once);
    }

    [Theory]
    [InlineData(EngineKind.Fast)]
    [InlineData(EngineKind.Reference)]
    public void Every_form_gives_what_a_session_gives(EngineKind engine)
    {
        const int images = 21;
        using var runner = new BatchRunner(Model, 3, engine);
        sbyte[] quantized = Inputs[..(images * Pixels)];
        byte[] bytes = Array.ConvertAll(quantized, q => (byte)(q + 128));
        float[] reals = Array.ConvertAll(bytes, b => b / 255f);
        Session session = Model.CreateSession(engine);
        Classification[] classes = [.. quantized.Chunk(Pixels).Select(i => session.Classify(i))];
        float[] probabilities = [.. bytes.Chunk(Pixels).SelectMany(i => session.Run(i).ToArray())];
        Assert.True(classes.Select(c => c.Label).Distinct().Count() > 3);

        var gotReals = new float[images * Classes];
        var gotClasses = new Classification[images];
        Check(() => runner.Run(bytes, gotReals), () => runner.Classify(bytes, gotClasses));
        Check(() => runner.Run(reals, gotReals), () => runner.Classify(reals, gotClasses));
        Check(() => Model.RunBatch(bytes, gotReals, 2), () => Model.ClassifyBatch(bytes, gotClasses, 2));
        Check(() => Model.RunBatch(reals, gotReals, 2), () => Model.ClassifyBatch(reals, gotClasses, 2));
        Check(() => probabilities.CopyTo(gotReals, 0), () => runner.Classify(quantized, gotClasses));
        Check(() => probabilities.CopyTo(gotReals, 0), () => Model.ClassifyBatch(quantized, gotClasses, 2));

        void Check(Action run, Action classify)
        {
            Array.Clear(gotReals);
            Array.Clear(gotClasses);
            run();
            classify();
            Assert.Equal(probabilities, gotReals);
            Assert.Equal(classes, gotClasses);
        }
    }

    [Fact]
    public void A_kept_runner_allocates_nothing()
    {
        using var runner = new BatchRunner(Model, 2);
        var quantized = new sbyte[100 * Classes];
        var reals = new float[10 * Classes];
        var classes = new Classification[10];
        byte[] bytes = new byte[10 * Pixels];
        float[] inputs = new float[10 * Pixels];
        Assert.Equal(0, Allocations.Of(All));

        void All()
        {
            runner.Run(Inputs, quantized);
            runner.Run(bytes, reals);
            runner.Run(inputs, reals);
            runner.Classify(Inputs.AsSpan(0, 10 * Pixels), classes);
            runner.Classify(bytes, classes);
            runner.Classify(inputs, classes);
        }
    }

    [Fact]
    public async Task Callers_on_many_threads_share_a_runner()
    {
        using var runner = new BatchRunner(Model, 3);
        Task[] callers = [.. Enumerable.Range(0, 8).Select(caller => Task.Run(() =>
        {
            for (int round = 0; round < 10; round++)
            {
                int first = (caller + round) % 60, images = 1 + caller * 5;
                var got = new sbyte[images * Classes];
                runner.Run(Inputs.AsSpan(first * Pixels, images * Pixels), got);
                Assert.Equal(Outputs.AsSpan(first * Classes, images * Classes).ToArray(), got);
            }
        }))];
        await Task.WhenAll(callers);
    }

    [Theory]
    [InlineData(783, 10, "whole images of 784 input values, got 783")]
    [InlineData(785, 10, "whole images of 784 input values, got 785")]
    [InlineData(784, 9, "room for 10 results (10 for each of 1 images), got 9")]
    [InlineData(1568, 10, "room for 20 results (10 for each of 2 images), got 10")]
    [InlineData(0, 10, "room for 0 results (10 for each of 0 images), got 10")]
    public void Wrong_lengths_are_told_in_a_sentence_and_do_no_harm(int inputs, int outputs, string says)
    {
        using var runner = new BatchRunner(Model, 2);
        Action[] runs =
        [
            () => runner.Run(new sbyte[inputs], new sbyte[outputs]), () => runner.Run(new byte[inputs], new float[outputs]), () => runner.Run(new float[inputs], new float[outputs]),
            () => Model.RunBatch(new sbyte[inputs], new sbyte[outputs]), () => Model.RunBatch(new byte[inputs], new float[outputs]), () => Model.RunBatch(new float[inputs], new float[outputs]),
        ];
        Assert.All(runs, run => Assert.Contains(says, Assert.Throws<ArgumentException>(run).Message, StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => runner.Classify(new byte[784], new Classification[2]));
        var got = new sbyte[Classes];
        runner.Run(Inputs.AsSpan(0, Pixels), got);
        Assert.Equal(Outputs[..Classes], got);
    }

    [Fact]
    public void A_cancelled_batch_stops_and_the_runner_goes_on()
    {
        using var runner = new BatchRunner(Model, 2);
        var got = new sbyte[Outputs.Length];
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => runner.Run(Inputs, got, cancelled.Token));
        Assert.Throws<OperationCanceledException>(() => Model.RunBatch(Inputs, got, 2, cancelled.Token));
        Assert.All(got, q => Assert.Equal(0, q));

        // By reference these images take minutes; the token ends them when the first answers are there.
        using var later = new CancellationTokenSource();
        using var slow = new BatchRunner(Model, 2, EngineKind.Reference);
        var many = new sbyte[20_000 * Classes];
        var watcher = new Thread(() =>
        {
            while (Volatile.Read(ref many[0]) == 0)
                Thread.Sleep(1);
            later.Cancel();
        });
        watcher.Start();
        Assert.Throws<OperationCanceledException>(() => slow.Run(new sbyte[20_000 * Pixels], many, later.Token));
        watcher.Join();
        Assert.Equal(0, many[^1]);
        runner.Run(Inputs, got);
        Assert.Equal(Outputs, got);
    }

    [Fact]
    public void A_runner_says_what_it_is_and_ends_cleanly()
    {
        Assert.Equal(Environment.ProcessorCount, Threads(0));
        Assert.Equal(3, Threads(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Threads(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Model.RunBatch(Array.Empty<sbyte>(), Array.Empty<sbyte>(), BatchRunner.MaxThreads + 1));
        Assert.Throws<ArgumentNullException>(() => new BatchRunner(null!));
        var runner = new BatchRunner(Model, 2);
        runner.Dispose();
        runner.Dispose();
        Assert.Throws<ObjectDisposedException>(() => runner.Run(Inputs, new sbyte[Outputs.Length]));

        static int Threads(int threads)
        {
            using var made = new BatchRunner(Model, threads);
            Assert.Same(Model, made.Model);
            return made.Threads;
        }
    }

    private static sbyte[] Filled(int images) => [.. Enumerable.Repeat((sbyte)99, images * Classes + 1)];
}
