namespace Edge.Nano.CoreS3;

/// <summary>A pin that is driven. nanoFramework's GpioPin is sealed; this lets a test stand in for it.</summary>
public interface IOutputPin
{
    /// <summary>Sets the level.</summary>
    void Set(bool high);
}
