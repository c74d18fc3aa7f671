// What the compilers demand of the namespaces below System.Runtime, and no more. Types that only have to exist share a file.
namespace System.Reflection
{
    public sealed class DefaultMemberAttribute : Attribute { public DefaultMemberAttribute(string name) { } }
}

namespace System.Diagnostics
{
    public sealed class DebuggableAttribute : Attribute
    {
        public enum DebuggingModes { None = 0, Default = 1, IgnoreSymbolStoreSequencePoints = 2, EnableEditAndContinue = 4, DisableOptimizations = 256 }

        public DebuggableAttribute(DebuggingModes modes)
        {
        }
    }
}

namespace System.Diagnostics.CodeAnalysis
{
    public sealed class ConstantExpectedAttribute : Attribute { }
}

namespace System.Runtime
{
    internal sealed class RuntimeExportAttribute : Attribute { public RuntimeExportAttribute(string name) { } }

    internal sealed class RuntimeImportAttribute : Attribute { public RuntimeImportAttribute(string library, string name) { } }
}

namespace System.Runtime.InteropServices
{
    public enum LayoutKind { Sequential = 0, Explicit = 2, Auto = 3 }

    public sealed class StructLayoutAttribute : Attribute
    {
        public int Pack;
        public int Size;

        public StructLayoutAttribute(LayoutKind kind)
        {
        }
    }

    public class DllImportAttribute : Attribute { }

    public class InAttribute : Attribute { }

    public class OutAttribute : Attribute { }

    public sealed class FieldOffsetAttribute : Attribute { public FieldOffsetAttribute(int offset) { } }
}

namespace System.Runtime.CompilerServices
{
    public static class RuntimeHelpers { public static unsafe int OffsetToStringData => sizeof(IntPtr) + sizeof(int); }

    public static class RuntimeFeature
    {
        public const string UnmanagedSignatureCallingConvention = "UnmanagedSignatureCallingConvention";
        public const string VirtualStaticsInInterfaces = "VirtualStaticsInInterfaces";
    }

    public enum MethodImplOptions { NoInlining = 8, NoOptimization = 64, AggressiveInlining = 256, AggressiveOptimization = 512, InternalCall = 4096 }

    public sealed class MethodImplAttribute : Attribute { public MethodImplAttribute(MethodImplOptions options) { } }

    public sealed class IntrinsicAttribute : Attribute { }

    public sealed class ExtensionAttribute : Attribute { }

    public sealed class UnsafeValueTypeAttribute : Attribute { }

    public class CompilerGeneratedAttribute : Attribute { }

    public class IsReadOnlyAttribute : Attribute { }

    public static class IsVolatile { }

    public class CompilationRelaxationsAttribute : Attribute { public CompilationRelaxationsAttribute(int relaxations) { } }

    public class RuntimeCompatibilityAttribute : Attribute { public bool WrapNonExceptionThrows { get; set; } }

    public class RefSafetyRulesAttribute : Attribute { public RefSafetyRulesAttribute(int version) { } }
}
