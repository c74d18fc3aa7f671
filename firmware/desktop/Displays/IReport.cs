using System.Collections.Generic;
using Edge.DigitReader;

namespace Edge.Desktop.Displays;

/// <summary>A display that also reports on the parts of a run and on the whole.</summary>
internal interface IReport : IDisplay
{
    /// <summary>A part of the run begins; readings follow.</summary>
    void Begin(RunPart part);

    /// <summary>A source could not be read.</summary>
    /// <param name="source">Its name.</param>
    /// <param name="message">One sentence.</param>
    void ShowFailure(string source, string message);

    /// <summary>The run is over.</summary>
    void ShowSummary(IReadOnlyList<RunPart> parts);
}
