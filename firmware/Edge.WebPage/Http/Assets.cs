using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Edge.WebPage.Http;

/// <summary>The page's own files, which are in the program.</summary>
internal sealed class Assets
{
    private const string Folder = "assets/";

    private static readonly Dictionary<string, string> ContentTypes = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml; charset=utf-8",
    };

    private readonly Dictionary<string, Asset> _byPath = [];

    /// <summary>Reads them all.</summary>
    public Assets()
    {
        Assembly assembly = typeof(Assets).Assembly;
        foreach (string name in assembly.GetManifestResourceNames())
        {
            if (!name.StartsWith(Folder, StringComparison.Ordinal))
                continue;
            using Stream stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"";
            _byPath["/" + name[Folder.Length..].Replace('\\', '/')] = new Asset(bytes, ContentTypes[Path.GetExtension(name)], tag);
        }
        _byPath["/"] = _byPath["/index.html"];
    }

    /// <summary>The paths.</summary>
    public IEnumerable<string> Paths => _byPath.Keys;

    /// <summary>Answers with a file; a browser that has it is told so.</summary>
    public Task WriteAsync(HttpContext context)
    {
        Asset asset = _byPath[context.Request.Path.Value ?? "/"];
        HttpResponse response = context.Response;
        response.Headers.ETag = asset.Tag;
        response.Headers.CacheControl = "no-cache";
        if (context.Request.Headers.IfNoneMatch == asset.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        response.ContentType = asset.ContentType;
        response.ContentLength = asset.Bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(asset.Bytes, context.RequestAborted).AsTask();
    }

    private sealed record Asset(byte[] Bytes, string ContentType, string Tag);
}
