namespace Edge.Vision.Steps;

/// <summary>Pixels of ink side by side in one row, from <paramref name="Start"/> to before <paramref name="End"/>, and the run they are joined to.</summary>
internal record struct Run(int Row, int Start, int End, int Parent);
