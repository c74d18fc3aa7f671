namespace Edge.Micro.Updates.Packages;

/// <summary>What the texts of a manifest may be. So narrow that none needs an escape in JSON, and that no terminal minds them.</summary>
internal static class PackageText
{
    /// <summary>Whether that is a package's name.</summary>
    public static bool IsName(string text)
    {
        for (int i = 0; i < text.Length; i++)
            if (!IsSmall(text[i]) && (i == 0 || (!IsDigit(text[i]) && text[i] != '-')))
                return false;
        return IsShort(text);
    }

    /// <summary>Whether that is a tool's name.</summary>
    public static bool IsTool(string text)
    {
        for (int i = 0; i < text.Length; i++)
            if (!IsSmall(text[i]) && !(text[i] >= 'A' && text[i] <= 'Z') && !IsDigit(text[i]) && text[i] != '-' && text[i] != '.' && text[i] != ' ')
                return false;
        return IsShort(text);
    }

    /// <summary>Whether those are a package's parts in their order.</summary>
    public static bool AreParts(PackagePart[] parts)
    {
        int last = -1;
        for (int i = 0; i < parts.Length; i++)
        {
            int place = parts[i].Name == PackagePart.Model ? 0 : parts[i].Name == PackagePart.Rejection ? 1 : parts[i].Name == PackagePart.Gate ? 2 : -1;
            if (place <= last || (i == 0 && place != 0) || parts[i].Bytes < 1)
                return false;
            last = place;
        }
        return parts.Length > 0;
    }

    private static bool IsShort(string text) => text.Length > 0 && text.Length <= PackageManifest.LongestText;

    private static bool IsSmall(char c) => c >= 'a' && c <= 'z';

    private static bool IsDigit(char c) => c >= '0' && c <= '9';
}
