using System.Runtime.InteropServices;
using System.Text;
using Edge.Cli;

namespace Edge.Benchmarks.OnnxRuntime;

/// <summary>ONNX Runtime's shared library and its environment; one a process, loaded until its end.</summary>
internal sealed unsafe class OrtLibrary
{
    private const uint ApiVersion = 14;
    private const int LogErrors = 3;

    private readonly void** _functions;

    /// <summary>Loads the library.</summary>
    /// <param name="path">The shared library.</param>
    /// <exception cref="UserErrorException">It is no ONNX Runtime of version 1.14 or later.</exception>
    public OrtLibrary(string path)
    {
        if (!NativeLibrary.TryLoad(path, out nint library) || !NativeLibrary.TryGetExport(library, "OrtGetApiBase", out nint entry))
            throw new UserErrorException($"Expected {path} to be ONNX Runtime's shared library for this machine, got another file; delete the folder of the npm package to fetch it anew.");
        // OrtApiBase: GetApi, then GetVersionString.
        void** table = ((delegate* unmanaged[Cdecl]<void**>)entry)();
        _functions = (void**)((delegate* unmanaged[Cdecl]<uint, void*>)table[0])(ApiVersion);
        Version = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged[Cdecl]<byte*>)table[1])()) ?? "";
        if (_functions is null)
            throw new UserErrorException($"Expected ONNX Runtime 1.{ApiVersion} or later, got {Version}; delete the folder of the npm package to fetch it anew.");
        nint environment;
        fixed (byte* name = "edge\0"u8)
            Check(((delegate* unmanaged[Cdecl]<int, byte*, nint*, nint>)this[OrtFunction.CreateEnv])(LogErrors, name, &environment));
        Environment = environment;
    }

    /// <summary>Version of the library, as "1.30.0".</summary>
    public string Version { get; }

    /// <summary>OrtEnv*.</summary>
    public nint Environment { get; }

    /// <summary>The address of a function.</summary>
    public void* this[OrtFunction function] => _functions[(int)function];

    /// <summary>Throws where a function gave a status.</summary>
    /// <exception cref="OrtException">ONNX Runtime's message.</exception>
    public void Check(nint status)
    {
        if (status == 0)
            return;
        string message = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged[Cdecl]<nint, byte*>)this[OrtFunction.GetErrorMessage])(status)) ?? "";
        Release(OrtFunction.ReleaseStatus, status);
        throw new OrtException($"ONNX Runtime {Version}: {message}");
    }

    /// <summary>Gives an object back.</summary>
    public void Release(OrtFunction function, nint handle)
    {
        if (handle != 0)
            ((delegate* unmanaged[Cdecl]<nint, void>)this[function])(handle);
    }

    /// <summary>A text as ONNX Runtime reads it: UTF-8, closed by a zero.</summary>
    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text + '\0');
}
