using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace CallCenter.Console.Api;

/// <summary>
/// The built pages from the folder beside the program: compressed as the build left them, files with a hash in their name kept by the browser for
/// ever, everything else asked for again. Sets the headers that keep strangers' scripts out.
/// </summary>
internal sealed class PageFiles(RequestDelegate next, string folder)
{
    /// <summary>Own scripts and styles only; the hub over the same host; pictures also from data; sound of the call.</summary>
    public const string Policy =
        "default-src 'self'; connect-src 'self' wss:; img-src 'self' data: blob:; style-src 'self'; media-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

    private static readonly FileExtensionContentTypeProvider Types = new();
    private static readonly (string Encoding, string Ending)[] Compressed = [("br", ".br"), ("gzip", ".gz")];
    private readonly string root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;

    public async Task InvokeAsync(HttpContext context)
    {
        Guard(context.Response.Headers);
        if (!(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) || Find(context.Request.Path) is not { } file)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var headers = context.Response.Headers;
        headers.ContentType = Types.TryGetContentType(file, out var type) ? type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type : "application/octet-stream";
        headers.CacheControl = file.Contains($"{Path.DirectorySeparatorChar}assets{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        foreach (var (encoding, ending) in Compressed)
        {
            if (accepted.Contains(encoding, StringComparison.Ordinal) && File.Exists(file + ending))
            {
                headers.ContentEncoding = encoding;
                file += ending;
                break;
            }
        }

        var there = new FileInfo(file);
        var tag = $"\"{there.LastWriteTimeUtc.Ticks:x}-{there.Length:x}\"";
        headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch.ToString() == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        headers.ContentLength = there.Length;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.SendFileAsync(file, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static void Guard(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "microphone=(self), hid=(self), camera=(), geolocation=(self), display-capture=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    private string? Find(PathString path)
    {
        var wanted = path.Value is null or "/" ? "index.html" : path.Value.TrimStart('/');
        var file = Path.GetFullPath(Path.Combine(root, wanted));
        if (!file.StartsWith(root, StringComparison.Ordinal) || file.EndsWith(".br", StringComparison.Ordinal) || file.EndsWith(".gz", StringComparison.Ordinal))
        {
            return null;
        }

        return File.Exists(file) ? file : File.Exists(file + ".html") ? file + ".html" : null;
    }
}
