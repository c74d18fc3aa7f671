namespace Edge.Micro.Updates.Packages;

/// <summary>Names and order in a package.</summary>
public static class PackageLayout
{
    /// <summary>The ending of a package's file name.</summary>
    public const string Extension = ".edgemodel";

    /// <summary>First in the archive: what is signed.</summary>
    public const string Manifest = "manifest.json";

    /// <summary>Second: ECDSA over P-256 and SHA-256 of the manifest's bytes, in DER.</summary>
    public const string Signature = "manifest.sig";

    /// <summary>The longest signature in bytes.</summary>
    public const int MaxSignatureBytes = 72;

    /// <summary>The largest package that anything takes, in bytes: offsets of an archive are of 32 bits.</summary>
    public const int MaxBytes = 1 << 30;

    // The longest of the names above and of the parts is 14 letters.
    internal const int LongestName = 16;

    internal const int MostEntries = 5;
}
