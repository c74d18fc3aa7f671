using Mono.Cecil;

namespace Edge.NanoSim.Model;

/// <summary>
/// Private fields of nanoFramework.CoreLibrary 1.17, which a contract made of public members lacks: they count in the size of an object. An assembly
/// with the fields themselves adds none.
/// </summary>
internal static class HiddenFields
{
    /// <summary>Number of instance fields that <paramref name="type"/> has on the device and not in this assembly.</summary>
    public static int Of(TypeDefinition type)
    {
        foreach (FieldDefinition field in type.Fields)
            if (!field.IsStatic && field.IsPrivate)
                return 0;
        return type.FullName switch
        {
            "System.Exception" => 4 - PublicFields(type),
            "System.ArgumentException" => 1,
            "System.Collections.ArrayList" => 3,
            "System.Text.StringBuilder" => 5,
            "System.Random" => 1,
            "System.Version" => 4,
            "System.Guid" => 1,
            "System.Collections.DictionaryEntry" => 2,
            "System.Threading.Thread" => 6,
            _ => 0,
        };
    }

    private static int PublicFields(TypeDefinition type)
    {
        int count = 0;
        foreach (FieldDefinition field in type.Fields)
            if (!field.IsStatic)
                count++;
        return count;
    }
}
