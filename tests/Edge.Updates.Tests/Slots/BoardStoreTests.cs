using System;
using Edge.Micro;
using Edge.Micro.Updates;
using Edge.Micro.Updates.Packages;
using Edge.Micro.Updates.Slots;
using Edge.Updates.Tests.Support;

namespace Edge.Updates.Tests.Slots;

/// <summary>Proves that a board runs the newer of two slots that is whole, that nothing replaces it but a newer one that works, and that any cut leaves one.</summary>
public class BoardStoreTests
{
    private const int Capacity = 1 << 16;

    private readonly MemorySlot _first = new(Capacity), _second = new(Capacity);

    [Fact]
    public void Packages_take_turns_in_the_slots()
    {
        BoardStore store = Open();
        Assert.Null(store.Active);
        foreach (int version in new[] { 1, 2, 5 })
        {
            AssertRuns(Send(store, Support.Packages.Of(version)), version);
            AssertRuns(Open(), version);
        }
        Assert.Equal(Support.Packages.Of(5).Length, _first.Length);
        Assert.Equal(Support.Packages.Of(2).Length, _second.Length);
    }

    [Fact]
    public void A_board_verifies_by_its_own_arithmetic()
    {
        var store = new BoardStore(_first, _second, new KeyCheck(Support.Packages.Key.PublicBytes), Support.Packages.Name, new ModelLimits(), 0);
        store.Open();
        Send(store, Support.Packages.Of(1));
        AssertRuns(store, 1);
        Assert.Contains("trusted key", Refusal(store, Support.Packages.Make(2, key: Support.Packages.Stranger)), StringComparison.Ordinal);
        AssertRuns(store, 1);
    }

    [Fact]
    public void What_is_refused_is_erased_and_the_one_before_runs_again()
    {
        BoardStore store = Open();
        Send(store, Support.Packages.Of(4));
        byte[] wrong = TinyModel.Make(1, golden =>
        {
            golden[^1] ^= 1;
            return golden;
        });
        Assert.Contains("golden outputs", Refusal(store, Support.Packages.Make(5, wrong)), StringComparison.Ordinal);
        Assert.Contains("golden samples", Refusal(store, Support.Packages.Make(5, TinyModel.Make(1, _ => []))), StringComparison.Ordinal);
        Assert.Contains("above 4", Refusal(store, Support.Packages.Of(4)), StringComparison.Ordinal);
        Assert.Contains("above 4", Refusal(store, Support.Packages.Of(3)), StringComparison.Ordinal);
        Assert.Contains("expected one for 'tiny'", Refusal(store, Support.Packages.Make(5, name: "other")), StringComparison.Ordinal);
        Assert.Contains("needs 9.0.0", Refusal(store, Support.Packages.Make(5, runtime: "9.0.0")), StringComparison.Ordinal);
        Assert.Contains("TFL3", Refusal(store, Support.Packages.Make(5, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])), StringComparison.Ordinal);
        Assert.Contains("damaged", Refusal(store, Support.Packages.Of(5)[..^1]), StringComparison.Ordinal);
        AssertRuns(store, 4);
        AssertRuns(Open(), 4);
    }

    [Fact]
    public void A_network_that_the_board_cannot_hold_is_refused()
    {
        var store = new BoardStore(_first, _second, Support.Packages.Check.Keys, Support.Packages.Name, new ModelLimits { MaxBytes = 50 }, 0);
        Assert.Contains("bytes", Refusal(store, Support.Packages.Of(1)), StringComparison.Ordinal);
        Assert.Equal(0, store.Version);
    }

    [Fact]
    public void A_cut_at_any_byte_of_the_transfer_leaves_a_network()
    {
        Send(Open(), Support.Packages.Of(1));
        Send(Open(), Support.Packages.Of(2));
        byte[] package = Support.Packages.Of(3), old = Support.Packages.Of(1);
        var random = new Random(1);
        for (int cut = 0; cut <= package.Length; cut++)
        {
            // What the cut left: the beginning, with rubbish behind it, or with what was there before.
            byte[] rubbish = new byte[random.Next(40)];
            random.NextBytes(rubbish);
            foreach (byte[] left in new[] { package[..cut], [.. package[..cut], .. rubbish], [.. package[..cut], .. old[Math.Min(cut, old.Length)..]] })
            {
                _first.Become(left);
                BoardStore store = Open();
                int expected = left.AsSpan().SequenceEqual(package) ? 3 : 2;
                Assert.Equal(expected, store.Version);
                Assert.NotNull(store.Active);
            }
        }
    }

    [Fact]
    public void A_damaged_newer_slot_is_passed_over_and_named()
    {
        Send(Open(), Support.Packages.Of(1));
        Send(Open(), Support.Packages.Of(2));
        byte[] damaged = (byte[])Support.Packages.Of(2).Clone();
        damaged[^200] ^= 1;
        _second.Become(damaged);
        BoardStore store = Open();
        AssertRuns(store, 1);
        Assert.StartsWith("The package: expected ", store.Fault, StringComparison.Ordinal);
        Send(store, Support.Packages.Of(2));
        AssertRuns(Open(), 2);
    }

    private static BoardStore Send(BoardStore store, byte[] package)
    {
        store.Incoming.Erase();
        for (int start = 0; start < package.Length; start += 100)
            store.Incoming.Append(package, start, Math.Min(100, package.Length - start));
        store.Commit();
        return store;
    }

    private static string Refusal(BoardStore store, byte[] package)
    {
        string message = Assert.Throws<UpdateException>(() => Send(store, package)).Message;
        Assert.Equal(0, store.Incoming.Length);
        return message;
    }

    private static void AssertRuns(BoardStore store, int version)
    {
        Assert.Equal(version, store.Version);
        sbyte[] input = [12, -100, 3, 127], output = new sbyte[3];
        store.Active!.Interpreter.Run(input, 0, output, 0);
        Assert.Equal(Edge.Inference.Model.Load(TinyModel.Make(version)).CreateSession().Run(input).ToArray(), output);
    }

    private BoardStore Open()
    {
        var store = new BoardStore(_first, _second, Support.Packages.Check.Keys, Support.Packages.Name, new ModelLimits(), 1000);
        store.Open();
        return store;
    }
}
