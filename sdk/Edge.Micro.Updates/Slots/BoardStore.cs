using System;
using Edge.Micro.Updates.Packages;

namespace Edge.Micro.Updates.Slots;

/// <summary>
/// Two slots for packages: the one that runs is never written, the other takes what comes. At the start the newest that passes every check runs, so that a power
/// cut at any byte leaves a network that works.
/// </summary>
public sealed class BoardStore
{
    private readonly IModelSlot[] _slots;
    private readonly ISignatureCheck _check;
    private readonly string _name;
    private readonly ModelLimits _limits;
    private readonly int _packedBytes;
    private int _active = -1;

    /// <summary>Makes a store; nothing is read yet.</summary>
    /// <param name="first">A slot.</param>
    /// <param name="second">The other one.</param>
    /// <param name="check">Whose packages are taken.</param>
    /// <param name="name">The name of the packages that are taken.</param>
    /// <param name="limits">What the board can spare for a network.</param>
    /// <param name="packedBytes">Bytes of heap for packed weights, as <see cref="Interpreter"/> takes them.</param>
    public BoardStore(IModelSlot first, IModelSlot second, ISignatureCheck check, string name, ModelLimits limits, int packedBytes)
    {
        _slots = new IModelSlot[] { first, second };
        _check = check;
        _name = name;
        _limits = limits;
        _packedBytes = packedBytes;
    }

    /// <summary>The network that runs; null before the first, and while <see cref="Commit"/> needs its memory.</summary>
    public BoardModel? Active { get; private set; }

    /// <summary>Version of the package that runs; 0 before the first.</summary>
    public int Version { get; private set; }

    /// <summary>Why a slot was passed over by <see cref="Open"/>; null where none was, or it was empty.</summary>
    public string? Fault { get; private set; }

    /// <summary>The slot that takes the next package.</summary>
    public IModelSlot Incoming => _slots[_active == 0 ? 1 : 0];

    /// <summary>Takes the newest package that passes every check.</summary>
    /// <returns><see cref="Active"/>.</returns>
    public BoardModel? Open()
    {
        Fault = null;
        int first = PackageReader.PeekVersion(_slots[1]) > PackageReader.PeekVersion(_slots[0]) ? 1 : 0;
        for (int i = 0; i < 2 && Active == null; i++)
            TryTake(i == 0 ? first : 1 - first);
        return Active;
    }

    /// <summary>Verifies what came into <see cref="Incoming"/> and makes it the network that runs.</summary>
    /// <returns><see cref="Active"/>.</returns>
    /// <exception cref="UpdateException">It is refused, and erased unless it is older; the network that ran before runs again.</exception>
    public BoardModel Commit()
    {
        int incoming = _active == 0 ? 1 : 0, before = _active, claimed = PackageReader.PeekVersion(_slots[incoming]);
        // What lies there may be the package before the one that runs: it is kept, as the one to fall back on.
        if (claimed > 0 && claimed <= Version)
            throw TooOld(claimed, Version);
        // A small heap does not hold two networks.
        Active = null;
        try
        {
            Active = Verify(_slots[incoming], Version);
            _active = incoming;
            Version = Active.Manifest.Version;
            return Active;
        }
        catch (Exception e)
        {
            // First, as erasing may fail too.
            if (before >= 0)
                TryTake(before);
            _slots[incoming].Erase();
            throw e is UpdateException ? e : new UpdateException("The package: expected a network that this board can run, got: " + e.Message, e);
        }
    }

    private void TryTake(int slot)
    {
        try
        {
            if (_slots[slot].Length == 0)
                return;
            Active = Verify(_slots[slot], 0);
            _active = slot;
            Version = Active.Manifest.Version;
        }
        catch (Exception e)
        {
            // Of any kind: the file system's, the loader's, too little memory. The other slot is tried, and the board runs on.
            Fault = e.Message;
        }
    }

    private static UpdateException TooOld(int version, int above) =>
        new UpdateException("The package: expected a version above " + above + ", which runs, got " + version + "; give it a higher number and sign it again.");

    private BoardModel Verify(IModelSlot slot, int above)
    {
        PackageReader package = PackageReader.Read(slot, _check, slot.Capacity);
        if (package.Manifest.Name != _name)
            throw new UpdateException("The package: expected one for '" + _name + "', got one for '" + package.Manifest.Name + "'; take the package that was made for this device.");
        if (package.Manifest.Version <= above)
            throw TooOld(package.Manifest.Version, above);
        if (RuntimeVersion.Parse(package.Manifest.Runtime) > RuntimeVersion.Parse(RuntimeVersion.Current))
            throw new UpdateException("The package: expected one for runtime " + RuntimeVersion.Current + " or older, got one that needs " + package.Manifest.Runtime + "; update the firmware first.");
        BoardModel model = BoardModel.Load(package, _limits, _packedBytes);
        if (!model.SelfTest())
            throw new UpdateException("The package: expected its golden outputs on this board, got others; quantise the model again.");
        return model;
    }
}
