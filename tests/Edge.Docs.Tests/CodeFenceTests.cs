using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Edge.Docs.Tests.Commands;
using Edge.Docs.Tests.Markdown;
using Edge.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edge.Docs.Tests;

/// <summary>Proves that the C# in pages compiles against the SDK as it is, and that JSON is JSON.</summary>
public partial class CodeFenceTests
{
    private static readonly string[] Known = ["csharp", "json", "sh", "text", ShownOutput.Language, "python", "xml", ""];

    private static readonly Lazy<MetadataReference[]> References = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(f => MetadataReference.CreateFromFile(f)),
    ]);

    public static TheoryData<string> PagesWithCSharp => [.. Pages.All.Where(p => p.Blocks.Any(b => b.Language == "csharp")).Select(p => p.Path)];

    [Theory]
    [MemberData(nameof(PagesWithCSharp))]
    public void CSharp_compiles(string path)
    {
        PageRules rules = CommandList.Loaded.Of(path);
        // The blocks of a page are one program, one after the other, after what the page supposes to be there. A block with usings is a program of its own.
        MarkdownBlock[] blocks = [.. Pages.Of(path).Blocks.Where(b => b.Language == "csharp")];
        MarkdownBlock[] whole = [.. blocks.Where(b => NamespaceLine().IsMatch(b.Lines[0]))];
        Assert.All(whole, b => Compile(path, b.Text, []));
        if (whole.Length < blocks.Length)
            Compile(path, string.Join('\n', rules.CSharp.Concat(blocks.Except(whole).Select(b => b.Text))), rules.Sources);
    }

    [Theory]
    [MemberData(nameof(Pages.Paths), MemberType = typeof(Pages))]
    public void Other_blocks_are_what_they_say(string path) => Assert.All(Pages.Of(path).Blocks, block =>
    {
        Assert.True(Known.Contains(block.Language), $"{block.Place}: the language '{block.Language}' is not among {string.Join(' ', Known)}");
        if (block.Language == "json")
            JsonDocument.Parse(block.Text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip }).Dispose();
    });

    private static void Compile(string path, string program, IReadOnlyList<string> sources)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "page",
            [CSharpSyntaxTree.ParseText(program, options), .. sources.Select(s => CSharpSyntaxTree.ParseText(File.ReadAllText(Repository.PathOf(s)), options))],
            References.Value,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        Diagnostic[] faults = [.. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)];
        Assert.True(faults.Length == 0, $"{path}: {string.Join('\n', faults.Select(f => f.ToString()))}\n{program}");
    }

    [GeneratedRegex(@"^using [A-Z][A-Za-z.]*;$")]
    private static partial Regex NamespaceLine();
}
