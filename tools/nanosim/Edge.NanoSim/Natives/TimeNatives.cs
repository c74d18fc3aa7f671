using System;
using System.Collections.Generic;

namespace Edge.NanoSim.Natives;

/// <summary>DateTime, TimeSpan and sleep. The clock stands still but for what the program sleeps: a simulated run has no time of its own.</summary>
internal static class TimeNatives
{
    private static readonly long Start = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    public static void AddTo(Dictionary<string, NativeMethod> known)
    {
        known.Add("System.DateTime System.DateTime::get_UtcNow()", c => c.Return(Start + c.Processor.SleptTicks));
        known.Add("System.DateTime System.DateTime::get_Today()", c => c.Return(new DateTime(Start + c.Processor.SleptTicks).Date.Ticks));
        known.Add("System.Void System.DateTime::.ctor(System.Int64)", c => c.Return(c.Long(0)));
        known.Add("System.Int64 System.DateTime::get_Ticks()", c => c.Return(c.Pointed(0)));
        known.Add("System.TimeSpan System.DateTime::op_Subtraction(System.DateTime,System.DateTime)", c => c.Return(c.Long(0) - c.Long(1)));
        known.Add("System.DateTime System.DateTime::op_Subtraction(System.DateTime,System.TimeSpan)", c => c.Return(c.Long(0) - c.Long(1)));
        known.Add("System.DateTime System.DateTime::op_Addition(System.DateTime,System.TimeSpan)", c => c.Return(c.Long(0) + c.Long(1)));
        known.Add("System.Void System.TimeSpan::.ctor(System.Int64)", c => c.Return(c.Long(0)));
        known.Add("System.Int64 System.TimeSpan::get_Ticks()", c => c.Return(c.Pointed(0)));
        known.Add("System.Double System.TimeSpan::get_TotalMilliseconds()", c => c.Return((double)c.Pointed(0) / TimeSpan.TicksPerMillisecond));
        known.Add("System.Double System.TimeSpan::get_TotalSeconds()", c => c.Return((double)c.Pointed(0) / TimeSpan.TicksPerSecond));
        known.Add("System.Int32 System.TimeSpan::get_Milliseconds()", c => c.Return(new TimeSpan(c.Pointed(0)).Milliseconds));
        known.Add("System.Int32 System.TimeSpan::get_Seconds()", c => c.Return(new TimeSpan(c.Pointed(0)).Seconds));
        known.Add("System.TimeSpan System.TimeSpan::op_Subtraction(System.TimeSpan,System.TimeSpan)", c => c.Return(c.Long(0) - c.Long(1)));
        known.Add("System.TimeSpan System.TimeSpan::op_Addition(System.TimeSpan,System.TimeSpan)", c => c.Return(c.Long(0) + c.Long(1)));
        known.Add("System.TimeSpan System.TimeSpan::FromTicks(System.Int64)", c => c.Return(c.Long(0)));
        known.Add("System.TimeSpan System.TimeSpan::FromMilliseconds(System.Int64)", c => c.Return(c.Long(0) * TimeSpan.TicksPerMillisecond));
        known.Add("System.TimeSpan System.TimeSpan::FromSeconds(System.Int64)", c => c.Return(c.Long(0) * TimeSpan.TicksPerSecond));
        known.Add("System.Void System.Threading.Thread::Sleep(System.Int32)", c => Sleep(c, (long)c.Int(0) * TimeSpan.TicksPerMillisecond));
        known.Add("System.Void System.Threading.Thread::Sleep(System.TimeSpan)", c => Sleep(c, c.Long(0)));
    }

    // To sleep for ever is how a firmware's Main ends.
    private static void Sleep(NativeCall call, long ticks)
    {
        if (ticks < 0)
            throw new Execution.InstructionLimitException();
        call.Processor.SleptTicks += ticks;
        if (--call.Processor.SleepsLeft < 0)
            throw new Execution.InstructionLimitException();
    }
}
