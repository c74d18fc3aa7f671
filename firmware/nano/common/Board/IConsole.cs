namespace Edge.Nano;

/// <summary>Where an application prints lines.</summary>
public interface IConsole
{
    /// <summary>Prints one line.</summary>
    void Print(string line);
}
