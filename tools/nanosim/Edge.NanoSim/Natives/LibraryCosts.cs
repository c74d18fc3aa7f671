namespace Edge.NanoSim.Natives;

/// <summary>
/// IL instructions that a library method runs on the device, where CoreLibrary 1.17 has it in IL (its release build) and not in native code; without what
/// it calls in turn. The simulator runs such a method in one step and adds these.
/// </summary>
internal static class LibraryCosts
{
    /// <summary>A constructor of an exception with its base classes.</summary>
    public const int ExceptionConstructor = 9;

    /// <summary>The count for a method by its full name; 0 for native code.</summary>
    public static int Of(string fullName) => fullName switch
    {
        "System.Void System.Object::.ctor()" => 1,
        _ => 0,
    };
}
