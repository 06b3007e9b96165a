using System.Text.Json;
using CallCenter.Server.Control;
using CallCenter.Server.Options;
using CallCenter.Server.Running;

namespace CallCenter.Server.Commands;

/// <summary>What the server says when calls are answered: addresses, ports, data folder and <c>ready</c>.</summary>
internal static class ReadyBlock
{
    public static string Of(ServerOptions options, CallCenterServer server)
    {
        var accounts = File.Exists(options.Data.FirstAccounts)
            ? "\n  " + Texts.Say($"话机与工号  {options.Data.FirstAccounts}(抄录后请删除)", $"accounts   {options.Data.FirstAccounts} (copy them, then delete the file)")
            : string.Empty;
        if (server.Desks.ToShowOnce is { } password)
        {
            accounts += "\n  " + Texts.Say(
                $"管理员    admin / {password}(只显示这一次,首次登录须修改;其余账户见 {options.Data.FirstPasswords})",
                $"first      admin / {password} (shown this once, to be changed at first use; the other accounts are in {options.Data.FirstPasswords})");
        }

        return $"""
            CallCenter {CallCenterServer.Version}
              SIP        {string.Join(", ", server.Gateway.Endpoints)} (UDP)
              RTP        {(options.RtpPorts.Max == 0 ? Texts.Say("任意空闲端口", "any free port") : $"{options.RtpPorts.Min}-{options.RtpPorts.Max}")} (UDP)
              {Texts.Say("语音  ", "voice ")}     {string.Join(", ", server.Gateway.BrowserEndpoints)} (UDP)
              http       {string.Join(", ", server.Web.Where(u => u.StartsWith("http:", StringComparison.Ordinal)))}
              https      {string.Join(", ", server.Web.Where(u => u.StartsWith("https:", StringComparison.Ordinal)))}
              {Texts.Say("数据  ", "data  ")}     {options.Data.Root}{accounts}
              {Texts.Say("结束  ", "to end")}     Ctrl-C
            ready
            """;
    }

    /// <summary>The same as one JSON object on one line.</summary>
    public static string Json(ServerOptions options, CallCenterServer server) => JsonSerializer.Serialize(
        new
        {
            Ready = true,
            CallCenterServer.Version,
            Sip = server.Gateway.Endpoints.Select(e => e.ToString()),
            Rtp = new { First = options.RtpPorts.Min, Last = options.RtpPorts.Max },
            Voice = server.Gateway.BrowserEndpoints.Select(e => e.ToString()),
            Http = server.Web.Where(u => u.StartsWith("http:", StringComparison.Ordinal)),
            Https = server.Web.Where(u => u.StartsWith("https:", StringComparison.Ordinal)),
            Data = options.Data.Root,
            FirstAccounts = File.Exists(options.Data.FirstAccounts) ? options.Data.FirstAccounts : null,
            Administrator = server.Desks.ToShowOnce is { } password ? new { Staff = "admin", Password = password } : null,
            FirstPasswords = server.Desks.ToShowOnce is null ? null : options.Data.FirstPasswords,
        },
        ControlJson.Line);
}
