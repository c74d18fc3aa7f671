namespace Edge.Nano.Headless;

/// <summary>Whose packages the board takes: replace this key by your own.</summary>
internal static class PublicKey
{
    /// <summary>The 128 hexadecimal digits that 'quantize keygen' prints for boards. Empty, the board trusts nobody and takes no package.</summary>
    public static readonly string Digits = "";
}
