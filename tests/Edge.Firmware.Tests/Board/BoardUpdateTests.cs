using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Edge.Cli;
using Edge.Desktop.Board;
using Edge.Inference;
using Edge.Micro;
using Edge.Micro.Updates.Packages;
using Edge.Micro.Updates.Slots;
using Edge.Nano;
using Edge.Testing;
using Edge.Updates;
using Edge.Updates.Keys;
using Edge.Updates.Tests.Slots;

namespace Edge.Firmware.Tests.Board;

/// <summary>The desktop sends packages to the firmware's own code: over a clean line, a bad one, with the power going at any frame; and the board verifies them itself.</summary>
public sealed class BoardUpdateTests : IDisposable
{
    private static readonly byte[] Model = File.ReadAllBytes(Repository.PathOf("sdk", "models", "nano-xs", "model.tflite"));

    private readonly TemporaryFolder _folder = new();
    private readonly SigningKey _key = SigningKey.Create();
    private readonly MemorySlot _first = new(1 << 16), _second = new(1 << 16);
    private readonly StringWriter _output = new(CultureInfo.InvariantCulture);

    [Fact]
    public void A_package_is_sent_and_runs()
    {
        var stream = new BoardStream(store: Open());
        var link = new BoardLink(stream, "test");
        Assert.Equal("none", link.Ask(FrameFormat.Information, 0, 0, [], CancellationToken.None).Text("network"));
        Send(stream, Package(3));
        Assert.Equal("digits-3", link.Ask(FrameFormat.Information, 0, 0, [], CancellationToken.None).Text("network"));
        byte[] digit = new byte[784];
        new Random(1).NextBytes(digit);
        Session session = Edge.Inference.Model.Load(Model).CreateSession();
        session.Classify(digit);
        Assert.Equal(session.Probabilities.ToArray().Select(p => (double)p), link.Ask(FrameFormat.Digit, 28, 28, digit, CancellationToken.None).Probabilities);
        Assert.Equal("selftest", link.Ask(FrameFormat.SelfTest, 0, 0, [], CancellationToken.None).Kind);
        Assert.EndsWith("version 3 runs on the board\n", _output.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
        // The next one goes to the other slot, and the same again goes nowhere.
        Send(stream, Package(4));
        int frames = stream.Frames;
        Send(stream, Package(4));
        Assert.Equal(frames + 1, stream.Frames);
        Assert.Equal((4, 3), (PackageReader.PeekVersion(_second), PackageReader.PeekVersion(_first)));
    }

    [Fact]
    public void A_transfer_that_is_cut_at_any_frame_goes_on_where_it_stopped()
    {
        byte[] old = Package(1), package = Package(2);
        Send(new BoardStream(store: Open()), old);
        int frames = 0;
        for (int cut = 1; ; cut++)
        {
            var stream = new BoardStream(bytes => ++frames > cut ? throw new IOException("cut") : bytes, store: Open());
            frames = 0;
            try
            {
                Send(stream, package);
                break;
            }
            catch (IOException)
            {
                // The board starts again, with what was in its slots: the old network runs, and the transfer goes on from there.
                Assert.Equal(1, Open().Version);
            }
            Assert.InRange(cut, 1, 200);
            cut += 3;
        }
        Assert.Equal(2, Open().Version);
        Assert.Contains("version 2 runs", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain($"{package.Length} bytes sent, version 2", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Over_a_bad_line_the_package_arrives_or_the_old_one_runs()
    {
        int arrived = 0;
        Send(new BoardStream(store: Open()), Package(1));
        for (int seed = 0; seed < 8; seed++)
        {
            var random = new Random(seed);
            var stream = new BoardStream(bytes => Damage(random, bytes), bytes => Damage(random, bytes), Open());
            try
            {
                Send(stream, Package(2 + seed));
                arrived++;
                Assert.Equal(2 + seed, Open().Version);
            }
            catch (UserErrorException)
            {
                Assert.InRange(Open().Version, 1, 1 + seed);
            }
        }
        Assert.InRange(arrived, 4, 8);
    }

    [Fact]
    public void What_the_board_refuses_is_one_sentence_and_the_old_one_runs()
    {
        var stream = new BoardStream(store: Open());
        Send(stream, Package(5));
        using SigningKey stranger = SigningKey.Create();
        Assert.Contains("signature of a trusted key", Fault(stream, PackageSigner.Sign("digits", 6, "test", Model, null, null, stranger)), StringComparison.Ordinal);
        Assert.Contains("expected a version above 5", Fault(stream, Package(4)), StringComparison.Ordinal);
        Assert.Contains("expected a package of 'quantize package'", Fault(stream, [1, 2, 3]), StringComparison.Ordinal);
        Assert.Contains("expected a package of at most 65536 bytes", Fault(stream, PackageSigner.Sign("digits", 6, "test", File.ReadAllBytes(Repository.PathOf("sdk", "models", "flagship", "model.tflite")), null, null, _key)), StringComparison.Ordinal);
        Assert.Equal(5, Open().Version);
        Assert.Contains("Expected kind 1 to 4", Fault(new BoardStream(), Package(6)), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _key.Dispose();
        _output.Dispose();
    }

    private string Fault(BoardStream stream, byte[] package) => Assert.Throws<UserErrorException>(() => Send(stream, package)).Message;

    private static byte[] Damage(Random random, byte[] bytes)
    {
        if (random.Next(20) == 0)
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return random.Next(40) == 0 ? bytes[random.Next(bytes.Length)..] : bytes;
    }

    private byte[] Package(int version) => PackageSigner.Sign("digits", version, "test", Model, null, null, _key);

    private void Send(BoardStream stream, byte[] package)
    {
        File.WriteAllBytes(_folder.Of("p.edgemodel"), package);
        new BoardUpdate(new BoardLink(stream, "test"), _output).Execute(_folder.Of("p.edgemodel"), CancellationToken.None);
    }

    // A board that was switched on.
    private BoardStore Open()
    {
        var store = new BoardStore(_first, _second, new KeyCheck(_key.PublicBytes), "digits", new ModelLimits(), 0);
        store.Open();
        return store;
    }
}
