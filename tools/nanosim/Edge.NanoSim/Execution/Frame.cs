using Edge.NanoSim.Decoding;
using Edge.NanoSim.Model;

namespace Edge.NanoSim.Execution;

/// <summary>A caller that waits: where it goes on, and the slots that are its own.</summary>
internal struct Frame
{
    public NanoMethod Method;
    public DecodedBody Body;
    public int Ip;
    public int Base;

    /// <summary>Set while a constructor runs that newobj called: its object is the result.</summary>
    public bool IsConstructing;

    /// <summary>Delegates of a list that are still to run after the current one.</summary>
    public DelegateRun? Run;
}
