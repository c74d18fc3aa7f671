namespace Edge.Docs.Cli;

/// <summary>A program of this repository that has a command line.</summary>
/// <param name="Project">The folder that <c>dotnet run --project</c> takes.</param>
/// <param name="Assembly">The file that is run.</param>
/// <param name="Alias">The short name that pages use for it, or null.</param>
/// <param name="Purpose">What it is for, as a heading says it.</param>
public sealed record CatalogProgram(string Project, string Assembly, string? Alias, string Purpose)
{
    /// <summary>The folder's last name, which headings show.</summary>
    public string Name => Project[(Project.LastIndexOf('/') + 1)..];
}
