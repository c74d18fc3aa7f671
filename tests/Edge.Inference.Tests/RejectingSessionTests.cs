using System;
using System.Linq;
using Edge.Micro;
using Edge.Models;
using Edge.Testing;

namespace Edge.Inference.Tests;

/// <summary>Proves that a rejecting session decides as its rule does on the logits of one network or of two, and refuses what does not fit together.</summary>
public class RejectingSessionTests
{
    private const int Pictures = 300;

    [Theory]
    [InlineData(null)]
    [InlineData("nano")]
    [InlineData("gate")]
    public void It_decides_as_the_rule_does(string? name)
    {
        bool hasGate = name is not null;
        // The network 'gate' sees the surroundings as further channels, the other one the picture alone.
        Model model = Model.Load(DigitsModel.Create()), second = Model.Load(name == "gate" ? GateModel.Create() : NanoModel.Create());
        int around = (second.InputLength - model.InputLength) / model.InputLength, inputs = model.Logits.Length + (hasGate ? second.Logits.Length : 0);
        (Session session, Session gate) = (model.CreateSession(), second.CreateSession());
        var random = new Random(2);
        byte[][] pixels = new byte[Pictures][], surroundings = new byte[Pictures][];
        var answers = new (Classification Best, sbyte[] Logits)[Pictures];
        for (int i = 0; i < Pictures; i++)
        {
            random.NextBytes(pixels[i] = new byte[model.InputLength]);
            random.NextBytes(surroundings[i] = new byte[around * model.InputLength]);
            gate.Classify([.. Enumerable.Range(0, model.InputLength).SelectMany(k => (byte[])[pixels[i][k], .. surroundings[i][(k * around)..((k + 1) * around)]])]);
            answers[i] = (session.Classify(pixels[i]), hasGate ? [.. session.Logits, .. gate.Logits] : [.. session.Logits]);
        }
        // The limit lies in the middle, so that there are answers of both kinds.
        int[] scores = Array.ConvertAll(answers, answer => RandomRule(model.Logits.Length, inputs).Score(answer.Logits, answer.Best.Label));
        Array.Sort(scores);
        LogitRejection rule = RandomRule(model.Logits.Length, inputs, -scores[Pictures / 2]);
        var rejecting = new RejectingSession(model, rule, hasGate ? second : null);
        Assert.Equal((name == "gate", surroundings[0].Length), (rejecting.TakesSurroundings, rejecting.SurroundingsLength));
        int known = 0;
        for (int i = 0; i < Pictures; i++)
        {
            bool knows = rejecting.TryClassify(pixels[i], surroundings[i], out Classification best);
            Assert.Equal((answers[i].Best, rule.Knows(answers[i].Logits, best.Label)), (best, knows));
            Assert.Equal(rule.Score(answers[i].Logits, best.Label), rejecting.Score);
            known += knows ? 1 : 0;
        }
        Assert.InRange(known, Pictures / 4, Pictures * 3 / 4);
    }

    [Fact]
    public void It_allocates_nothing()
    {
        Model model = Model.Load(DigitsModel.Create()), gate = Model.Load(GateModel.Create());
        var rejecting = new RejectingSession(model, RandomRule(10, 21), gate);
        byte[] pixels = new byte[model.InputLength], surroundings = new byte[rejecting.SurroundingsLength];
        Assert.Equal(0, Allocations.Of(() => rejecting.TryClassify(pixels, surroundings, out _)));
    }

    [Fact]
    public void What_does_not_fit_together_is_refused()
    {
        Model model = Model.Load(DigitsModel.Create());
        var tensor = new Tensor("in", [3], 1f, 0);
        Model small = Model.Load(new Graph("small", [tensor], [tensor], []));
        string rule = Assert.Throws<InvalidModelException>(() => new RejectingSession(model, RandomRule(10, 12))).Message;
        Assert.Equal("The rejection rule: expected one of 10 classes and 10 logits, got one of 10 and 12; calibrate the model again.", rule);
        string gate = Assert.Throws<InvalidModelException>(() => new RejectingSession(model, RandomRule(10, 13), small)).Message;
        Assert.Equal("The gate: expected an input of 784 values, as the model's, or of a multiple, got 3; choose the gate that ships with the model.", gate);
        Assert.Throws<ArgumentException>(() => new RejectingSession(model, RandomRule(10, 10)).TryClassify(new byte[783], [], out _));
        var rejecting = new RejectingSession(model, RandomRule(10, 21), Model.Load(GateModel.Create()));
        string around = Assert.Throws<ArgumentException>(() => rejecting.TryClassify(new byte[784], [], out _)).Message;
        Assert.StartsWith("Expected surroundings of 3136 values, got 0; pass what lies around the picture in the frame.", around, StringComparison.Ordinal);
    }

    private static LogitRejection RandomRule(int classes, int inputs, int bias = 0)
    {
        var random = new Random(1);
        short[] Weights() => Array.ConvertAll(new short[classes * inputs], _ => (short)random.Next(-LogitRejection.MaxWeight, LogitRejection.MaxWeight + 1));
        return new LogitRejection(Weights(), Weights(), Array.ConvertAll(new int[classes], _ => bias));
    }
}
