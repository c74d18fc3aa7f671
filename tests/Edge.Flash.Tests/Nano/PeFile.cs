using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Edge.Flash.Tests.Nano;

/// <summary>
/// Writes assemblies of nanoFramework from the layout of nf-interpreter 1.17 (CLR_RECORD_ASSEMBLY, CLR_RECORD_ASSEMBLYREF, CLR_RECORD_METHODDEF), without
/// a line of the code under test: header of 124 bytes, references, methods, strings and some byte code.
/// </summary>
internal sealed class PeFile
{
    private const int Header = 124;
    private const ushort CoreLibraryString = 0xFFFF - 0x032D;

    public PeFile(string name, params (string Name, string Version)[] references) => (Name, References) = (name, references);

    public string Name { get; }

    public IReadOnlyList<(string Name, string Version)> References { get; }

    public string Version { get; init; } = "1.0.0.0";

    public uint NativeChecksum { get; init; }

    public int EntryPoints { get; init; }

    public int CodeBytes { get; init; } = 12;

    public byte[] ToBytes()
    {
        var strings = new List<byte> { 0 };
        byte[] references = [.. References.SelectMany(r => Bytes16(NameIndex(r.Name, strings), 0).Concat(VersionBytes(r.Version)))];
        byte[] methods = [.. Enumerable.Range(0, EntryPoints + 1).SelectMany(i => (byte[])[.. Bytes16(0, 0), .. Bytes32(i < EntryPoints ? 0x08000010u : 0x10u), .. new byte[8]])];
        ushort name = NameIndex(Name, strings);
        byte[] code = [.. Enumerable.Range(1, CodeBytes).Select(i => (byte)i)];
        byte[][] tables = [references, [], [], [], [], [], methods, [], [], [], [], [.. strings], [], code, []];
        byte[] file = [.. new byte[Header], .. tables.SelectMany(t => t.Concat(new byte[Padding(t)]))];
        "NFMRK1\0\0"u8.CopyTo(file);
        Write32(file, 20, NativeChecksum);
        Write32(file, 24, uint.MaxValue);
        VersionBytes(Version).ToArray().CopyTo(file, 28);
        Bytes16(name, 1).ToArray().CopyTo(file, 36);
        uint at = Header;
        for (int i = 0; i < tables.Length; i++)
        {
            Write32(file, 40 + 4 * i, at);
            file[108 + i] = (byte)Padding(tables[i]);
            at += (uint)(tables[i].Length + Padding(tables[i]));
        }
        Write32(file, 40 + 4 * tables.Length, at);
        return Sealed(file);
    }

    /// <summary>Makes both checksums fit again, by the definition of the CRC: a division bit by bit.</summary>
    public static byte[] Sealed(byte[] file)
    {
        Write32(file, 12, Crc(file.AsSpan(Header)));
        Write32(file, 8, 0);
        Write32(file, 8, Crc(file.AsSpan(0, Header)));
        return file;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint remainder = 0;
        foreach (byte b in bytes)
            for (int bit = 7; bit >= 0; bit--)
            {
                bool isOut = (remainder >> 31 ^ (uint)(b >> bit & 1)) != 0;
                remainder = remainder << 1 ^ (isOut ? 0x04C11DB7u : 0);
            }
        return remainder;
    }

    private static ushort NameIndex(string name, List<byte> strings)
    {
        if (name == "mscorlib")
            return CoreLibraryString;
        ushort index = (ushort)strings.Count;
        strings.AddRange(Encoding.UTF8.GetBytes(name));
        strings.Add(0);
        return index;
    }

    private static IEnumerable<byte> VersionBytes(string version) => version.Split('.').SelectMany(part => Bytes16(ushort.Parse(part, System.Globalization.CultureInfo.InvariantCulture)));

    private static IEnumerable<byte> Bytes16(params ushort[] values) => values.SelectMany(v => (byte[])[(byte)v, (byte)(v >> 8)]);

    private static byte[] Bytes32(uint value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24)];

    private static int Padding(byte[] table) => (4 - table.Length % 4) % 4;

    private static void Write32(byte[] file, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), value);
}
