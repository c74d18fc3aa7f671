using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection.Metadata;

namespace Edge.Packages.Tests.Feed;

/// <summary>What a portable PDB says of sources.</summary>
/// <param name="Sources">Path of each, and whether its text is in the file.</param>
internal sealed record SymbolFile(IReadOnlyList<(string Path, bool IsEmbedded)> Sources)
{
    // Of the portable PDB's specification: "Embedded Source".
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    /// <summary>Reads the file's bytes.</summary>
    public static SymbolFile Read(byte[] file)
    {
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbImage(ImmutableArray.Create(file));
        MetadataReader reader = provider.GetMetadataReader();
        return new SymbolFile([.. reader.Documents.Select(handle => (
            reader.GetString(reader.GetDocument(handle).Name),
            reader.GetCustomDebugInformation(handle).Any(i => reader.GetGuid(reader.GetCustomDebugInformation(i).Kind) == EmbeddedSource)))]);
    }
}
