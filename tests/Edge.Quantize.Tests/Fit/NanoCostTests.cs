using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Boards;
using Edge.Inference;
using Edge.Micro;
using Edge.NanoSim.Deployment;
using Edge.Quantize.Emit;
using Edge.Quantize.Fit;
using Edge.Quantize.Tests.Support;
using Edge.Testing;

namespace Edge.Quantize.Tests.Fit;

/// <summary>Proves that what the fit check counts is what compiled classes and loaded models take.</summary>
public class NanoCostTests
{
    [Fact]
    public void ObjectsAreBlocksOfTwelveBytes()
    {
        var heap = new ObjectTally();
        // One block and the nine fields of a tensor, its name and its four dimensions.
        var tensor = new Tensor("t", [1, 2, 2, 1], 0.5f, 0);
        Assert.Equal(10 * 12 + 12 + 36, heap.Add(tensor));
        Assert.Equal(0, heap.Add(tensor));
        Assert.Equal(36 + 12, new ObjectTally().Add(new[] { "one" }));
        Assert.Equal(36, new ObjectTally().Add(new SampleSource(() => [])));
    }

    // The class is compiled as in a firmware; its metadata says what it takes.
    [Theory]
    [InlineData("nano-xs")]
    [InlineData("nano")]
    [InlineData("digits")]
    public void TheClassIsBoundedByWhatIsCountedWithoutIt(string name)
    {
        Model model = FitModels.Shipped(name);
        (sbyte[] inputs, sbyte[] outputs) = (new sbyte[4 * model.InputLength], new sbyte[4 * model.OutputLength]);
        new Random(1).NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(inputs.AsSpan()));
        new Random(2).NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(outputs.AsSpan()));
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "Model.dll");
        File.Copy(MicroLibrary.Location, Path.Combine(folder.Path, "Edge.Micro.dll"));
        using (FileStream image = File.Create(path))
            Assert.True(GeneratedModel.Parse(CSharpEmitter.Emit(model.Graph, new CSharpOptions("Edge.Models", "TestModel", "A test.", []), inputs, outputs).Text).Emit(image).Success);
        DeployedAssembly compiled = MicroLibrary.ReadFile(path);
        DeploymentCost counted = new GeneratedClassForm().CostOf(model.Graph, BoardCatalog.Find("esp32-s3"));
        NanoModelClass own = NanoModelClass.Of(model.Graph);
        long flash = own.FlashBytes + counted.Parts.Where(p => p.Layer is not null || p.What == "golden samples").Sum(p => p.FlashBytes);
        Assert.InRange(flash, compiled.TotalBytes, compiled.TotalBytes + 8_000);
        Assert.InRange(own.RamBytes, compiled.TableRamBytes, compiled.TableRamBytes + 1_000);
        Assert.InRange(own.IlBytes, compiled.IlBytes, 2 * compiled.IlBytes);
    }

    [Fact]
    public void TheRuntimeIsCountedAsOneAssembly()
    {
        DeployedAssembly micro = MicroLibrary.Layout;
        Assert.InRange(micro.IlBytes, 10_000, GeneratedClassForm.MaxAssemblyBytes);
        Assert.InRange(micro.TotalBytes, micro.IlBytes + micro.SignatureBytes, new FileInfo(typeof(Graph).Assembly.Location).Length);
        Assert.Contains("install the program again", Assert.Throws<QuantizeException>(() => MicroLibrary.ReadFile("nowhere.dll")).Message, StringComparison.Ordinal);
    }

    // The engine packs the weights for the processor at hand; the bound holds for every form.
    [Theory]
    [InlineData("nano-xs")]
    [InlineData("nano")]
    [InlineData("digits")]
    [InlineData("flagship")]
    public void AModelOnDotNetStaysBelowTheBound(string name)
    {
        byte[] file = FitModels.File(name);
        Model.Load(file).CreateSession();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Model.Load(file).CreateSession();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Board board = BoardCatalog.Find("raspberry-pi-4");
        long bound = BoardFit.Of(FitModels.Shipped(name).Graph, board).RamBytes - board.Runtime.MemoryBytes.Value!.Value;
        Assert.True(allocated <= bound, $"allocated {allocated:N0}, bound {bound:N0}");
    }

    [Fact]
    public void ThePeakIsWhereMostActivationsLive()
    {
        // 7 in, 90 in the middle, 11 and 3 behind: the second step reads 90 and writes 11.
        Assert.Equal(new ArenaPeak("dense2", 101), ArenaPeak.Of(FitModels.Dense(7, 90, 11, 3)));
        IEnumerable<Graph> shipped = new[] { "nano-xs", "nano", "digits", "flagship" }.Select(n => FitModels.Shipped(n).Graph);
        Assert.All(shipped, g => Assert.InRange(ArenaPeak.Of(g).Bytes, g.ArenaBytes / 2, g.ArenaBytes));
    }
}
