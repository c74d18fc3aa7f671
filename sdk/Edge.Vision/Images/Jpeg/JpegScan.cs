using System;

namespace Edge.Vision.Images.Jpeg;

/// <summary>Reads the entropy-coded coefficients of one scan (T.81, annexes F and G).</summary>
internal ref struct JpegScan
{
    private readonly JpegScanHeader _header;
    private JpegBits _bits;

    // Blocks that have nothing more in this progressive scan.
    private int _endRun;

    private JpegScan(JpegScanHeader header, ReadOnlySpan<byte> file, int position)
    {
        _header = header;
        _bits = new JpegBits(file, position);
    }

    /// <summary>Reads a scan.</summary>
    /// <param name="frame">Its frame, whose coefficients are filled in.</param>
    /// <param name="header">Its header.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="position">Where the entropy-coded data begins.</param>
    /// <param name="restartInterval">Units between restart markers; 0 for none.</param>
    /// <returns>Where the data ends: the next marker.</returns>
    public static int Read(JpegFrame frame, JpegScanHeader header, ReadOnlySpan<byte> file, int position, int restartInterval)
    {
        var scan = new JpegScan(header, file, position);
        scan.Reset();
        bool isInterleaved = header.Parts.Length > 1;
        JpegComponent first = header.Parts[0].Component;
        int across = isInterleaved ? first.BlocksAcross / first.Across : first.UsedBlocksAcross;
        int down = isInterleaved ? first.BlocksDown / first.Down : first.UsedBlocksDown;
        for (int unit = 0; unit < across * down; unit++)
        {
            if (restartInterval > 0 && unit > 0 && unit % restartInterval == 0)
            {
                scan._bits.Restart();
                scan.Reset();
            }
            if (isInterleaved)
                scan.ReadUnit(unit % across, unit / across, frame.IsProgressive);
            else
                scan.ReadBlock(header.Parts[0], unit % across, unit / across, frame.IsProgressive);
        }
        return scan._bits.Position;
    }

    private void Reset()
    {
        _endRun = 0;
        foreach (JpegScanPart part in _header.Parts)
            part.Component.LastDc = 0;
    }

    private void ReadUnit(int x, int y, bool isProgressive)
    {
        foreach (JpegScanPart part in _header.Parts)
            for (int v = 0; v < part.Component.Down; v++)
                for (int h = 0; h < part.Component.Across; h++)
                    ReadBlock(part, (x * part.Component.Across) + h, (y * part.Component.Down) + v, isProgressive);
    }

    private void ReadBlock(JpegScanPart part, int x, int y, bool isProgressive)
    {
        JpegComponent component = part.Component;
        Span<short> block = component.Coefficients.AsSpan(64 * ((y * component.BlocksAcross) + x), 64);
        if (!isProgressive)
        {
            ReadDc(part, block, 0);
            ReadAc(part, block);
        }
        else if (_header.First == 0)
        {
            if (_header.High == 0)
                ReadDc(part, block, _header.Low);
            else if (_bits.Number(1) != 0)
                block[0] |= (short)(1 << _header.Low);
        }
        else if (_header.High == 0)
        {
            ReadFirstAc(part, block);
        }
        else
        {
            RefineAc(part, block);
        }
    }

    private void ReadDc(JpegScanPart part, Span<short> block, int shift)
    {
        int length = _bits.Code(part.Dc!);
        if (length > 15)
            throw Damaged($"a DC difference of at most 15 bits, got {length}");
        part.Component.LastDc += _bits.Signed(length);
        block[0] = (short)(part.Component.LastDc << shift);
    }

    private void ReadAc(JpegScanPart part, Span<short> block)
    {
        for (int k = 1; k < 64; k++)
        {
            int code = _bits.Code(part.Ac!), run = code >> 4, length = code & 15;
            if (length == 0 && run < 15)
                return;
            k += run;
            if (k > 63)
                throw Damaged($"at most 64 coefficients in a block, got one of number {k}");
            block[k] = (short)_bits.Signed(length);
        }
    }

    private void ReadFirstAc(JpegScanPart part, Span<short> block)
    {
        if (_endRun > 0)
        {
            _endRun--;
            return;
        }
        for (int k = _header.First; k <= _header.Last; k++)
        {
            int code = _bits.Code(part.Ac!), run = code >> 4, length = code & 15;
            if (length == 0 && run < 15)
            {
                _endRun = (1 << run) + _bits.Number(run) - 1;
                return;
            }
            k += run;
            if (k > _header.Last)
                throw Damaged($"coefficients up to {_header.Last} in a scan, got one of number {k}");
            block[k] = (short)(_bits.Signed(length) << _header.Low);
        }
    }

    private void RefineAc(JpegScanPart part, Span<short> block)
    {
        int k = _header.First;
        for (; _endRun == 0 && k <= _header.Last; k++)
        {
            int code = _bits.Code(part.Ac!), run = code >> 4, length = code & 15;
            if (length > 1)
                throw Damaged($"new coefficients of one bit in a refining scan, got {length} bits");
            if (length == 0 && run < 15)
            {
                _endRun = (1 << run) + _bits.Number(run);
                break;
            }
            int fresh = length == 0 ? 0 : _bits.Number(1) != 0 ? 1 << _header.Low : -(1 << _header.Low);
            k = Refine(block, k, run);
            if (k > _header.Last)
            {
                if (fresh != 0)
                    throw Damaged($"coefficients up to {_header.Last} in a scan, got one more");
                return;
            }
            if (fresh != 0)
                block[k] = (short)fresh;
        }
        if (_endRun == 0)
            return;
        Refine(block, k, int.MaxValue);
        _endRun--;
    }

    // Reads one more bit of each coefficient that is not zero, until some that are zero were passed. Returns the next zero one.
    private int Refine(Span<short> block, int k, int zeros)
    {
        for (; k <= _header.Last; k++)
        {
            if (block[k] == 0)
            {
                if (zeros-- == 0)
                    break;
            }
            else if (_bits.Number(1) != 0 && (Math.Abs((int)block[k]) & (1 << _header.Low)) == 0)
            {
                block[k] += (short)(block[k] > 0 ? 1 << _header.Low : -(1 << _header.Low));
            }
        }
        return k;
    }

    private static InvalidImageException Damaged(string what) => new($"Expected {what} in the JPEG file; the file is damaged, save it again.");
}
