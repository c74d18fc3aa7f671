namespace Edge.Updates.Tests;

/// <summary>What this assembly does as a program.</summary>
internal static class Program
{
    private static int Main() => 0;
}
