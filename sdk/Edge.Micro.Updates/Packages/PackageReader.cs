using System;
using Edge.Micro.Updates.Cryptography;

namespace Edge.Micro.Updates.Packages;

/// <summary>
/// Reads a package from its first byte to its last, in little memory. There is one archive for a manifest, a signature and files; anything else, be it one
/// byte in a comment, is refused. Nothing of the manifest is believed before its signature is checked.
/// </summary>
public sealed class PackageReader
{
    private const int ChunkLength = 512;

    private readonly IPackageSource _source;
    private readonly byte[] _chunk = new byte[ChunkLength];
    private readonly byte[] _expected = new byte[ZipRecords.CentralLength + PackageLayout.LongestName];
    private readonly string[] _names = new string[PackageLayout.MostEntries];
    private readonly int[] _starts = new int[PackageLayout.MostEntries];
    private readonly int[] _sizes = new int[PackageLayout.MostEntries];
    private readonly uint[] _checks = new uint[PackageLayout.MostEntries];
    private readonly Crc32 _crc = new Crc32();
    private readonly Sha256 _sha = new Sha256();
    private int _entries;
    private int _position;

    private PackageReader(IPackageSource source) => _source = source;

    /// <summary>What the package says about itself, and a trusted key has signed.</summary>
    public PackageManifest Manifest { get; private set; } = null!;

    /// <summary>Reads and verifies a package: its form, the signature, every file's hash.</summary>
    /// <param name="source">Where its bytes are.</param>
    /// <param name="check">Whose signatures are trusted.</param>
    /// <param name="mostBytes">The largest package that is read.</param>
    /// <returns>The reader, for its manifest and parts.</returns>
    /// <exception cref="UpdateException">It is no package, damaged, too large or of nobody who is trusted.</exception>
    public static PackageReader Read(IPackageSource source, ISignatureCheck check, int mostBytes)
    {
        if (source.Length > mostBytes || source.Length > PackageLayout.MaxBytes)
            throw new UpdateException("The package: expected at most " + mostBytes + " bytes, got " + source.Length + "; make a smaller one.");
        PackageReader reader = new PackageReader(source);
        byte[] manifest = reader.Begin(PackageLayout.Manifest, PackageManifest.MaxBytes);
        byte[] signature = reader.Begin(PackageLayout.Signature, PackageLayout.MaxSignatureBytes);
        if (!check.IsSigned(manifest, signature))
            throw new UpdateException("The package: expected the signature of a trusted key, got another; sign it with the key whose public half the device has.");
        reader.Manifest = ManifestText.Read(manifest);
        byte[] hash = new byte[Sha256.Length];
        for (int i = 0; i < reader.Manifest.Parts.Length; i++)
            reader.Verify(reader.Manifest.Parts[i], hash);
        reader.End();
        return reader;
    }

    /// <summary>The version that a package claims: what to look at first, and nothing to rely on.</summary>
    /// <param name="source">Where its bytes are.</param>
    /// <returns>The version; 0 where there is no package.</returns>
    public static int PeekVersion(IPackageSource source)
    {
        try
        {
            return ManifestText.Read(new PackageReader(source).Begin(PackageLayout.Manifest, PackageManifest.MaxBytes)).Version;
        }
        catch (Exception)
        {
            return 0;
        }
    }

    /// <summary>Reads a file of the package.</summary>
    /// <param name="part">Its name.</param>
    /// <returns>Its bytes; null where the package has none of that name.</returns>
    /// <exception cref="UpdateException">The bytes are not those that were verified.</exception>
    public byte[]? Part(string part)
    {
        int index = Manifest.IndexOf(part);
        if (index < 0)
            return null;
        // Manifest and signature stand before the parts.
        byte[] bytes = new byte[_sizes[index + 2]];
        _source.Read(_starts[index + 2], bytes, 0, bytes.Length);
        // A card or a file may give other bytes the second time.
        byte[] hash = new byte[Sha256.Length];
        _sha.Add(bytes, 0, bytes.Length);
        _sha.End(hash);
        Require(AreEqual(hash, Manifest.Parts[index].Hash, hash.Length), part + " with the bytes that were verified");
        return bytes;
    }

    // Reads a header and the small file behind it.
    private byte[] Begin(string name, int mostBytes)
    {
        int size = Header(name);
        if (size < 1 || size > mostBytes)
            throw Fault(name + " of 1 to " + mostBytes + " bytes");
        byte[] bytes = new byte[size];
        _source.Read(_position, bytes, 0, size);
        _crc.Add(bytes, 0, size);
        Require(_crc.End() == _checks[_entries - 1], name + " as its CRC-32 has it");
        _position += size;
        return bytes;
    }

    private void Verify(PackagePart part, byte[] hash)
    {
        Require(Header(part.Name) == part.Bytes, part.Name + " of " + part.Bytes + " bytes");
        int end = _position + part.Bytes;
        while (_position < end)
        {
            int count = end - _position < ChunkLength ? end - _position : ChunkLength;
            _source.Read(_position, _chunk, 0, count);
            _crc.Add(_chunk, 0, count);
            _sha.Add(_chunk, 0, count);
            _position += count;
        }
        _sha.End(hash);
        Require(_crc.End() == _checks[_entries - 1] && AreEqual(hash, part.Hash, hash.Length), part.Name + " with the bytes that were signed");
    }

    // The size that the header says; the bytes are there.
    private int Header(string name)
    {
        int length = ZipRecords.LocalLength + name.Length;
        Require(_source.Length - _position >= length, "the header of " + name);
        _source.Read(_position, _chunk, 0, length);
        uint check = ZipRecords.UInt32(_chunk, ZipRecords.CheckOffset), size = ZipRecords.UInt32(_chunk, ZipRecords.SizeOffset);
        Require(size <= (uint)(_source.Length - _position - length), "all bytes of " + name);
        ZipRecords.Local(_expected, name, check, (int)size);
        Require(AreEqual(_chunk, _expected, length), "the header of " + name);
        _names[_entries] = name;
        _checks[_entries] = check;
        _sizes[_entries] = (int)size;
        _position += length;
        _starts[_entries++] = _position;
        return (int)size;
    }

    private void End()
    {
        int start = _position;
        for (int i = 0; i < _entries; i++)
            Same(ZipRecords.Central(_expected, _names[i], _checks[i], _sizes[i], _starts[i] - ZipRecords.LocalLength - _names[i].Length));
        Same(ZipRecords.End(_expected, _entries, _position - start, start));
        Require(_position == _source.Length, "the end of the archive");
    }

    private void Same(int length)
    {
        Require(_source.Length - _position >= length, "the directory of the archive");
        _source.Read(_position, _chunk, 0, length);
        Require(AreEqual(_chunk, _expected, length), "the directory of the archive");
        _position += length;
    }

    private static bool AreEqual(byte[] a, byte[] b, int length)
    {
        for (int i = 0; i < length; i++)
            if (a[i] != b[i])
                return false;
        return true;
    }

    private void Require(bool isSo, string expected)
    {
        if (!isSo)
            throw Fault(expected);
    }

    private UpdateException Fault(string expected) =>
        new UpdateException("The package: expected " + expected + " at byte " + _position + ", got something else; the file is damaged or no package, get it again.");
}
