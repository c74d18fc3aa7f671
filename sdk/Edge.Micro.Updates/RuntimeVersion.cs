namespace Edge.Micro.Updates;

/// <summary>The version of the runtime, which a package may ask for.</summary>
public static class RuntimeVersion
{
    /// <summary>The version of this runtime.</summary>
    public const string Current = "0.1.0";

    private const int Step = 1000;

    /// <summary>Makes a number that grows with the version.</summary>
    /// <param name="text">Three numbers of 0 to 999 with dots between them, without needless zeros.</param>
    /// <returns>The number; -1 where the text is something else.</returns>
    public static int Parse(string text)
    {
        int total = 0, part = -1, dots = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '.' && part >= 0)
            {
                total = (total + part) * Step;
                part = -1;
                dots++;
            }
            else if (c >= '0' && c <= '9' && part != 0 && part < Step / 10 && dots < 3)
                part = (part < 0 ? 0 : part) * 10 + c - '0';
            else
                return -1;
        }
        return part >= 0 && dots == 2 ? total + part : -1;
    }
}
