using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Edge.Quantize.Fit;

/// <summary>What an assembly takes on a nanoFramework board: its .pe in flash and its tables in RAM, counted from its metadata.</summary>
/// <remarks>
/// The .pe of nanoFramework 1.x has a header of 124 bytes and tables of records of fixed size (CLR_RECORD_* of nf-interpreter's nanoCLR_Types.h), the
/// strings, the signatures with the data of array initialisers, and the IL with operands of two bytes where ECMA-335 has four. For each
/// record the interpreter keeps some bytes of RAM (CLR_RT_*_CrossReference of nanoCLR_Runtime.h), for each static field a block of 12.
/// What the metadata processor leaves out, as unused attributes or strings that are built into the firmware, is counted here: an upper bound. For
/// firmware/nano with the network digits it is 97,340 bytes where the metadata processor wrote 90,640 (IL 24,622 and 24,612).
/// </remarks>
/// <param name="FlashBytes">Bytes of the .pe.</param>
/// <param name="RamBytes">Bytes of tables in RAM.</param>
/// <param name="IlBytes">Bytes of IL: of one assembly at most 65,535.</param>
/// <param name="SignatureBytes">Bytes of signatures and constants: of one assembly at most 65,535.</param>
public sealed record NanoAssembly(long FlashBytes, long RamBytes, long IlBytes, long SignatureBytes)
{
    private const int HeaderBytes = 124;
    private const int AssemblyRamBytes = 140;
    private const int HandlerBytes = 12;

    /// <summary>Counts an assembly that .NET can load.</summary>
    /// <exception cref="QuantizeException">The file is not there or no assembly.</exception>
    public static NanoAssembly Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using FileStream stream = File.OpenRead(path);
            using var reader = new PEReader(stream);
            return Count(reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException or InvalidOperationException)
        {
            throw new QuantizeException($"The fit check: expected the assembly {Path.GetFileName(path)} beside the program, got {e.GetType().Name}; install the program again.", e);
        }
    }

    /// <summary>Counts an assembly in memory.</summary>
    public static NanoAssembly Read(Stream image)
    {
        using var reader = new PEReader(image, PEStreamOptions.LeaveOpen);
        return Count(reader);
    }

    private static NanoAssembly Count(PEReader image)
    {
        MetadataReader metadata = image.GetMetadataReader();
        int types = metadata.TypeDefinitions.Count, fields = metadata.FieldDefinitions.Count, methods = metadata.MethodDefinitions.Count;
        int assemblyRefs = metadata.AssemblyReferences.Count, typeRefs = metadata.TypeReferences.Count, memberRefs = metadata.MemberReferences.Count;
        int typeSpecs = metadata.GetTableRowCount(TableIndex.TypeSpec), attributes = metadata.CustomAttributes.Count;
        long il = metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(m => m.RelativeVirtualAddress != 0).Sum(m => IlOf(image.GetMethodBody(m.RelativeVirtualAddress)));
        long signatures = Signatures(metadata) + Data(metadata);
        int statics = metadata.FieldDefinitions.Select(metadata.GetFieldDefinition)
            .Count(f => (f.Attributes & (FieldAttributes.Static | FieldAttributes.Literal | FieldAttributes.HasFieldRVA)) == FieldAttributes.Static);
        long flash = HeaderBytes + 12 * assemblyRefs + 8 * typeRefs + 8 * memberRefs + 24 * types + 8 * fields + 16 * methods + 8 * attributes + 4 * typeSpecs
            + Padded(Strings(metadata)) + Padded(signatures) + Padded(il);
        // The last byte for each method is the debugger's.
        long ram = AssemblyRamBytes + 4 * (assemblyRefs + typeRefs + memberRefs) + 8 * types + 2 * fields + 2 * methods + methods + 12 * statics;
        return new NanoAssembly(flash, ram, il, signatures);
    }

    private static long IlOf(MethodBodyBlock body) => IlSize.OnNanoFramework(body.GetILBytes() ?? []) + (body.ExceptionRegions.IsEmpty ? 0 : 1 + HandlerBytes * body.ExceptionRegions.Length);

    private static long Strings(MetadataReader metadata)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        void Add(StringHandle handle) => names.Add(metadata.GetString(handle));
        foreach (TypeDefinition type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition))
        {
            Add(type.Name);
            Add(type.Namespace);
        }
        foreach (TypeReference type in metadata.TypeReferences.Select(metadata.GetTypeReference))
        {
            Add(type.Name);
            Add(type.Namespace);
        }
        foreach (StringHandle name in metadata.FieldDefinitions.Select(f => metadata.GetFieldDefinition(f).Name)
            .Concat(metadata.MethodDefinitions.Select(m => metadata.GetMethodDefinition(m).Name)).Concat(metadata.MemberReferences.Select(m => metadata.GetMemberReference(m).Name)))
            Add(name);
        for (UserStringHandle handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
            names.Add(metadata.GetUserString(handle));
        return names.Sum(n => Encoding.UTF8.GetByteCount(n) + 1L);
    }

    private static long Signatures(MetadataReader metadata)
    {
        IEnumerable<BlobHandle> locals = Enumerable.Range(1, metadata.GetTableRowCount(TableIndex.StandAloneSig)).Select(i => metadata.GetStandaloneSignature(MetadataTokens.StandaloneSignatureHandle(i)).Signature);
        return metadata.FieldDefinitions.Select(f => metadata.GetFieldDefinition(f).Signature)
            .Concat(metadata.MethodDefinitions.Select(m => metadata.GetMethodDefinition(m).Signature))
            .Concat(metadata.MemberReferences.Select(m => metadata.GetMemberReference(m).Signature))
            .Concat(locals).Distinct().Sum(b => (long)metadata.GetBlobReader(b).Length);
    }

    // What array initialisers copy: of each field its length in two bytes and its data, whose size is that of its type.
    private static long Data(MetadataReader metadata) => metadata.FieldDefinitions.Select(metadata.GetFieldDefinition)
        .Where(f => (f.Attributes & FieldAttributes.HasFieldRVA) != 0).Sum(f => 2L + DataSize(metadata, f));

    private static int DataSize(MetadataReader metadata, FieldDefinition field)
    {
        BlobReader signature = metadata.GetBlobReader(field.Signature);
        signature.ReadSignatureHeader();
        SignatureTypeCode code = signature.ReadSignatureTypeCode();
        return code switch
        {
            SignatureTypeCode.TypeHandle => metadata.GetTypeDefinition((TypeDefinitionHandle)signature.ReadTypeHandle()).GetLayout().Size,
            SignatureTypeCode.SByte or SignatureTypeCode.Byte or SignatureTypeCode.Boolean => 1,
            SignatureTypeCode.Int16 or SignatureTypeCode.UInt16 or SignatureTypeCode.Char => 2,
            SignatureTypeCode.Int32 or SignatureTypeCode.UInt32 or SignatureTypeCode.Single => 4,
            _ => 8,
        };
    }

    private static long Padded(long bytes) => (bytes + 3) / 4 * 4;
}
