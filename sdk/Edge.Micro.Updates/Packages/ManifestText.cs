using System;

namespace Edge.Micro.Updates.Packages;

/// <summary>
/// The manifest as JSON, in the one form that <see cref="Write"/> makes: fields in their order, a line each. Any JSON reader reads it; this one reads nothing
/// else, so that there is one text for a manifest and no doubt about what was signed.
/// </summary>
public sealed class ManifestText
{
    private const string Begin = "{\n  \"format\": 1,\n  \"name\": \"";
    private const string Version = "\",\n  \"version\": ";
    private const string Runtime = ",\n  \"runtime\": \"";
    private const string Tool = "\",\n  \"tool\": \"";
    private const string Parts = "\",\n  \"parts\": [\n";
    private const string PartName = "    { \"name\": \"";
    private const string PartBytes = "\", \"bytes\": ";
    private const string PartHash = ", \"sha256\": \"";
    private const string PartEnd = "\" }";
    private const string Next = ",\n";
    private const string End = "\n  ]\n}\n";
    private const int MostParts = 3;

    private readonly byte[] _text;
    private int _position;

    private ManifestText(byte[] text) => _text = text;

    /// <summary>Writes a manifest.</summary>
    /// <returns>ASCII.</returns>
    public static byte[] Write(PackageManifest manifest)
    {
        string text = Begin + manifest.Name + Version + manifest.Version + Runtime + manifest.Runtime + Tool + manifest.Tool + Parts;
        for (int i = 0; i < manifest.Parts.Length; i++)
        {
            PackagePart part = manifest.Parts[i];
            text += (i == 0 ? "" : Next) + PartName + part.Name + PartBytes + part.Bytes + PartHash;
            for (int j = 0; j < part.Hash.Length; j++)
                text = text + Digit(part.Hash[j] >> 4) + Digit(part.Hash[j] & 15);
            text += PartEnd;
        }
        text += End;
        byte[] bytes = new byte[text.Length];
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)text[i];
        return bytes;
    }

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="UpdateException">The text is another; the message says at which byte.</exception>
    public static PackageManifest Read(byte[] text)
    {
        ManifestText reader = new ManifestText(text);
        reader.Expect(Begin);
        string name = reader.Text();
        reader.Expect(Version);
        int version = reader.Number();
        reader.Expect(Runtime);
        string runtime = reader.Text();
        reader.Expect(Tool);
        string tool = reader.Text();
        reader.Expect(Parts);
        PackagePart[] parts = new PackagePart[MostParts];
        int count = 0;
        do
        {
            if (count == MostParts)
                throw reader.Fault("no further part");
            reader.Expect(PartName);
            string part = reader.Text();
            reader.Expect(PartBytes);
            int bytes = reader.Number();
            reader.Expect(PartHash);
            byte[] hash = reader.Hash();
            reader.Expect(PartEnd);
            parts[count++] = new PackagePart(part, bytes, hash);
        }
        while (reader.Skips(Next));
        reader.Expect(End);
        if (reader._position != text.Length)
            throw reader.Fault("the end");
        PackagePart[] all = new PackagePart[count];
        Array.Copy(parts, all, count);
        return new PackageManifest(name, version, runtime, tool, all);
    }

    private static char Digit(int value) => (char)(value < 10 ? '0' + value : 'a' + value - 10);

    private bool Skips(string literal)
    {
        if (_text.Length - _position < literal.Length)
            return false;
        for (int i = 0; i < literal.Length; i++)
            if (_text[_position + i] != literal[i])
                return false;
        _position += literal.Length;
        return true;
    }

    private void Expect(string literal)
    {
        if (!Skips(literal))
            throw Fault("the manifest's next field");
    }

    // Up to the next quotation mark; what may stand there is the manifest's to say.
    private string Text()
    {
        char[] characters = new char[PackageManifest.LongestText];
        int length = 0;
        while (_position < _text.Length && _text[_position] != '"')
        {
            // Nothing that a terminal would obey gets into a message.
            if (length == characters.Length || _text[_position] < ' ' || _text[_position] > '~')
                throw Fault("at most " + PackageManifest.LongestText + " printable characters");
            characters[length++] = (char)_text[_position++];
        }
        return new string(characters, 0, length);
    }

    private int Number()
    {
        int number = 0, digits = 0;
        while (_position < _text.Length && _text[_position] >= '0' && _text[_position] <= '9')
        {
            int digit = _text[_position] - '0';
            if (number > (int.MaxValue - digit) / 10 || (digits == 0 && digit == 0))
                throw Fault("a whole number from 1 to 2147483647");
            number = number * 10 + digit;
            digits++;
            _position++;
        }
        return digits > 0 ? number : throw Fault("a whole number");
    }

    private byte[] Hash()
    {
        byte[] hash = new byte[Cryptography.Sha256.Length];
        for (int i = 0; i < 2 * hash.Length; i++)
        {
            int digit = _position < _text.Length ? _text[_position] : 0;
            int value = digit >= '0' && digit <= '9' ? digit - '0' : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
            if (value < 0)
                throw Fault("64 hexadecimal digits");
            hash[i >> 1] = (byte)((hash[i >> 1] << 4) | value);
            _position++;
        }
        return hash;
    }

    private UpdateException Fault(string expected) =>
        new UpdateException("The package's manifest: expected " + expected + " at byte " + _position + ", got other text; make the package again by 'quantize package'.");
}
