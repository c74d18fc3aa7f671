using System;

namespace Iot.Device.Graphics;

public abstract class GraphicDisplay : MarshalByRefObject, IDisposable
{
    public abstract int ScreenWidth { get; }

    public abstract int ScreenHeight { get; }

    public virtual void ClearScreen() => throw new NotSupportedException(Contract.Message);

    public void Dispose() => throw new NotSupportedException(Contract.Message);

    protected virtual void Dispose(bool disposing) => throw new NotSupportedException(Contract.Message);
}
