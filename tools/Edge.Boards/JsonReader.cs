using System;
using System.IO;
using System.Text.Json;

namespace Edge.Boards;

/// <summary>Reads the JSON of boards and builds within bounds.</summary>
internal static class JsonReader
{
    /// <summary>Reads one object; each fault is one sentence that names the file.</summary>
    /// <param name="stream">At most <see cref="BoardFile.MaxBytes"/> are read.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="kind">What the file is, for messages.</param>
    /// <param name="schema">The schema's name, for messages.</param>
    /// <param name="read">Reads the fields.</param>
    /// <exception cref="BoardException">The content cannot be used.</exception>
    public static T Read<T>(Stream stream, string file, string kind, string schema, Func<BoardFields, T> read)
    {
        var bytes = new byte[BoardFile.MaxBytes + 1];
        int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > BoardFile.MaxBytes)
            throw new BoardException($"{file}: expected a {kind} of at most {BoardFile.MaxBytes:N0} bytes, got more; take one of the folder hardware as a pattern.");
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes.AsMemory(0, length), new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
            return read(new BoardFields(document.RootElement, file, "", schema));
        }
        catch (JsonException e)
        {
            throw new BoardException($"{file}, line {(e.LineNumber ?? 0) + 1}: expected JSON without comments, doubled names or more than 16 levels, got something else; compare it with one of the folder hardware.", e);
        }
        catch (InvalidOperationException e)
        {
            // System.Text.Json finds characters that are none only when a text is asked for.
            throw new BoardException($"{file}: expected texts of valid Unicode characters, got others; save the file as UTF-8.", e);
        }
    }
}
