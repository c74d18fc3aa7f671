using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;
using Edge.Cli;

namespace Edge.Nano.Flash.Image;

/// <summary>
/// Reads an assembly of nanoFramework 1.x and checks whatever nanoCLR checks before it loads one: marker, version of the built-in strings, order and
/// sizes of the tables, both checksums (CLR_RECORD_ASSEMBLY of nf-interpreter 1.17).
/// </summary>
public static class PeReader
{
    /// <summary>Bytes of the header.</summary>
    public const int HeaderBytes = 124;

    private const int HeaderCrcAt = 8;
    private const int AssemblyCrcAt = 12;
    private const int NativeChecksumAt = 20;
    private const int VersionAt = 28;
    private const int NameAt = 36;
    private const int StringTableVersionAt = 38;
    private const int TablesAt = 40;
    private const int PaddingAt = 108;
    private const int StringTableVersion = 1;
    private const int ReferenceBytes = 12;
    private const int MethodBytes = 16;
    private const int MethodFlagsAt = 4;
    private const uint EntryPointFlag = 0x08000000;

    // Strings of the firmware itself: index 0xFFFF - i is its string i (StringTableData.cpp). Other names than that of the core library keep their number.
    private const int FirmwareStrings = 860;
    private const int CoreLibraryString = 0x032D;

    private static ReadOnlySpan<byte> Marker => "NFMRK1\0"u8;

    /// <summary>Bytes of the assembly at the start of a buffer, without the padding behind it; 0 where no header of an assembly stands there.</summary>
    public static int SizeAt(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= HeaderBytes && bytes.StartsWith(Marker) && U32(bytes, TablesAt + 4 * (int)PeTable.End) is >= HeaderBytes and <= int.MaxValue and var size ? (int)size : 0;

    /// <summary>Reads an assembly.</summary>
    /// <param name="bytes">The file, or the assembly's bytes of an image.</param>
    /// <param name="source">Where it is from, for sentences.</param>
    /// <exception cref="UserErrorException">nanoCLR would not load it.</exception>
    public static NanoAssembly Read(ReadOnlyMemory<byte> bytes, string source)
    {
        ReadOnlySpan<byte> file = bytes.Span;
        if (file.Length < HeaderBytes || !file.StartsWith(Marker))
            throw Fault(source, "an assembly of nanoFramework 1.x, which begins with NFMRK1", file.Length < HeaderBytes ? $"{file.Length} bytes" : $"'{Beginning(file)}'");
        byte[] header = file[..HeaderBytes].ToArray();
        header.AsSpan(HeaderCrcAt, 4).Clear();
        if (NanoCrc.Of(header) is var headerCrc && headerCrc != U32(file, HeaderCrcAt))
            throw Fault(source, $"the header's checksum 0x{U32(file, HeaderCrcAt):X8}", $"0x{headerCrc:X8}");
        if (U16(file, StringTableVersionAt) != StringTableVersion)
            throw Fault(source, $"version {StringTableVersion} of the firmware's strings", $"{U16(file, StringTableVersionAt)}");
        CheckTables(file, source);
        if (NanoCrc.Of(file[HeaderBytes..]) is var crc && crc != U32(file, AssemblyCrcAt))
            throw Fault(source, $"the checksum 0x{U32(file, AssemblyCrcAt):X8}", $"0x{crc:X8}");
        return new NanoAssembly(Name(file, U16(file, NameAt), source), VersionOf(file[VersionAt..]), U32(file, NativeChecksumAt), EntryPoints(file), References(file, source), bytes, source);
    }

    private static void CheckTables(ReadOnlySpan<byte> file, string source)
    {
        uint at = HeaderBytes;
        for (PeTable table = PeTable.AssemblyReferences; table <= PeTable.End; table++)
        {
            uint start = Start(file, table);
            if (start < at || start % 4 != 0 || start > file.Length || (table == PeTable.AssemblyReferences && start != HeaderBytes))
                throw Fault(source, $"table {table} between bytes {at} and {file.Length}, at a multiple of 4", $"{start}");
            if (table > PeTable.AssemblyReferences && start - at < Padding(file, table - 1))
                throw Fault(source, $"at most {start - at} bytes of padding behind table {table - 1}", $"{Padding(file, table - 1)}");
            at = start;
        }
        if (at != file.Length)
            throw Fault(source, $"{at} bytes, as its header says", $"{file.Length}");
    }

    private static List<NanoReference> References(ReadOnlySpan<byte> file, string source)
    {
        var references = new List<NanoReference>();
        for (ReadOnlySpan<byte> rest = Table(file, PeTable.AssemblyReferences); rest.Length >= ReferenceBytes; rest = rest[ReferenceBytes..])
            references.Add(new NanoReference(Name(file, U16(rest, 0), source), VersionOf(rest[4..])));
        return references;
    }

    private static int EntryPoints(ReadOnlySpan<byte> file)
    {
        int count = 0;
        for (ReadOnlySpan<byte> rest = Table(file, PeTable.MethodDefinitions); rest.Length >= MethodBytes; rest = rest[MethodBytes..])
            if ((U32(rest, MethodFlagsAt) & EntryPointFlag) != 0)
                count++;
        return count;
    }

    private static string Name(ReadOnlySpan<byte> file, ushort index, string source)
    {
        if (index >= ushort.MaxValue - FirmwareStrings)
            return ushort.MaxValue - index == CoreLibraryString ? "mscorlib" : $"(string {ushort.MaxValue - index} of the firmware)";
        ReadOnlySpan<byte> strings = Table(file, PeTable.Strings);
        int length = index < strings.Length ? strings[index..].IndexOf((byte)0) : -1;
        return length > 0 ? Encoding.UTF8.GetString(strings.Slice(index, length)) : throw Fault(source, $"a name at byte {index} of its strings", "none");
    }

    private static ReadOnlySpan<byte> Table(ReadOnlySpan<byte> file, PeTable table) => file[(int)Start(file, table)..(int)(Start(file, table + 1) - Padding(file, table))];

    private static uint Start(ReadOnlySpan<byte> file, PeTable table) => U32(file, TablesAt + 4 * (int)table);

    private static byte Padding(ReadOnlySpan<byte> file, PeTable table) => file[PaddingAt + (int)table];

    private static Version VersionOf(ReadOnlySpan<byte> bytes) => new(U16(bytes, 0), U16(bytes, 2), U16(bytes, 4), U16(bytes, 6));

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static string Beginning(ReadOnlySpan<byte> file) => string.Create(6, Encoding.Latin1.GetString(file[..6]), (text, all) =>
    {
        for (int i = 0; i < text.Length; i++)
            text[i] = char.IsAsciiLetterOrDigit(all[i]) ? all[i] : '.';
    });

    private static UserErrorException Fault(string source, string expected, string got) => new($"{source}: expected {expected}, got {got}; build the application again.");
}
