using Mono.Cecil;

namespace Edge.NanoSim.Decoding;

/// <summary>Fields of the class library that programs read; a contract has them without their values.</summary>
internal static class NativeFields
{
    /// <summary>Whether the simulator gives the field a value, or the field is an ordinary one of an instance.</summary>
    public static bool Has(FieldDefinition field) => !field.IsStatic || field.FullName switch
    {
        "System.String System.String::Empty" => true,
        "System.TimeSpan System.TimeSpan::Zero" => true,
        "System.DateTime System.DateTime::MinValue" => true,
        "System.Object System.EventArgs::Empty" => true,
        _ => false,
    };
}
