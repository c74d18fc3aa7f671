using System;

namespace Edge.Quantize;

/// <summary>Files that quantisation writes.</summary>
[Flags]
public enum OutputKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>model.tflite.</summary>
    Tflite = 1,

    /// <summary>The class for Edge.Micro and Edge.Inference.</summary>
    CSharp = 2,

    /// <summary>report.json and report.html.</summary>
    Report = 4,

    /// <summary>The class of straight-line code for nanoFramework.</summary>
    Nano = 8,

    /// <summary>What is written where nothing else is said: all but <see cref="Nano"/>.</summary>
    All = Tflite | CSharp | Report,
}
