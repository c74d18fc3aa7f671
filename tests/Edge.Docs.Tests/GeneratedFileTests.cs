using System.IO;
using System.Linq;
using Edge.Docs.Generated;
using Edge.Testing;

namespace Edge.Docs.Tests;

/// <summary>Proves that what a program writes of docs is what is checked in.</summary>
public class GeneratedFileTests
{
    public static TheoryData<string> Files => [.. GeneratedFiles.All(Repository.Root).Select(f => f.Path)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_generated_file_is_up_to_date(string path)
    {
        string whole = Repository.PathOf(path);
        byte[] old = File.Exists(whole) ? File.ReadAllBytes(whole) : [];
        GeneratedFile file = GeneratedFiles.All(Repository.Root).First(f => f.Path == path);
        Assert.True(
            file.Same(file.Write(old), old),
            $"{path} is out of date; run 'dotnet run -c Contract --project tools/docs -- write'");
    }
}
