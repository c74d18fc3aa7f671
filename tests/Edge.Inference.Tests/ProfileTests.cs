using System;
using System.Linq;
using Edge.Micro;
using Edge.Testing;

namespace Edge.Inference.Tests;

/// <summary>Proves that a profile counts what the network does and leaves the session right. Times are only held against each other.</summary>
public class ProfileTests
{
    private static readonly Model Model = Model.Load(Repository.PathOf("sdk", "models", "digits", "model.tflite"));

    [Theory]
    [InlineData(EngineKind.Fast)]
    [InlineData(EngineKind.Reference)]
    public void Its_steps_hold_every_operator_once_and_its_sums_are_the_networks(EngineKind engine)
    {
        SessionProfile profile = Model.CreateSession(engine).Profile(Model.TypicalInput(), 5, TimeSpan.Zero);
        Assert.Equal((engine, 5), (profile.Engine, profile.Repeats));
        Assert.Equal(Model.Graph.Operators.Select(o => o.Name), profile.Steps.SelectMany(s => s.Names));
        Assert.Equal(Model.Graph.Operators.Select(o => o.Kind), profile.Steps.SelectMany(s => s.Kinds));
        Assert.Equal(Model.Graph.Macs, profile.Macs);
        Assert.Equal(Model.Graph.ConstantBytes, profile.ConstantBytes);
        Assert.Equal([1, 10], profile.Steps[^1].OutputShape.ToArray());
        Assert.All(profile.Steps, s => Assert.True(s.MinMicroseconds >= 0 && s.MinMicroseconds <= s.MedianMicroseconds && s.Form.Length > 0));
        Assert.True(profile.MinMicroseconds > 0 && profile.MinMicroseconds <= profile.MedianMicroseconds && profile.GmacPerSecond > 0);
    }

    [Fact]
    public void Fused_operators_move_no_bytes_between_them()
    {
        SessionProfile fast = Model.CreateSession().Profile(Model.TypicalInput(), 1, TimeSpan.Zero), reference = Model.CreateSession(EngineKind.Reference).Profile(Model.TypicalInput(), 1, TimeSpan.Zero);
        Assert.Equal(Model.Graph.Operators.Sum(o => o.Inputs.Sum(t => (long)t.Length) + o.Output.Length), reference.ActivationBytes);
        Assert.All(reference.Steps, s => Assert.Equal("reference", s.Form));
        StepProfile first = fast.Steps[0];
        Assert.Equal(["CONV_2D", "MAX_POOL_2D"], first.Kinds.ToArray());
        Assert.Equal(784 + 13 * 13 * 16, first.ActivationBytes);
        Assert.Equal(first.ActivationBytes + first.ConstantBytes, first.Bytes);
        // Each of the two fused pools saves the writing and the reading of a convolution's output.
        Assert.Equal(reference.ActivationBytes - 2 * (26 * 26 * 16 + 11 * 11 * 32), fast.ActivationBytes);
    }

    [Theory]
    [InlineData(EngineKind.Fast)]
    [InlineData(EngineKind.Reference)]
    public void The_session_stands_afterwards_as_after_a_run(EngineKind engine)
    {
        Session session = Model.CreateSession(engine);
        var input = new sbyte[784];
        new Random(2).NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(input.AsSpan()));
        sbyte[] expected = session.Run(input).ToArray();
        session.Run(new sbyte[784]);
        session.Profile(input, 3, TimeSpan.Zero);
        Assert.Equal(expected, session.Outputs.ToArray());
        Assert.Equal(expected, session.Run(input).ToArray());
    }

    [Fact]
    public void A_network_without_operators_has_an_empty_profile()
    {
        Tensor input = new("in", [2], 1f, 0);
        SessionProfile profile = Model.Load(new Graph("none", [input], [input], [])).CreateSession().Profile(2);
        Assert.Empty(profile.Steps);
        Assert.Equal((0, 0, 0), (profile.Macs, profile.Bytes, profile.GmacPerSecond));
    }

    [Fact]
    public void What_cannot_be_timed_is_told()
    {
        Session session = Model.CreateSession();
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Profile(0));
        Assert.Throws<ArgumentException>(() => session.Profile(new sbyte[3]));
    }
}
