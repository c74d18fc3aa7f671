using System;

namespace Edge.Docs.Generated;

/// <summary>A file of docs that a program writes.</summary>
/// <param name="Path">Its path from the repository's folder, with slashes.</param>
/// <param name="Write">Writes its text, given what is there now (empty where there is nothing).</param>
public sealed record GeneratedFile(string Path, Func<string, string> Write);
