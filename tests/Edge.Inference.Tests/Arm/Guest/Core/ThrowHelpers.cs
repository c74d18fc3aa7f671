using Edge.Inference.Tests.Arm.Guest;

namespace Internal.Runtime.CompilerHelpers;

/// <summary>What compiled code calls where .NET would throw: the program ends, and the exit code says why.</summary>
internal static class ThrowHelpers
{
    // A vector method that has no instruction and no body in this core library.
    private static void ThrowPlatformNotSupportedException() => Libc.Exit(100);

    private static void ThrowNotSupportedException() => Libc.Exit(101);

    private static void ThrowNotImplementedException() => Libc.Exit(102);

    private static void ThrowOverflowException() => Libc.Exit(103);

    private static void ThrowDivideByZeroException() => Libc.Exit(104);

    private static void ThrowNullReferenceException() => Libc.Exit(105);

    private static void ThrowIndexOutOfRangeException() => Libc.Exit(106);

    private static void ThrowInvalidProgramException() => Libc.Exit(107);

    private static void ThrowInvalidProgramExceptionWithArgument(int id, string argument) => Libc.Exit(108);

    private static void ThrowTypeLoadException(int id, string type, string assembly) => Libc.Exit(109);

    private static void ThrowTypeLoadExceptionWithArgument(int id, string type, string assembly, string argument) => Libc.Exit(110);

    private static void ThrowMissingMethodException(int id, string method) => Libc.Exit(111);

    private static void ThrowMissingFieldException(int id, string field) => Libc.Exit(112);

    private static void ThrowFileNotFoundException(int id, string file) => Libc.Exit(113);

    private static void ThrowBadImageFormatException(int id) => Libc.Exit(114);

    private static void ThrowBodyRemoved() => Libc.Exit(115);

    private static void ThrowFeatureBodyRemoved() => Libc.Exit(116);
}
