using System;

namespace Edge.Micro.Updates.Cryptography;

/// <summary>SHA-256 (FIPS 180-4), a part at a time. For one thread; nothing is allocated after creation.</summary>
public sealed class Sha256
{
    /// <summary>Bytes of a hash.</summary>
    public const int Length = 32;

    private const int BlockLength = 64;
    private const int LengthOffset = BlockLength - 8;

    private readonly uint[] _state = new uint[8];
    private readonly uint[] _schedule = new uint[64];
    private readonly uint[] _constants = Sha256Constants.Make();
    private readonly byte[] _block = new byte[BlockLength];
    private int _used;
    private long _total;

    /// <summary>Makes one, ready to begin.</summary>
    public Sha256() => Begin();

    /// <summary>Forgets what was added.</summary>
    public void Begin()
    {
        _used = 0;
        _total = 0;
        _state[0] = 0x6A09E667;
        _state[1] = 0xBB67AE85;
        _state[2] = 0x3C6EF372;
        _state[3] = 0xA54FF53A;
        _state[4] = 0x510E527F;
        _state[5] = 0x9B05688C;
        _state[6] = 0x1F83D9AB;
        _state[7] = 0x5BE0CD19;
    }

    /// <summary>Adds bytes.</summary>
    /// <param name="buffer">Holds the bytes.</param>
    /// <param name="offset">Index of the first.</param>
    /// <param name="count">Number of bytes.</param>
    public void Add(byte[] buffer, int offset, int count)
    {
        _total += count;
        while (count > 0)
        {
            int part = BlockLength - _used < count ? BlockLength - _used : count;
            Array.Copy(buffer, offset, _block, _used, part);
            _used += part;
            offset += part;
            count -= part;
            if (_used == BlockLength)
                Compress();
        }
    }

    /// <summary>Gives the hash of what was added, and begins anew.</summary>
    /// <param name="hash">Receives <see cref="Length"/> bytes.</param>
    public void End(byte[] hash)
    {
        long bits = _total * 8;
        _block[_used++] = 0x80;
        if (_used > LengthOffset)
        {
            Array.Clear(_block, _used, BlockLength - _used);
            Compress();
        }
        Array.Clear(_block, _used, LengthOffset - _used);
        for (int i = 0; i < 8; i++)
            _block[LengthOffset + i] = (byte)((bits >> (56 - 8 * i)) & 255);
        Compress();
        for (int i = 0; i < Length; i++)
            hash[i] = (byte)((_state[i >> 2] >> (24 - 8 * (i & 3))) & 255);
        Begin();
    }

    private void Compress()
    {
        _used = 0;
        uint[] w = _schedule, k = _constants;
        byte[] block = _block;
        for (int i = 0; i < 16; i++)
            w[i] = ((uint)block[4 * i] << 24) | ((uint)block[4 * i + 1] << 16) | ((uint)block[4 * i + 2] << 8) | block[4 * i + 3];
        for (int i = 16; i < 64; i++)
        {
            uint x = w[i - 15], y = w[i - 2];
            w[i] = w[i - 16] + (((x >> 7) | (x << 25)) ^ ((x >> 18) | (x << 14)) ^ (x >> 3))
                + w[i - 7] + (((y >> 17) | (y << 15)) ^ ((y >> 19) | (y << 13)) ^ (y >> 10));
        }
        uint a = _state[0], b = _state[1], c = _state[2], d = _state[3], e = _state[4], f = _state[5], g = _state[6], h = _state[7];
        for (int i = 0; i < 64; i++)
        {
            uint first = h + (((e >> 6) | (e << 26)) ^ ((e >> 11) | (e << 21)) ^ ((e >> 25) | (e << 7))) + (g ^ (e & (f ^ g))) + k[i] + w[i];
            uint second = (((a >> 2) | (a << 30)) ^ ((a >> 13) | (a << 19)) ^ ((a >> 22) | (a << 10))) + ((a & b) | (c & (a | b)));
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }
        _state[0] += a;
        _state[1] += b;
        _state[2] += c;
        _state[3] += d;
        _state[4] += e;
        _state[5] += f;
        _state[6] += g;
        _state[7] += h;
    }
}
