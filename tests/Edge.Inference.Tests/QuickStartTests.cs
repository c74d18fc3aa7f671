using System;
using System.Linq;
using System.Threading;
using Edge.Models;
using Edge.Testing;

namespace Edge.Inference.Tests;

/// <summary>Proves that sessions which begin with the reference kernels go over to the fast ones without a bit changing.</summary>
public class QuickStartTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public void Sessions_become_fast_and_give_the_same_bytes_before_and_after()
    {
        Model model = Model.Load(DigitsModel.Create());
        byte[] picture = [.. Enumerable.Range(0, model.InputLength).Select(i => (byte)(i * 37))];
        Session[] sessions = [.. Enumerable.Range(0, 5).Select(_ => model.CreateSession(EngineKind.QuickStart))];
        Session reference = model.CreateSession(EngineKind.Reference);
        Classification expected = reference.Classify(picture);
        foreach (Session session in sessions)
            Assert.Equal(expected, session.Classify(picture));
        Assert.True(SpinWait.SpinUntil(() => sessions.All(s => s.Engine == EngineKind.Fast), Patience), "the kernels were not compiled in two minutes");
        foreach (Session session in sessions)
        {
            Assert.Equal(expected, session.Classify(picture));
            Assert.True(reference.Outputs.SequenceEqual(session.Outputs));
        }
        Assert.Equal(EngineKind.Fast, model.CreateSession(EngineKind.QuickStart).Engine);
        Assert.Equal(EngineKind.Reference, reference.Engine);
    }

    [Fact]
    public void Runs_allocate_nothing_on_their_thread_before_and_after()
    {
        Model model = Model.Load(DigitsModel.Create());
        var picture = new byte[model.InputLength];
        Session session = model.CreateSession(EngineKind.QuickStart);
        Assert.Equal(0, Allocations.Of(() => session.Classify(picture)));
        Assert.Equal(0, Allocations.Of(UntilFast));
        Assert.Equal(EngineKind.Fast, session.Engine);

        void UntilFast()
        {
            for (long start = Environment.TickCount64; session.Engine != EngineKind.Fast && Environment.TickCount64 - start < Patience.TotalMilliseconds;)
                session.Classify(picture);
            session.Classify(picture);
        }
    }
}
