namespace Edge.Benchmarks.OnnxRuntime;

/// <summary>Places of functions in ONNX Runtime's table OrtApi (onnxruntime_c_api.h), which only ever grows at its end.</summary>
internal enum OrtFunction
{
    GetErrorMessage = 2,
    CreateEnv = 3,
    CreateSessionFromArray = 8,
    Run = 9,
    CreateSessionOptions = 10,
    SetSessionExecutionMode = 13,
    SetSessionGraphOptimizationLevel = 23,
    SetIntraOpNumThreads = 24,
    SetInterOpNumThreads = 25,
    CreateTensorWithDataAsOrtValue = 49,
    CreateCpuMemoryInfo = 69,
    ReleaseStatus = 93,
    ReleaseMemoryInfo = 94,
    ReleaseSession = 95,
    ReleaseValue = 96,
    ReleaseSessionOptions = 100,
    AddSessionConfigEntry = 130,
}
