using System;

namespace Edge.Nano;

/// <summary>Answers frames with lines of text: the protocol of firmware/nano/headless/README.md. A frame allocates only where pictures change their size.</summary>
public sealed class FrameServer
{
    private const int DigitLength = FrameFormat.DigitSide * FrameFormat.DigitSide;
    private const int Classes = 10;

    // An output is a probability in 256ths, less 128.
    private const int ZeroPoint = -128;

    private readonly IDigitNetwork _network;
    private readonly IHeap _heap;
    private readonly int _largestPicture;
    private readonly FrameReceiver _receiver;
    private readonly PictureReader _picture = new PictureReader();
    private readonly LineWriter _line;
    private readonly byte[] _digit = new byte[DigitLength];
    private readonly sbyte[] _output = new sbyte[Classes];

    /// <summary>Makes a server.</summary>
    /// <param name="port">The line to the other side.</param>
    /// <param name="network">The network that is asked.</param>
    /// <param name="heap">The heap of the board, for the line that says what is left of it.</param>
    /// <param name="largestPicture">The most pixels of a picture, at least 28x28; a line that nothing comes in on needs no memory for it.</param>
    public FrameServer(ISerialPort port, IDigitNetwork network, IHeap heap, int largestPicture)
    {
        _network = network;
        _heap = heap;
        _largestPicture = largestPicture;
        _receiver = new FrameReceiver(port, largestPicture);
        _line = new LineWriter(port);
    }

    /// <summary>Answers frames of further kinds; null where there are none.</summary>
    public IFrameHandler? Handler { get; set; }

    /// <summary>Says what this is and whether the network is exact on this board.</summary>
    public void Start()
    {
        TellInformation(0);
        TellSelfTest(0);
    }

    /// <summary>Waits for a frame and answers it.</summary>
    /// <param name="milliseconds">The longest wait while nothing comes.</param>
    /// <returns>What came.</returns>
    public FrameEvent Step(int milliseconds)
    {
        FrameEvent found = _receiver.Receive(milliseconds);
        switch (found)
        {
            case FrameEvent.Frame:
                Answer();
                break;
            case FrameEvent.WrongCheck:
                Error(_receiver.Sequence).Add("Expected a payload that fits its CRC-32, got another; send the frame again.").End();
                break;
            case FrameEvent.Incomplete:
                Error(_receiver.Sequence).Add("Expected a whole frame, got ").Add(_receiver.Count)
                    .Add(" bytes too few; send the frame again, without pauses.").End();
                break;
            case FrameEvent.TooLarge:
                WrongSize();
                break;
            case FrameEvent.Garbage:
                _line.Add("error Expected a frame, got ").Add(_receiver.Count).Add(" other bytes; send frames as firmware/nano/headless/README.md has them.").End();
                break;
        }
        return found;
    }

    private void Answer()
    {
        switch (_receiver.Kind)
        {
            case FrameFormat.Digit:
                if (_receiver.Width == FrameFormat.DigitSide && _receiver.Height == FrameFormat.DigitSide)
                    AnswerDigit();
                else
                    WrongSize();
                break;
            case FrameFormat.Picture:
                if (PictureReader.Takes(_receiver.Width, _receiver.Height))
                    AnswerPicture();
                else
                    WrongSize();
                break;
            case FrameFormat.SelfTest:
                TellSelfTest(_receiver.Sequence);
                break;
            case FrameFormat.Information:
                TellInformation(_receiver.Sequence);
                break;
            default:
                if (Handler != null && Handler.TryAnswer(_receiver, _line))
                    break;
                Error(_receiver.Sequence).Add("Expected kind 1 to 4, got ").Add(_receiver.Kind).Add("; send a digit as kind 1, a picture as kind 2.").End();
                break;
        }
    }

    private void AnswerDigit()
    {
        _receiver.CopyPayload(_digit);
        long time = Classify();
        _line.Add("digit seq=").Add(_receiver.Sequence);
        TellClasses();
        _line.Add(" network_us=").Add(time).End();
    }

    private void AnswerPicture()
    {
        long start = Microseconds();
        bool found = _picture.TryFind(_receiver, _digit);
        long findTime = Microseconds() - start;
        // Before the line is begun: a fault in the network leaves no half line.
        long time = found ? Classify() : 0;
        _line.Add("picture seq=").Add(_receiver.Sequence);
        if (found)
        {
            TellClasses();
            _line.Add(" box=").Add(_picture.Left).Add(",").Add(_picture.Top).Add(",").Add(_picture.Right).Add(",").Add(_picture.Bottom);
        }
        else
        {
            _line.Add(" label=none");
        }
        _line.Add(" find_us=").Add(findTime).Add(" network_us=").Add(time).End();
    }

    // Microseconds of the run.
    private long Classify()
    {
        long start = Microseconds();
        _network.Run(_digit, _output);
        return Microseconds() - start;
    }

    private void TellClasses()
    {
        int best = 0;
        for (int i = 1; i < Classes; i++)
            if (_output[i] > _output[best])
                best = i;
        _line.Add(" label=").Add(best).Add(" p256=");
        for (int i = 0; i < Classes; i++)
        {
            if (i > 0)
                _line.Add(",");
            _line.Add(_output[i] - ZeroPoint);
        }
        _line.Add(_network.Knows ? " knows=yes" : " knows=no");
    }

    private void TellInformation(int sequence) =>
        _line.Add("edge seq=").Add(sequence).Add(" protocol=").Add(FrameFormat.Version).Add(" network=").Add(_network.Name)
            .Add(" digit=28x28 picture_pixels=").Add(_largestPicture).Add(" free_bytes=").Add(_heap.FreeBytes).End();

    private void TellSelfTest(int sequence)
    {
        long start = Microseconds();
        bool exact = _network.SelfTest();
        long time = Microseconds() - start;
        if (exact)
            _line.Add("selftest seq=").Add(sequence).Add(" exact=yes time_us=").Add(time).End();
        else
            Error(sequence).Add("Expected the golden outputs of the self-test, got others; flash the newest firmware and deploy again.").End();
    }

    private void WrongSize() =>
        Error(_receiver.Sequence).Add("Expected a digit of 28x28 or a picture of at most ").Add(_largestPicture).Add(" pixels, got ")
            .Add(_receiver.Width).Add("x").Add(_receiver.Height).Add("; scale it on your side.").End();

    private LineWriter Error(int sequence) => _line.Add("error seq=").Add(sequence).Add(" ");

    private static long Microseconds() => DateTime.UtcNow.Ticks / (TimeSpan.TicksPerMillisecond / 1000);
}
