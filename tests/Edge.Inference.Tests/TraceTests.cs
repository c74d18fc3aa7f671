using System;
using System.Linq;
using Edge.Micro;
using Edge.Testing;

namespace Edge.Inference.Tests;

/// <summary>Proves that a trace shows the bits of a usual run, layer by layer, whatever the engine fused.</summary>
public sealed class TraceTests
{
    [Theory]
    [InlineData("flagship")]
    [InlineData("digits")]
    [InlineData("nano")]
    [InlineData("nano-xs")]
    public void Every_engine_shows_what_the_reference_operators_give(string name)
    {
        Model model = Model.Load(Repository.PathOf("sdk", "models", name, "model.tflite"));
        byte[] picture = Picture(model.InputLength);
        sbyte[][] expected = Reference(model, picture);
        foreach (EngineKind engine in new[] { EngineKind.Fast, EngineKind.Reference })
        {
            Session session = model.CreateSession(engine);
            LayerActivation[] layers = [.. session.Trace(picture)];
            Assert.Equal(model.Graph.Operators, layers.Select(l => l.Operator));
            Assert.Equal(expected, layers.Select(l => l.Values.ToArray()));
        }
    }

    [Fact]
    public void A_trace_leaves_the_outputs_of_its_picture_and_a_run_after_it_is_undisturbed()
    {
        Model model = Model.Load(Repository.PathOf("sdk", "models", "digits", "model.tflite"));
        byte[] first = Picture(model.InputLength), second = [.. first.Reverse()];
        Session traced = model.CreateSession(), usual = model.CreateSession();
        traced.Trace(first);
        Assert.Equal(usual.Run(first).ToArray(), traced.Probabilities.ToArray());
        Assert.Equal(usual.Run(second).ToArray(), traced.Run(second).ToArray());
    }

    [Fact]
    public void A_picture_of_another_length_is_refused()
    {
        Model model = Model.Load(Repository.PathOf("sdk", "models", "digits", "model.tflite"));
        Assert.Contains("784", Assert.Throws<ArgumentException>(() => model.CreateSession().Trace(new byte[783])).Message, StringComparison.Ordinal);
    }

    private static byte[] Picture(int length)
    {
        var picture = new byte[length];
        new Random(5).NextBytes(picture);
        return picture;
    }

    private static sbyte[][] Reference(Model model, byte[] picture)
    {
        Tensor input = model.Graph.Inputs[0];
        var arena = new sbyte[model.Graph.ArenaBytes];
        for (int i = 0; i < picture.Length; i++)
            arena[input.Offset + i] = (sbyte)Math.Clamp((int)Math.Round(picture[i] / 255.0 / input.Scale, MidpointRounding.AwayFromZero) + input.ZeroPoint, -128, 127);
        return Array.ConvertAll(model.Graph.Operators, step =>
        {
            step.Run(arena);
            return arena[step.Output.Offset..(step.Output.Offset + step.Output.Length)];
        });
    }
}
