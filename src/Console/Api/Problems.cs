using CallCenter.Console.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace CallCenter.Console.Api;

/// <summary>Refusals of the interface as problem details (RFC 9457), with a title that a person understands in his language.</summary>
internal static class Problems
{
    public static readonly Said SignIn = new("请先登录", "Sign in first");
    public static readonly Said NoRight = new("没有权限", "You have no right to do this");
    public static readonly Said NotThere = new("没有找到", "There is no such thing here");
    public static readonly Said OtherSite = new("请求不是来自本系统页面", "The request does not come from a page of this system");
    public static readonly Said PasswordFirst = new("请先修改初始密码", "Change the first password before anything else");
    public static readonly Said Away = new("数据库暂时不可用,请稍后再试;通话不受影响", "The database is away for the moment; calls go on. Try again soon");
    public static readonly Said TooMany = new("请求过于频繁,请稍后再试", "Too many requests; try again in a moment");

    public static IResult Of(HttpContext context, int status, Said title, string? code = null) =>
        Results.Problem(Details(context, status, title, code));

    public static Task Write(HttpContext context, int status, Said title, string? code = null)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(Details(context, status, title, code), options: null, contentType: "application/problem+json");
    }

    private static ProblemDetails Details(HttpContext context, int status, Said title, string? code)
    {
        var details = new ProblemDetails { Status = status, Title = IsEnglish(context) ? title.En : title.Zh };
        if (code is not null)
        {
            details.Extensions["code"] = code;
        }

        return details;
    }

    private static bool IsEnglish(HttpContext context) => context.Request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase);
}
