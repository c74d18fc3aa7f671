using System.Collections.Generic;
using System.Text;
using System.Text.RegularExpressions;

namespace Edge.Quantize.Nano;

/// <summary>One method of a generated class while it is written, with a safe estimate of its IL.</summary>
/// <param name="name">Its name.</param>
internal sealed class MethodText(string name)
{
    private readonly StringBuilder _text = new();
    private readonly List<(string Name, string Declaration)> _locals = [];
    private int _depth = 2;

    /// <summary>Name of the method.</summary>
    public string Name => name;

    /// <summary>Bytes of IL, at most.</summary>
    public int Bytes { get; private set; } = 24;

    /// <summary>The call in Run.</summary>
    public string Call { get; set; } = "";

    /// <summary>Lines of the body; a local that nothing uses is left out.</summary>
    public string Body
    {
        get
        {
            string body = _text.ToString();
            var locals = new StringBuilder();
            foreach ((string local, string declaration) in _locals)
                if (Regex.IsMatch(body, $@"\b{local}\b"))
                    locals.Append(' ', 8).Append(declaration).Append('\n');
            return locals + body;
        }
    }

    /// <summary>Documentation, one sentence.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Parameters of the declaration.</summary>
    public string Parameters { get; init; } = "";

    /// <summary>Adds a local of the whole method.</summary>
    /// <param name="local">Its name.</param>
    /// <param name="declaration">The statement.</param>
    public void Local(string local, string declaration)
    {
        _locals.Add((local, NanoLine.Wrap(declaration, 8)));
        Bytes += NanoLine.Bytes(declaration);
    }

    /// <summary>Adds a statement.</summary>
    public void Line(string statement)
    {
        _text.Append(' ', 4 * _depth).Append(NanoLine.Wrap(statement, 4 * _depth)).Append('\n');
        Bytes += NanoLine.Bytes(statement);
    }

    /// <summary>Adds a statement and the brace behind it.</summary>
    public void Open(string statement)
    {
        if (statement.Length > 0)
            Line(statement);
        _text.Append(' ', 4 * _depth++).Append("{\n");
    }

    /// <summary>Closes a brace.</summary>
    public void Close()
    {
        _text.Append(' ', 4 * --_depth).Append("}\n");
    }
}
