namespace Edge.Micro.Updates.Packages;

/// <summary>What a package says about itself: the text that is signed.</summary>
public sealed class PackageManifest
{
    /// <summary>The longest name, tool or runtime.</summary>
    public const int LongestText = 48;

    /// <summary>The longest manifest in bytes.</summary>
    public const int MaxBytes = 1024;

    /// <summary>Makes it.</summary>
    /// <param name="name">What the package is for: small letters, digits and hyphens, a letter first.</param>
    /// <param name="version">Its number, from 1 up, which only grows.</param>
    /// <param name="runtime">The oldest runtime that runs it, as "0.1.0".</param>
    /// <param name="tool">What made it: letters, digits, blanks, dots and hyphens.</param>
    /// <param name="parts">Its files in the order of the package: the model first, then the rule, then the gate.</param>
    /// <exception cref="UpdateException">A text or the order is another.</exception>
    public PackageManifest(string name, int version, string runtime, string tool, PackagePart[] parts)
    {
        if (!PackageText.IsName(name))
            throw new UpdateException("The package's name: expected 1 to 48 small letters, digits and hyphens that begin with a letter, got '" + name + "'; choose another.");
        if (version < 1)
            throw new UpdateException("The package's version: expected a whole number from 1 up, got " + version + "; choose one above the last.");
        if (RuntimeVersion.Parse(runtime) < 0)
            throw new UpdateException("The package's runtime: expected three numbers of 0 to 999 with dots between them, got '" + runtime + "'; correct it.");
        if (!PackageText.IsTool(tool))
            throw new UpdateException("The package's tool: expected 1 to 48 letters, digits, blanks, dots and hyphens, got '" + tool + "'; correct it.");
        if (!PackageText.AreParts(parts))
            throw new UpdateException("The package's parts: expected " + PackagePart.Model + " and behind it at most " + PackagePart.Rejection + " and " + PackagePart.Gate + ", none of them empty, got others; make the package again.");
        Name = name;
        Version = version;
        Runtime = runtime;
        Tool = tool;
        Parts = parts;
    }

    /// <summary>What the package is for: a device takes those of its own name only.</summary>
    public string Name { get; }

    /// <summary>Its number, from 1 up. A device never goes back.</summary>
    public int Version { get; }

    /// <summary>The oldest runtime that runs it.</summary>
    public string Runtime { get; }

    /// <summary>What made it.</summary>
    public string Tool { get; }

    /// <summary>Its files in the order of the package.</summary>
    public PackagePart[] Parts { get; }

    /// <summary>Index of a part; -1 where there is none.</summary>
    public int IndexOf(string part)
    {
        for (int i = 0; i < Parts.Length; i++)
            if (Parts[i].Name == part)
                return i;
        return -1;
    }
}
