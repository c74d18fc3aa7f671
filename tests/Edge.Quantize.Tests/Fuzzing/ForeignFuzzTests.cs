using System;
using System.Linq;
using Edge.Quantize.Tests.Foreign;
using Edge.Testing.Fuzzing;
using Xunit.Abstractions;

namespace Edge.Quantize.Tests.Fuzzing;

/// <summary>Proves that whatever becomes of a file of PyTorch, tf2onnx or ONNX Runtime, it is refused in one sentence or quantised and run, within bounded memory.</summary>
public class ForeignFuzzTests(ITestOutputHelper log)
{
    private static readonly byte[][] Files = [.. ForeignNetwork.All.Values.Select(n => n.Onnx)];

    [Fact]
    public void Foreign_files_damaged_by_bytes()
    {
        OnnxBytes[] mutators = [.. Files.Select(f => new OnnxBytes(f))];
        var run = new FuzzRun("Foreign_files_damaged_by_bytes", random => mutators[random.Next(mutators.Length)].Mutate(random), (file, random) => OnnxTrial.Try(file!, random), ".onnx");
        run.Run(6_000, log);
        RequireVariety(run, 60);
    }

    [Fact]
    public void Foreign_files_changed_in_their_structure()
    {
        var mutator = new OnnxStructure(Files);
        var run = new FuzzRun("Foreign_files_changed_in_their_structure", mutator.Mutate, (file, random) => OnnxTrial.Try(file!, random), ".onnx");
        run.Run(8_000, log);
        RequireVariety(run, 120);
    }

    [Fact]
    public void The_smallest_foreign_file_cut_at_every_byte()
    {
        byte[] smallest = ForeignNetwork.All.Values.Where(n => !n.Refused).Select(n => n.Onnx).MinBy(f => f.Length)!;
        int refused = Enumerable.Range(0, smallest.Length).Count(length => OnnxTrial.Try(smallest[..length], new Random(length)) is not null);
        Assert.Null(OnnxTrial.Try(smallest, new Random(0)));
        Assert.True(refused > smallest.Length / 2, $"{refused} of {smallest.Length} refused");
    }

    // Of cases that run and of refusals there must be many, or the mutations miss their aim.
    private static void RequireVariety(FuzzRun run, int sentences)
    {
        if (FuzzRun.IsUsual)
            Assert.True(run.Ran > 500 && run.Refused > 1000 && run.Sentences > sentences, $"{run.Ran} ran, {run.Refused} refused in {run.Sentences} forms");
    }
}
