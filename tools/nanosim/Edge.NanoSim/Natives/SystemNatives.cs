using System.Collections.Generic;

namespace Edge.NanoSim.Natives;

/// <summary>Console, debugger output, collector, locks of a single thread.</summary>
internal static class SystemNatives
{
    public static void AddTo(Dictionary<string, NativeMethod> known)
    {
        known.Add("System.Void System.Console::WriteLine(System.String)", c => c.Processor.Output.Add(c.Text(0) ?? ""));
        known.Add("System.Void System.Console::WriteLine()", c => c.Processor.Output.Add(""));
        known.Add("System.Void System.Console::Write(System.String)", c => c.Processor.Output.Add(c.Text(0) ?? ""));
        known.Add("System.Void System.Diagnostics.Debug::WriteLine(System.String)", c => c.Processor.Output.Add(c.Text(0) ?? ""));
        known.Add("System.Void System.Diagnostics.Debug::Write(System.String)", c => c.Processor.Output.Add(c.Text(0) ?? ""));
        known.Add("System.UInt32 nanoFramework.Runtime.Native.GC::Run(System.Boolean)", Collect);
        known.Add("System.Void System.Threading.Monitor::Enter(System.Object)", c => c.Object(0));
        known.Add("System.Void System.Threading.Monitor::Exit(System.Object)", c => c.Object(0));
        known.Add("System.Int32 System.Threading.Interlocked::Increment(System.Int32&)", c => Change(c, (int)c.Pointed(0) + 1));
        known.Add("System.Int32 System.Threading.Interlocked::Decrement(System.Int32&)", c => Change(c, (int)c.Pointed(0) - 1));
        known.Add("System.Int32 System.Threading.Interlocked::Exchange(System.Int32&,System.Int32)", Exchange);
        known.Add("System.Boolean System.Diagnostics.Debugger::get_IsAttached()", c => c.Return(false));
    }

    private static void Collect(NativeCall call)
    {
        call.Processor.Heap.Collect();
        call.Return((int)long.Min(call.Processor.Heap.Budget - call.Processor.Heap.InUse, int.MaxValue));
    }

    private static void Change(NativeCall call, int value)
    {
        call.SetPointed(0, value);
        call.Return(value);
    }

    private static void Exchange(NativeCall call)
    {
        long old = call.Pointed(0);
        call.SetPointed(0, call.Int(1));
        call.Return(old);
    }
}
