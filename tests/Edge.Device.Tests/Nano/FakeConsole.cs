using System.Collections.Generic;
using Edge.Nano;

namespace Edge.Device.Tests.Nano;

/// <summary>Keeps the lines that an application prints.</summary>
internal sealed class FakeConsole : IConsole
{
    public List<string> Lines { get; } = [];

    public void Print(string line) => Lines.Add(line);
}
