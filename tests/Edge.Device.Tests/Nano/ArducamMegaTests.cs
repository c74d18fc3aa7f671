using System;
using Edge.Nano;

namespace Edge.Device.Tests.Nano;

public class ArducamMegaTests
{
    private readonly FakeClock _clock = new();
    private readonly FakeArducam _chip;
    private readonly ArducamMega _camera;
    private readonly byte[] _frame = new byte[96 * 96];

    public ArducamMegaTests()
    {
        _chip = new FakeArducam(_clock);
        _camera = new ArducamMega(_chip, _clock);
        new Random(3).NextBytes(_chip.Scene);
    }

    [Fact]
    public void Frames_arrive_grey_by_grey()
    {
        _camera.Start();
        for (int i = 0; i < 3; i++)
        {
            new Random(i).NextBytes(_chip.Scene);
            _camera.Capture(_frame);
            Assert.Equal(_chip.Scene, _frame);
        }
        Assert.Equal(_camera.Width * _camera.Height, _frame.Length);
        Assert.InRange(_chip.LongestTransfer, 1000, 16384);
    }

    [Theory]
    [InlineData(0x81)]
    [InlineData(0x87)]
    public void Every_camera_of_the_family_is_taken(int id)
    {
        _chip.Id = id;
        _camera.Start();
        _camera.Capture(_frame);
        Assert.Equal(_chip.Scene, _frame);
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x80)]
    [InlineData(0x88)]
    [InlineData(0xFF)]
    public void Another_chip_is_named(int id)
    {
        _chip.Id = id;
        string message = Assert.Throws<DeviceException>(_camera.Start).Message;
        Assert.Contains($"got 0x{id:X2}", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0xFF)]
    public void A_cut_wire_at_start_is_a_sentence_in_time(byte stuck)
    {
        _chip.StuckAt = stuck;
        string message = Assert.Throws<DeviceException>(_camera.Start).Message;
        Assert.StartsWith("Camera: expected", message, StringComparison.Ordinal);
        Assert.Contains($"0x{stuck:X2}", message, StringComparison.Ordinal);
        Assert.InRange(_clock.Now, ArducamMega.IdleMilliseconds, 2 * ArducamMega.IdleMilliseconds);
    }

    [Theory]
    [InlineData(0x00, "got state 0x00")]
    [InlineData(0xFF, "got 16777215")]
    public void A_wire_that_comes_loose_later_is_a_sentence(byte stuck, string expected)
    {
        _camera.Start();
        _camera.Capture(_frame);
        _chip.StuckAt = stuck;
        Assert.Contains(expected, Assert.Throws<DeviceException>(() => _camera.Capture(_frame)).Message, StringComparison.Ordinal);
        _chip.StuckAt = null;
        _camera.Start();
        _camera.Capture(_frame);
        Assert.Equal(_chip.Scene, _frame);
    }

    [Fact]
    public void A_camera_that_stalls_is_given_up_in_time()
    {
        _camera.Start();
        _chip.CaptureMilliseconds = int.MaxValue;
        long start = _clock.Now;
        Assert.Contains("within 2000 ms", Assert.Throws<DeviceException>(() => _camera.Capture(_frame)).Message, StringComparison.Ordinal);
        Assert.InRange(_clock.Now - start, ArducamMega.CaptureMilliseconds, 2 * ArducamMega.CaptureMilliseconds);
    }

    [Fact]
    public void A_camera_that_lost_its_settings_is_noticed_by_the_length()
    {
        _camera.Start();
        _chip.Write([0x87, 0x40], 2);
        _clock.Sleep(1000);
        Assert.Contains("got 1234", Assert.Throws<DeviceException>(() => _camera.Capture(_frame)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_behind_the_frame_do_not_matter()
    {
        _camera.Start();
        _chip.ExtraLength = 512;
        _camera.Capture(_frame);
        Assert.Equal(_chip.Scene, _frame);
    }

    [Theory]
    [InlineData(9215)]
    [InlineData(9217)]
    public void A_frame_of_another_size_is_refused(int length) => Assert.Throws<ArgumentException>(() => _camera.Capture(new byte[length]));
}
