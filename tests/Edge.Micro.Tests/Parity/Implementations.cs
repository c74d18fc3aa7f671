namespace Edge.Micro.Tests.Parity;

/// <summary>Every implementation that the suite is run against. A faster kernel is proved by one line here.</summary>
public static class Implementations
{
    public static IImplementation[] All { get; } =
        [new ReferenceImplementation(), new InterpreterImplementation("interpreter", 0), new InterpreterImplementation("interpreter with packed weights", int.MaxValue)];
}
