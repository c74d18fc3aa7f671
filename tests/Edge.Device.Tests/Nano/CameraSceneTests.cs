using System;
using System.Linq;
using Edge.Device.Tests.Nano.CoreS3;
using Edge.Nano;
using Edge.Nano.Camera;

namespace Edge.Device.Tests.Nano;

/// <summary>From a sheet of paper before the lens to the label on the panel, with the vision and the network that are deployed.</summary>
public class CameraSceneTests
{
    private readonly FakeClock _clock = new();
    private readonly FakeSsd1306 _panel = new();
    private readonly FakeArducam _chip;
    private readonly CameraReader _reader;

    public CameraSceneTests()
    {
        _chip = new FakeArducam(_clock);
        var camera = new ArducamMega(_chip, _clock);
        _reader = new CameraReader(camera, new FrameDigitFinder(camera.Width, camera.Height), new DigitNetwork(), new PanelView(new Ssd1306(_panel)), _clock, new FakeConsole());
    }

    public static TheoryData<int, bool> Sheets
    {
        get
        {
            var data = new TheoryData<int, bool>();
            for (int digit = 0; digit < 10; digit++)
            {
                data.Add(digit, false);
                data.Add(digit, true);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public void A_digit_on_paper_is_read(int digit, bool isChalk)
    {
        Draw(digit, isChalk);
        for (int i = 0; i < LabelVote.Needed; i++)
            _reader.Step();
        PanelPicture.Save(_panel, $"paper-{digit}{(isChalk ? "-chalk" : "")}");
        PanelPicture.AssertLabel(_panel, digit);
    }

    [Fact]
    public void Empty_paper_is_no_digit()
    {
        Draw(-1, false);
        for (int i = 0; i < LabelVote.Needed; i++)
            _reader.Step();
        PanelPicture.AssertLabel(_panel, DigitAnswer.None);
        Assert.Equal(0, _reader.Faults);
    }

    // Uneven light, noise, a line of 5 pixels with soft edges; a digit of 43 by 60 pixels.
    private void Draw(int digit, bool isChalk)
    {
        var random = new Random(digit);
        (double X, double Y)[] dabs = digit < 0 ? [] : [.. HandDrawn.Digit(digit).SelectMany(line => line.Zip(line.Skip(1)).SelectMany(s =>
            Enumerable.Range(0, 21).Select(k => (26 + (0.43 * (s.First.X + ((s.Second.X - s.First.X) * k / 20.0))), 18 + (0.43 * (s.First.Y + ((s.Second.Y - s.First.Y) * k / 20.0)))))))];
        for (int y = 0; y < 96; y++)
            for (int x = 0; x < 96; x++)
            {
                double distance = dabs.Length == 0 ? double.MaxValue : Math.Sqrt(dabs.Min(d => ((d.X - x) * (d.X - x)) + ((d.Y - y) * (d.Y - y))));
                double ink = Math.Clamp(3 - distance, 0, 1);
                double paper = 150 + (0.5 * x) + (0.2 * y) + random.Next(-4, 5);
                double grey = paper * (1 - (0.75 * ink));
                _chip.Scene[(y * 96) + x] = (byte)Math.Clamp(isChalk ? 255 - grey : grey, 0, 255);
            }
    }
}
