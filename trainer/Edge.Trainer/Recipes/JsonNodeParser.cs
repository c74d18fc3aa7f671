using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace Edge.Trainer.Recipes;

/// <summary>Parses JSON (comments and trailing commas allowed) into nodes with line numbers.</summary>
internal ref struct JsonNodeParser
{
    private readonly ReadOnlySpan<byte> _json;
    private Utf8JsonReader _reader;
    private long _counted;
    private int _line;

    private JsonNodeParser(ReadOnlySpan<byte> json)
    {
        _json = json;
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        _line = 1;
    }

    /// <summary>Parses a whole document.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static JsonNode Parse(string json)
    {
        var parser = new JsonNodeParser(Encoding.UTF8.GetBytes(json));
        parser._reader.Read();
        JsonNode root = parser.ReadValue();
        // Reading on reports what stands after the value.
        parser._reader.Read();
        return root;
    }

    private JsonNode ReadValue()
    {
        int line = Line();
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var node = new JsonNode(JsonValueKind.Object, line, "");
                while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
                {
                    string name = _reader.GetString()!;
                    _reader.Read();
                    node.Members.Add(new KeyValuePair<string, JsonNode>(name, ReadValue()));
                }
                return node;
            case JsonTokenType.StartArray:
                var list = new JsonNode(JsonValueKind.Array, line, "");
                while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
                    list.Elements.Add(ReadValue());
                return list;
            case JsonTokenType.String:
                return new JsonNode(JsonValueKind.String, line, _reader.GetString()!);
            case JsonTokenType.Number:
                return new JsonNode(JsonValueKind.Number, line, Encoding.UTF8.GetString(_reader.ValueSpan));
            case JsonTokenType.True:
                return new JsonNode(JsonValueKind.True, line, "");
            case JsonTokenType.False:
                return new JsonNode(JsonValueKind.False, line, "");
            default:
                return new JsonNode(JsonValueKind.Null, line, "");
        }
    }

    private int Line()
    {
        foreach (byte b in _json[(int)_counted..(int)_reader.TokenStartIndex])
            _line += b == '\n' ? 1 : 0;
        _counted = _reader.TokenStartIndex;
        return _line;
    }
}
