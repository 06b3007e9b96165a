using System.Globalization;
using System.Text;

namespace CallCenter.Walk.House;

/// <summary>A SIPp scenario, written step by step. A caller's script begins with <see cref="Invite"/>, a phone's with <see cref="TakeInvite"/>.</summary>
internal sealed class SippScript
{
    /// <summary>PCMA and telephone-event, heard and sent; 96 is what SIPp sends keys with.</summary>
    public const string Sdp = """
        v=0
        o=walk 1 1 IN IP4 [media_ip]
        s=-
        c=IN IP4 [media_ip]
        t=0 0
        m=audio [rtpstream_audio_port] RTP/AVP 8 96
        a=rtpmap:8 PCMA/8000
        a=rtpmap:96 telephone-event/8000
        a=fmtp:96 0-15
        a=sendrecv
        """;

    private readonly StringBuilder xml = new();
    private readonly string service;
    private readonly string user;
    private readonly bool isPhone;
    private int cseq;
    private int invite;
    private int steps;
    private int inviteStep;
    private bool inDialog;

    private SippScript(string service, string user, bool isPhone) => (this.service, this.user, this.isPhone) = (service, user, isPhone);

    /// <summary>Sends hold as RFC 3264 section 8.4 has it, or anything else that stands in place of a line.</summary>
    public static string Hold => Sdp.Replace("a=sendrecv", "a=sendonly", StringComparison.Ordinal);

    /// <summary>Hold in the old form, RFC 2543.</summary>
    public static string HoldByAddress => Sdp.Replace("c=IN IP4 [media_ip]", "c=IN IP4 0.0.0.0", StringComparison.Ordinal);

    public static SippScript Caller(string service, string from) => new(service, from, isPhone: false);

    public static SippScript Phone(string account) => new(string.Empty, account, isPhone: true);

    public override string ToString() => $"""
        <?xml version="1.0" encoding="us-ascii"?>
        <scenario name="walk">
        {xml}{(isPhone && xml.ToString().Contains("assign_to", StringComparison.Ordinal) ? "<Reference variables=\"1,2,3,4\"/>" : string.Empty)}
        </scenario>
        """;

    /// <summary>INVITE, the first or within the dialog; <paramref name="sdp"/> null: without an offer.</summary>
    public SippScript Invite(string? sdp = Sdp, string? more = null) => Request("INVITE", sdp is null ? null : "application/sdp", sdp, more);

    public SippScript Authenticated(Seat seat, string? sdp = Sdp) =>
        Invite(sdp, $"[authentication username={seat.Phone} password={seat.Secret}]");

    public SippScript Register(Seat seat, bool proves, string? secret = null) => Request(
        "REGISTER", null, null, "Expires: 600" + (proves ? $"\n[authentication username={seat.Phone} password={secret ?? seat.Secret}]" : string.Empty));

    public SippScript Ack(string? sdp = null)
    {
        inDialog = true;
        return Raw("ACK", sdp is null ? null : "application/sdp", sdp, null, invite, retransmitted: false);
    }

    public SippScript Bye() => Request("BYE", null, null, null).Reply(200);

    public SippScript Info(char digit) =>
        Request("INFO", "application/dtmf-relay", $"Signal={digit}\nDuration=160\n", null).Reply(200);

    public SippScript Cancel() => Raw("CANCEL", null, null, null, invite, retransmitted: true);

    /// <summary>ACK of a refusal, within the transaction (RFC 3261 section 17.1.1.3).</summary>
    public SippScript AckRefusal() => Raw("ACK", null, null, null, invite, retransmitted: false);

    /// <summary>Waits for a response; 100 and 180 may come before it.</summary>
    public SippScript Reply(int code, bool challenged = false, string? action = null)
    {
        foreach (var early in (int[])[100, 180, 183])
        {
            if (early < code)
            {
                Line($"""<recv response="{early}" optional="true"/>""");
            }
        }

        Line($"""<recv response="{code}" rrs="true"{(challenged ? " auth=\"true\"" : string.Empty)}>{action}</recv>""");
        return this;
    }

    /// <summary>Waits for exactly this provisional response.</summary>
    public SippScript Early(int code)
    {
        Line("""<recv response="100" optional="true"/>""");
        Line($"""<recv response="{code}" rrs="true"/>""");
        return this;
    }

    /// <summary>A whole offer and answer of a caller up to the ACK.</summary>
    public SippScript Talk(string? sdp = Sdp) => Invite(sdp).Reply(200).Ack(sdp is null ? Sdp : null);

    /// <summary>Streams bare A-law, again from the start at its end.</summary>
    public SippScript Say(string path) => Act($"""<exec rtp_stream="{path},-1,8"/>""");

    public SippScript Keys(string digits) => Act($"""<exec play_dtmf="{digits}"/>""");

    public SippScript Pause(int ms)
    {
        Line($"""<pause milliseconds="{ms.ToString(CultureInfo.InvariantCulture)}"/>""");
        return this;
    }

    /// <summary>The phone is rung: remembers who calls, and says 180 unless told otherwise.</summary>
    public SippScript TakeInvite(bool rings = true)
    {
        Line("""
            <recv request="INVITE" rrs="true" timeout="60000"><action>
              <ereg regexp=".*" search_in="hdr" header="From:" assign_to="1"/>
              <ereg regexp=".*" search_in="hdr" header="To:" assign_to="2"/>
              <ereg regexp=".*" search_in="hdr" header="Via:" assign_to="3"/>
              <ereg regexp=".*" search_in="hdr" header="CSeq:" assign_to="4"/>
            </action></recv>
            """);
        return rings ? Answer(180) : this;
    }

    /// <summary>Waits for a request of the other side and answers it.</summary>
    public SippScript Take(string request, int code = 200, string? sdp = null)
    {
        Line($"""<recv request="{request}" rrs="true" timeout="30000"/>""");
        return request == "ACK" ? this : Answer(code, sdp);
    }

    public SippScript TakeAck()
    {
        inDialog = true;
        Line("""<recv request="ACK" timeout="10000"/>""");
        return this;
    }

    public SippScript Answer(int code, string? sdp = null)
    {
        // A 200 to an INVITE is sent again until its ACK comes (RFC 3261 section 13.3.1.4).
        Line($"""
            <send{(sdp is null ? string.Empty : " retrans=\"500\"")}><![CDATA[

            SIP/2.0 {code} Walk
            [last_Via:]
            [last_From:]
            [last_To:]{(inDialog ? string.Empty : ";tag=[pid]p[call_number]")}
            [last_Call-ID:]
            [last_CSeq:]
            Contact: <sip:{user}@[local_ip]:[local_port]>
            {Body(sdp is null ? null : "application/sdp", sdp, null)}
            ]]></send>
            """);
        return this;
    }

    /// <summary>The caller's CANCEL: 200 for it, 487 for the INVITE.</summary>
    public SippScript TakeCancel()
    {
        Line("""<recv request="CANCEL" timeout="30000"/>""");
        Answer(200);
        Line($"""
            <send><![CDATA[

            SIP/2.0 487 Walk
            Via: [$3]
            From: [$1]
            To: [$2];tag=[pid]p[call_number]
            Call-ID: [call_id]
            CSeq: [$4]
            Content-Length: 0

            ]]></send>
            """);
        return TakeAck();
    }

    /// <summary>The phone takes the call and talks until it is hung up or goes on otherwise.</summary>
    public SippScript Accept(string? voice = null)
    {
        TakeInvite().Answer(200, Sdp).TakeAck();
        return voice is null ? this : Say(voice);
    }

    /// <summary>On a bad line: answers again what comes again, for four seconds after its last step.</summary>
    public SippScript Linger()
    {
        Line("""<timewait milliseconds="4000"/>""");
        return this;
    }

    /// <summary>The phone does not take the call.</summary>
    public SippScript Refuse(int code)
    {
        TakeInvite(rings: false).Answer(code).TakeAck();
        return this;
    }

    private SippScript Act(string action)
    {
        Line($"<nop><action>{action}</action></nop>");
        return this;
    }

    private SippScript Request(string method, string? type, string? body, string? more)
    {
        cseq++;
        if (method == "INVITE")
        {
            (invite, inviteStep) = (cseq, steps);
        }

        return Raw(method, type, body, more, cseq, retransmitted: true);
    }

    private SippScript Raw(string method, string? type, string? body, string? more, int number, bool retransmitted)
    {
        // SIPp makes a branch of the number of the step; these two belong to the INVITE's.
        var sameBranch = method is "CANCEL" || (method == "ACK" && !inDialog);
        var registers = method == "REGISTER";
        var target = registers ? "sip:[remote_ip]:[remote_port]" : inDialog ? "[next_url]" : $"sip:{service}@[remote_ip]:[remote_port]";
        var from = isPhone && inDialog ? "[$2];tag=[pid]p[call_number]" : $"<sip:{user}@[local_ip]:[local_port]>;tag=[pid]c[call_number]";
        var to = isPhone && inDialog ? "[$1]" : $"<sip:{(registers ? user : service)}@[remote_ip]:[remote_port]>{(method is "ACK" or "BYE" or "INFO" || inDialog ? "[peer_tag_param]" : string.Empty)}";
        Line($"""
            <send{(retransmitted ? " retrans=\"500\"" : string.Empty)}><![CDATA[

            {method} {target} SIP/2.0
            Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch{(sameBranch ? $"-{steps - inviteStep}" : string.Empty)}]
            {(inDialog ? "[routes]" : "Max-Forwards: 70")}
            From: {from}
            To: {to}
            Call-ID: [call_id]
            CSeq: {number} {method}
            Contact: <sip:{user}@[local_ip]:[local_port]>
            {Body(type, body, more)}
            ]]></send>
            """);
        return this;
    }

    private static string Body(string? type, string? body, string? more)
    {
        more = more is null ? string.Empty : more + "\n";
        return body is null ? $"{more}Content-Length: 0\n" : $"{more}Content-Type: {type}\nContent-Length: [len]\n\n{body}";
    }

    private void Line(string text)
    {
        steps++;
        xml.Append(text).Append('\n');
    }
}
