using System;
using System.Linq;
using Edge.Nano;
using Edge.Nano.Camera;

namespace Edge.Device.Tests.Nano;

/// <summary>The whole application on the registers of its chips: camera, network and panel, with everything that can come loose.</summary>
public class CameraReaderTests
{
    private readonly FakeClock _clock = new();
    private readonly FakeConsole _console = new();
    private readonly FakeSsd1306 _panel = new();
    private readonly FakeArducam _chip;
    private readonly CameraReader _reader;

    public CameraReaderTests()
    {
        _chip = new FakeArducam(_clock);
        _reader = new CameraReader(new ArducamMega(_chip, _clock), new StubFinder(96), new DigitNetwork(), new PanelView(new Ssd1306(_panel)), _clock, _console);
    }

    [Fact]
    public void The_network_is_proved_at_start()
    {
        _reader.SelfTest();
        Assert.StartsWith("Self-test: every golden output is exact", Assert.Single(_console.Lines), StringComparison.Ordinal);
        Assert.True(_panel.IsOn);
        Assert.Contains(true, PanelPicture.Of(_panel));
    }

    [Fact]
    public void Every_golden_digit_is_shown_with_its_label()
    {
        for (int sample = 0; sample < GoldenDigits.Count; sample++)
        {
            byte[] picture = GoldenDigits.Picture(sample);
            Show(picture);
            Run(LabelVote.Needed);
            PanelPicture.AssertAnswer(_panel, picture, GoldenDigits.Label(sample));
            PanelPicture.Save(_panel, "panel-" + sample);
        }
        Assert.Equal(GoldenDigits.Count * LabelVote.Needed, _reader.Frames);
        Assert.Equal(0, _reader.Faults);
    }

    [Fact]
    public void One_frame_alone_does_not_change_the_label()
    {
        Show(GoldenDigits.Picture(0));
        Run(2);
        _chip.Scene[^1] = 255;
        Run(1);
        PanelPicture.AssertLabel(_panel, GoldenDigits.Label(0));
        Run(1);
        PanelPicture.AssertLabel(_panel, DigitAnswer.None);
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0xFF)]
    public void A_camera_that_comes_loose_is_told_and_taken_back(byte stuck)
    {
        Show(GoldenDigits.Picture(0));
        Run(2);
        _chip.StuckAt = stuck;
        Run(1);
        Assert.Equal(1, _reader.Faults);
        Assert.StartsWith("Camera: expected", _console.Lines[^1], StringComparison.Ordinal);
        PanelPicture.Save(_panel, "panel-message-" + stuck);
        // The answer is gone, the sentence is there.
        Assert.False(PanelPicture.HasLabel(_panel, GoldenDigits.Label(0)));

        _chip.StuckAt = null;
        Until(frames: 4);
        PanelPicture.AssertLabel(_panel, GoldenDigits.Label(0));
        Assert.Equal(1, _reader.Faults);
        Assert.Equal(2, _chip.Resets);
    }

    [Fact]
    public void Pauses_double_up_to_a_bound_and_begin_again_after_a_frame()
    {
        _chip.Id = 0x42;
        long[] starts = Enumerable.Range(1, 9).Select(UntilFaults).ToArray();
        long[] gaps = starts.Zip(starts.Skip(1), (a, b) => b - a).ToArray();
        // A start takes the sensor's own 300 ms on top of the pause, and some readings of the clock.
        int[] pauses = [500, 1000, 2000, 4000, 8000, 8000, 8000, 8000];
        Assert.All(gaps.Zip(pauses), g => Assert.InRange(g.First, g.Second + 300, g.Second + 800));

        _chip.Id = 0x81;
        Until(frames: 1);
        _chip.CaptureMilliseconds = int.MaxValue;
        UntilFaults(10);
        Assert.EndsWith("Trying again in 500 ms.", _console.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_lost_panel_does_not_stop_the_camera_and_is_started_again()
    {
        Show(GoldenDigits.Picture(0));
        Run(2);
        _panel.IsConnected = false;
        Run(3);
        Assert.Equal(5, _reader.Frames);
        Assert.Equal(1, _reader.Faults);
        Assert.Single(_console.Lines, l => l.StartsWith("Panel: ", StringComparison.Ordinal));

        _panel.PowerUp();
        Run(1);
        Assert.True(_panel.IsOn);
        PanelPicture.AssertLabel(_panel, GoldenDigits.Label(0));
    }

    [Fact]
    public void Times_are_printed_every_ten_seconds_and_frames_leave_nothing_behind()
    {
        Show(GoldenDigits.Picture(0));
        Run(100);
        string[] reports = [.. _console.Lines.Where(l => l.Contains("network", StringComparison.Ordinal))];
        Assert.InRange(reports.Length, 2, 3);
        Assert.Contains("camera 1", reports[^1], StringComparison.Ordinal);

        long before = GC.GetAllocatedBytesForCurrentThread();
        int lines = _console.Lines.Count;
        Run(30);
        long perLine = _console.Lines.Count > lines ? 4096 : 0;
        // The chip's frames in the FIFO are the test's own.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 30 * (18_432 + 64) + perLine);
    }

    [Fact]
    public void No_order_of_faults_ends_the_application()
    {
        var random = new Random(42);
        var faults = new CameraFaults(_chip, _panel);
        Show(GoldenDigits.Picture(0));
        for (int i = 0; i < 4000; i++)
        {
            _reader.Step();
            if (i % 10 == 0)
                faults.Break(random);
        }
        Assert.InRange(_reader.Faults, 100, 4000);
        Assert.InRange(_reader.Frames, 100, 4000);
        faults.Repair();
        Until(_reader.Frames + 3);
        PanelPicture.AssertLabel(_panel, GoldenDigits.Label(0));
    }

    private void Show(byte[] picture)
    {
        Array.Clear(_chip.Scene);
        for (int y = 0; y < 28; y++)
            Array.Copy(picture, y * 28, _chip.Scene, y * 96, 28);
    }

    private void Run(int steps)
    {
        for (int i = 0; i < steps; i++)
            _reader.Step();
    }

    private void Until(int frames)
    {
        for (int i = 0; _reader.Frames < frames; i++)
        {
            Assert.True(i < 1000, "expected frames again");
            _reader.Step();
        }
    }

    private long UntilFaults(int faults)
    {
        for (int i = 0; _reader.Faults < faults; i++)
        {
            Assert.True(i < 1000, "expected another fault");
            _reader.Step();
        }
        return _clock.Now;
    }
}
