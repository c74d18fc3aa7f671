namespace Edge.Nano.Flash.Image;

/// <summary>The tables of an assembly of nanoFramework, in their order in the file (CLR_TABLESENUM of nf-interpreter 1.17).</summary>
internal enum PeTable
{
    AssemblyReferences,
    TypeReferences,
    FieldReferences,
    MethodReferences,
    TypeDefinitions,
    FieldDefinitions,
    MethodDefinitions,
    Attributes,
    TypeSpecifications,
    Resources,
    ResourcesData,
    Strings,
    Signatures,
    ByteCode,
    ResourcesFiles,
    End,
}
