using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Edge.Packages.Tests.Feed;

/// <summary>What an assembly says of itself; nothing of it is loaded.</summary>
internal static class AssemblyFacts
{
    /// <summary>Keys and values of its <see cref="AssemblyMetadataAttribute"/>.</summary>
    public static IReadOnlyDictionary<string, string> Metadata(byte[] image)
    {
        using var file = new PEReader(ImmutableArray.Create(image));
        MetadataReader reader = file.GetMetadataReader();
        var facts = new Dictionary<string, string>();
        foreach (CustomAttribute attribute in reader.GetAssemblyDefinition().GetCustomAttributes().Select(reader.GetCustomAttribute))
        {
            if (attribute.Constructor.Kind != HandleKind.MemberReference
                || reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is not { Kind: HandleKind.TypeReference } parent
                || reader.GetString(reader.GetTypeReference((TypeReferenceHandle)parent).Name) != nameof(AssemblyMetadataAttribute))
                continue;
            BlobReader value = reader.GetBlobReader(attribute.Value);
            // The attribute's prolog, then its two strings.
            value.ReadUInt16();
            facts[value.ReadSerializedString()!] = value.ReadSerializedString() ?? "";
        }
        return facts;
    }
}
