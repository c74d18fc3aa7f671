using System;

namespace Edge.Micro.Updates.Packages;

/// <summary>Writes the archive of a manifest, its signature and its files.</summary>
public static class PackageWriter
{
    /// <summary>Writes it.</summary>
    /// <param name="manifest">The manifest's bytes, as they were signed.</param>
    /// <param name="signature">Their signature.</param>
    /// <param name="names">Names of the files in the manifest's order.</param>
    /// <param name="files">Their bytes.</param>
    /// <returns>The package.</returns>
    public static byte[] Write(byte[] manifest, byte[] signature, string[] names, byte[][] files)
    {
        int entries = names.Length + 2;
        string[] allNames = new string[entries];
        byte[][] all = new byte[entries][];
        allNames[0] = PackageLayout.Manifest;
        all[0] = manifest;
        allNames[1] = PackageLayout.Signature;
        all[1] = signature;
        Array.Copy(names, 0, allNames, 2, names.Length);
        Array.Copy(files, 0, all, 2, files.Length);
        int length = ZipRecords.EndLength;
        for (int i = 0; i < entries; i++)
            length += ZipRecords.LocalLength + ZipRecords.CentralLength + 2 * allNames[i].Length + all[i].Length;
        byte[] package = new byte[length];
        byte[] record = new byte[ZipRecords.CentralLength + PackageLayout.LongestName];
        uint[] checks = new uint[entries];
        int[] starts = new int[entries];
        Crc32 crc = new Crc32();
        int position = 0;
        for (int i = 0; i < entries; i++)
        {
            crc.Add(all[i], 0, all[i].Length);
            checks[i] = crc.End();
            starts[i] = position;
            position = Append(package, position, record, ZipRecords.Local(record, allNames[i], checks[i], all[i].Length));
            position = Append(package, position, all[i], all[i].Length);
        }
        int directory = position;
        for (int i = 0; i < entries; i++)
            position = Append(package, position, record, ZipRecords.Central(record, allNames[i], checks[i], all[i].Length, starts[i]));
        Append(package, position, record, ZipRecords.End(record, entries, position - directory, directory));
        return package;
    }

    private static int Append(byte[] package, int position, byte[] bytes, int count)
    {
        Array.Copy(bytes, 0, package, position, count);
        return position + count;
    }
}
