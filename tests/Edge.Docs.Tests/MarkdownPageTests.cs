using System.Linq;
using Edge.Docs.Tests.Markdown;

namespace Edge.Docs.Tests;

/// <summary>Proves that the tests read a page as a reader does: a block that they overlooked would not be tested.</summary>
public class MarkdownPageTests
{
    private const string Text = """
        # One `page`

        Needs a board, says [a link](other.md#two) and `--option`:

            first command
            second command

        ```csharp
        int x = [1](2);
        ```

        ## Two: it's here

        1. An item

               not cut off

        ## Two its here
        """;

    private static readonly MarkdownPage Page = new("page.md", Text.ReplaceLineEndings("\n"));

    [Fact]
    public void Blocks_are_found_with_what_stands_before_them()
    {
        Assert.Equal(["first command\nsecond command", "int x = [1](2);", "   not cut off"], Page.Blocks.Select(b => b.Text));
        Assert.Equal(["", "csharp", ""], Page.Blocks.Select(b => b.Language));
        Assert.Equal([5, 8, 16], Page.Blocks.Select(b => b.Line));
        Assert.Contains("Needs a board", Page.Blocks[0].Before, System.StringComparison.Ordinal);
        Assert.Contains("One `page`", Page.Blocks[0].Before, System.StringComparison.Ordinal);
        Assert.DoesNotContain("Needs a board", Page.Blocks[2].Before, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Links_inline_code_and_anchors_are_found()
    {
        Assert.Equal("other.md#two", Assert.Single(Page.Links).Target);
        Assert.Equal(["page", "--option"], Page.Inline.Select(i => i.Code));
        Assert.Equal(["one-page", "two-its-here", "two-its-here-1"], Page.Anchors);
    }
}
