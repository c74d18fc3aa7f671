namespace Edge.NanoSim.Natives;

/// <summary>A method of the class library as the simulator runs it.</summary>
internal delegate void NativeMethod(NativeCall call);
