using System;
using System.Buffers.Binary;
using System.Linq;

namespace Edge.Vision.Images.Jpeg;

/// <summary>Reads JPEG pictures (ITU-T T.81): sequential and progressive, Huffman-coded, 8 bits, grey or three colours; turned as their Exif note says.</summary>
internal ref struct JpegReader
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;

    private readonly ReadOnlySpan<byte> _file;
    private readonly ushort[]?[] _steps = new ushort[]?[4];
    private readonly JpegHuffman?[] _dc = [.. StandardHuffman.Dc, null, null];
    private readonly JpegHuffman?[] _ac = [.. StandardHuffman.Ac, null, null];
    private JpegFrame? _frame;
    private int _position = 2;
    private int _restartInterval;
    private int _scans;
    private int _orientation = 1;
    private bool? _isTransformed;
    private bool _isMeasured;

    private JpegReader(ReadOnlySpan<byte> file) => _file = file;

    /// <summary>Whether a file begins as JPEG.</summary>
    public static bool IsJpeg(ReadOnlySpan<byte> file) => file.Length >= 3 && file[0] == 0xFF && file[1] == StartOfImage && file[2] == 0xFF;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="channels">1 for grey, 3 for colour.</param>
    public static Raster Read(ReadOnlySpan<byte> file, int channels)
    {
        var reader = new JpegReader(file);
        while (reader.ReadSegment())
        {
        }
        if (reader._frame is not { } frame || Array.Exists(frame.Components, c => c.Steps is null))
            throw Damaged("a picture before the end", "none");
        // Without a note of Adobe the names of the components tell: writers of RGB call them so.
        bool isRgb = frame.Components.Length == 3
            && !(reader._isTransformed ?? !frame.Components.Select(c => c.Id).SequenceEqual(['R', 'G', 'B']));
        return Orientation.Apply(JpegColors.ToRaster(frame, isRgb, channels), reader._orientation);
    }

    /// <summary>Width and height that the headers claim, of the upright picture.</summary>
    public static (int Width, int Height) Measure(ReadOnlySpan<byte> file)
    {
        var reader = new JpegReader(file) { _isMeasured = true };
        while (reader._frame is null && reader.ReadSegment())
        {
        }
        JpegFrame frame = reader._frame ?? throw Damaged("a picture before the end", "none");
        return reader._orientation < 5 ? (frame.Width, frame.Height) : (frame.Height, frame.Width);
    }

    private bool ReadSegment()
    {
        byte marker = NextMarker();
        if (marker == EndOfImage)
            return false;
        // Markers without contents.
        if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
            return true;
        ReadOnlySpan<byte> segment = NextSegment();
        switch (marker)
        {
            case 0xC0 or 0xC1 or 0xC2:
                if (_frame is not null)
                    throw Damaged("one frame", "a second one");
                _frame = JpegFrame.Parse(segment, isProgressive: marker == 0xC2);
                if (!_isMeasured)
                    _frame.Allocate(_file.Length);
                break;
            case 0xC4:
                ReadHuffman(segment);
                break;
            case >= 0xC3 and <= 0xCF and not 0xC8:
                throw new InvalidImageException($"Expected a sequential or progressive JPEG picture, got one of kind {marker - 0xC0}; save it again as an ordinary JPEG or as PNG.");
            case 0xDB:
                ReadSteps(segment);
                break;
            case 0xDD:
                _restartInterval = segment.Length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(segment) : throw Damaged("a restart interval", "none");
                break;
            case 0xE1:
                _orientation = Orientation.OfExif(segment) ?? _orientation;
                break;
            case 0xEE:
                if (segment.Length >= 12 && segment.StartsWith("Adobe"u8))
                    _isTransformed = segment[11] != 0;
                break;
            case StartOfScan:
                ReadScan(segment);
                break;
        }
        return true;
    }

    private byte NextMarker()
    {
        // Any number of 0xFF may stand before a marker.
        if (_position < _file.Length && _file[_position] != 0xFF)
            throw Damaged($"a marker at byte {_position}", $"0x{_file[_position]:X2}");
        while (_position < _file.Length && _file[_position] == 0xFF)
            _position++;
        if (_position >= _file.Length)
            throw new InvalidImageException($"Expected the end marker of the JPEG file, got the end of the file at byte {_position}; the file is cut short, copy it again.");
        return _file[_position++];
    }

    private ReadOnlySpan<byte> NextSegment()
    {
        int length = _position + 2 <= _file.Length ? BinaryPrimitives.ReadUInt16BigEndian(_file[_position..]) : 0;
        if (length < 2 || _position + length > _file.Length)
            throw new InvalidImageException($"Expected a whole JPEG segment at byte {_position}, got {_file.Length - _position} bytes; the file is cut short, copy it again.");
        ReadOnlySpan<byte> segment = _file.Slice(_position + 2, length - 2);
        _position += length;
        return segment;
    }

    private void ReadHuffman(ReadOnlySpan<byte> segment)
    {
        while (!segment.IsEmpty)
        {
            int count = 0;
            for (int i = 1; i <= JpegHuffman.MaxLength && i < segment.Length; i++)
                count += segment[i];
            int kind = segment[0] >> 4, index = segment[0] & 15;
            if (segment.Length < 17 + count || kind > 1 || index > 3)
                throw Damaged("a whole Huffman table of 0 to 3", $"{segment.Length} bytes for table {index}");
            (kind == 0 ? _dc : _ac)[index] = new JpegHuffman(segment.Slice(1, 16), segment.Slice(17, count));
            segment = segment[(17 + count)..];
        }
    }

    private void ReadSteps(ReadOnlySpan<byte> segment)
    {
        while (!segment.IsEmpty)
        {
            int bytes = segment[0] >> 4 == 0 ? 1 : 2, index = segment[0] & 15;
            if (segment.Length < 1 + (64 * bytes) || index > 3)
                throw Damaged("a whole quantisation table of 0 to 3", $"{segment.Length} bytes for table {index}");
            var steps = new ushort[64];
            for (int i = 0; i < 64; i++)
                steps[i] = bytes == 1 ? segment[1 + i] : BinaryPrimitives.ReadUInt16BigEndian(segment[(1 + (2 * i))..]);
            _steps[index] = steps;
            segment = segment[(1 + (64 * bytes))..];
        }
    }

    private void ReadScan(ReadOnlySpan<byte> segment)
    {
        // Each pass over a progressive picture costs time for few bytes; writers make about ten.
        const int MaxScans = 100;
        if (_frame is null)
            throw Damaged("a frame before its scan", "none");
        if (++_scans > MaxScans)
            throw Damaged($"at most {MaxScans} scans", "more");
        JpegScanHeader header = JpegScanHeader.Parse(segment, _frame, _dc, _ac);
        foreach (JpegScanPart part in header.Parts)
            part.Component.Steps ??= _steps[part.Component.Table] ?? throw Damaged("a quantisation table before its scan", "none");
        _position = JpegScan.Read(_frame, header, _file, _position, _restartInterval);
        // Padding after the data of a scan, up to the next marker.
        while (_position + 1 < _file.Length && (_file[_position] != 0xFF || _file[_position + 1] == 0))
            _position++;
    }

    private static InvalidImageException Damaged(string expected, string got) => new($"Expected {expected} in the JPEG file, got {got}; the file is damaged, save it again.");
}
