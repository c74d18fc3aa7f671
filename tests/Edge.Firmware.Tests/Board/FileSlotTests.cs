using System;
using System.Globalization;
using System.IO;
using System.Threading;
using Edge.Desktop.Board;
using Edge.Micro;
using Edge.Micro.Updates;
using Edge.Micro.Updates.Packages;
using Edge.Micro.Updates.Slots;
using Edge.Nano.Headless;
using Edge.Testing;
using Edge.Updates;
using Edge.Updates.Keys;

namespace Edge.Firmware.Tests.Board;

/// <summary>The files in which headless-updates keeps its networks, on .NET's file system: updates that are cut, files with any bytes in them, files that do not open.</summary>
public sealed class FileSlotTests : IDisposable
{
    private const int Capacity = 1 << 16;

    private static readonly byte[] Model = File.ReadAllBytes(Repository.PathOf("sdk", "models", "nano-xs", "model.tflite"));

    private readonly TemporaryFolder _folder = new();
    private readonly SigningKey _key = SigningKey.Create();
    private readonly StringWriter _output = new(CultureInfo.InvariantCulture);

    [Fact]
    public void A_slot_is_what_was_appended_over_a_restart_too()
    {
        var slot = new FileSlot(_folder.Of("slot"), Capacity);
        Assert.Equal((0, Capacity), (slot.Length, slot.Capacity));
        slot.Erase();
        byte[] bytes = new byte[1000], read = new byte[1010];
        new Random(1).NextBytes(bytes);
        for (int start = 0; start < bytes.Length; start += 300)
            slot.Append(bytes, start, Math.Min(300, bytes.Length - start));
        foreach (FileSlot same in new[] { slot, new FileSlot(_folder.Of("slot"), Capacity) })
        {
            Assert.Equal(bytes.Length, same.Length);
            same.Read(100, read, 10, 900);
            Assert.Equal(bytes[100..], read[10..910]);
            Assert.Contains("got its end", Assert.Throws<IOException>(() => same.Read(999, read, 0, 2)).Message, StringComparison.Ordinal);
        }
        slot.Erase();
        Assert.Equal(0, slot.Length);
        Assert.False(File.Exists(_folder.Of("slot")));
        slot.Append(bytes, 5, 3);
        Assert.Equal(bytes[5..8], File.ReadAllBytes(_folder.Of("slot")));
    }

    [Fact]
    public void What_is_appended_is_in_the_file_when_the_call_returns()
    {
        var slot = new FileSlot(_folder.Of("slot"), Capacity);
        for (int i = 1; i <= 20; i++)
        {
            slot.Append([(byte)i], 0, 1);
            Assert.Equal(i, File.ReadAllBytes(_folder.Of("slot")).Length);
        }
    }

    [Fact]
    public void After_a_fault_the_length_is_the_files()
    {
        var slot = new FileSlot(_folder.Of("slot"), Capacity);
        slot.Append(new byte[10], 0, 10);
        using (new FileStream(_folder.Of("slot"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.Throws<IOException>(() => slot.Append(new byte[10], 0, 10));
        // The medium took half of the piece.
        File.WriteAllBytes(_folder.Of("slot"), new byte[15]);
        Assert.Equal(15, slot.Length);
        slot.Append(new byte[5], 0, 5);
        Assert.Equal(20, slot.Length);
    }

    [Fact]
    public void An_update_that_is_cut_at_any_frame_goes_on_from_the_files()
    {
        Send(new BoardStream(store: Open()), Package(1));
        byte[] package = Package(2);
        int cuts = 0, frames = 0;
        // Each try gets three frames further than the one before, and the board starts again after each.
        for (int most = 2; ; most += 3, cuts++)
        {
            frames = 0;
            var stream = new BoardStream(bytes => ++frames > most ? throw new IOException("cut") : bytes, store: Open());
            try
            {
                Send(stream, package);
                break;
            }
            catch (IOException)
            {
                Assert.Equal(1, Open().Version);
            }
            Assert.InRange(cuts, 0, 100);
        }
        Assert.InRange(cuts, 5, 100);
        Assert.Equal(2, Open().Version);
        Assert.Equal(package, File.ReadAllBytes(_folder.Of("b")));
        // The tries together sent the package once.
        Assert.DoesNotContain($"{package.Length} bytes sent, version 2", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_a_cut_leaves_in_the_file_the_old_network_runs_and_the_update_arrives()
    {
        Send(new BoardStream(store: Open()), Package(1));
        byte[] package = Package(2);
        var random = new Random(1);
        for (int trial = 0; trial < 12; trial++)
        {
            byte[] left = new byte[random.Next(Capacity + 10)];
            random.NextBytes(left);
            // The beginning arrived, with any bytes behind it or none.
            int whole = random.Next(package.Length);
            left = [.. package[..whole], .. trial % 3 == 0 ? [] : left[Math.Min(whole, left.Length)..]];
            File.WriteAllBytes(_folder.Of("b"), left);
            BoardStore store = Open();
            Assert.Equal(1, store.Version);
            Assert.NotNull(store.Active);
            if (trial % 4 == 0)
            {
                Send(new BoardStream(store: store), package);
                Assert.Equal(2, Open().Version);
            }
        }
    }

    [Fact]
    public void A_file_that_does_not_open_is_passed_over_and_named()
    {
        Send(new BoardStream(store: Open()), Package(1));
        Send(new BoardStream(store: Open()), Package(2));
        using (new FileStream(_folder.Of("b"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            BoardStore store = Open();
            Assert.Equal(1, store.Version);
            // What cannot be looked at has no version: the slot that opens comes first, and nothing is to be said.
            Assert.Null(store.Fault);
        }
        using (new FileStream(_folder.Of("a"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        using (new FileStream(_folder.Of("b"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            BoardStore store = Open();
            Assert.Null(store.Active);
            Assert.NotNull(store.Fault);
        }
        Assert.Equal(2, Open().Version);
    }

    [Fact]
    public void A_board_takes_the_key_that_keygen_prints()
    {
        string digits = Convert.ToHexStringLower(_key.PublicBytes);
        Assert.Equal(_key.PublicBytes, KeyDigits.Read(digits));
        Assert.Equal(_key.PublicBytes, KeyDigits.Read(digits.ToUpperInvariant()));
        foreach (string wrong in new[] { "", digits[..^1], digits + "0", "g" + digits[1..], " " + digits[1..], digits[..^1] + "\n" })
            Assert.Null(KeyDigits.Read(wrong));
    }

    [Fact]
    public void Without_a_key_every_package_is_refused()
    {
        var store = new BoardStore(Slot("a"), Slot("b"), new KeyCheck([]), "digits", new ModelLimits(), 0);
        store.Open();
        byte[] package = Package(1);
        store.Incoming.Append(package, 0, package.Length);
        Assert.Contains("public key", Assert.Throws<UpdateException>(store.Commit).Message, StringComparison.Ordinal);
        Assert.Null(store.Active);
        Assert.Equal(0, store.Incoming.Length);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _key.Dispose();
        _output.Dispose();
    }

    private FileSlot Slot(string name) => new(_folder.Of(name), Capacity);

    private byte[] Package(int version) => PackageSigner.Sign("digits", version, "test", Model, null, null, _key);

    private void Send(BoardStream stream, byte[] package)
    {
        File.WriteAllBytes(_folder.Of("p.edgemodel"), package);
        new BoardUpdate(new BoardLink(stream, "test"), _output).Execute(_folder.Of("p.edgemodel"), CancellationToken.None);
    }

    // A board that was switched on.
    private BoardStore Open()
    {
        var store = new BoardStore(Slot("a"), Slot("b"), new KeyCheck(_key.PublicBytes), "digits", new ModelLimits(), 0);
        store.Open();
        return store;
    }
}
