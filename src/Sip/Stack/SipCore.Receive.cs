using System.Globalization;
using System.Net;
using System.Text;

namespace CallCenter.Sip;

/// <summary>What comes in finds its transaction, its dialog or its core (RFC 3261 §8.2, §12.2.2, §17.2.3).</summary>
internal sealed partial class SipCore
{
    /// <summary>Takes one datagram; never throws.</summary>
    public void Receive(SipTransport transport, byte[] buffer, int length, IPEndPoint source)
    {
        try
        {
            Count.MessagesIn++;
            var parsed = incoming.Parse(buffer, length, Options.Given.MaxHeaders);
            if (parsed == SipParse.KeepAlive)
            {
                return;
            }

            user.OnMessage(new SipTrace(false, Time.GetTimestamp(), transport.Local, source, buffer.AsMemory(0, length)));
            switch (parsed)
            {
                case SipParse.Good when incoming.IsRequest:
                    OnRequest(incoming, transport, source);
                    break;
                case SipParse.Good:
                    OnResponse(incoming, source);
                    break;
                case SipParse.Refuse when incoming.Method != SipMethod.Ack:
                    Malformed();
                    Stateless(incoming, transport, source, incoming.RefusalCode, incoming.Refusal);
                    break;
                default:
                    Malformed();
                    break;
            }
        }
        catch (Exception fault) when (Caught(fault))
        {
        }
    }

    /// <summary>Answers without a transaction: for what must cost little.</summary>
    public void Stateless(SipMessage request, SipTransport transport, IPEndPoint source, int code, string? reason)
    {
        // A tag made of the Call-ID: the same for every retransmission (RFC 3261 §8.2.7).
        var tag = (ulong)(uint)request.CallIdSpan.Length << 32 | (uint)Fold(request.CallIdSpan) | 1;
        SipResponseText.Begin(Writer, request, source, code, reason, tag).Header("Server: "u8, Product).End();
        Send(transport, Writer.Memory, SipResponseText.Destination(request, source), again: false);
    }

    private static int Fold(ReadOnlySpan<byte> text)
    {
        var folded = 17;
        foreach (var b in text)
        {
            folded = (folded * 31) + b;
        }

        return folded & int.MaxValue;
    }

    private void Malformed()
    {
        if (++Count.Malformed % 1000 == 1)
        {
            SipLog.Malformed(Logger, Count.Malformed);
        }
    }

    private void OnResponse(SipMessage response, IPEndPoint source)
    {
        if (response.TryTopVia(out var via) && via.Branch.Length == 23 && via.Branch.StartsWith("z9hG4bK"u8)
            && TryHex(via.Branch[7..], out var branch) && clients.TryGetValue((branch, response.Method), out var transaction))
        {
            transaction.OnResponse(response, source);
        }
        else
        {
            Count.Stray++;
        }
    }

    private void OnRequest(SipMessage request, SipTransport transport, IPEndPoint source)
    {
        request.TryTopVia(out var via);
        var method = request.Method;
        var key = keys.Of(request, via, method == SipMethod.Ack ? SipMethod.Invite : method);
        if (servers.TryGetValue(key, out var known))
        {
            if (method != SipMethod.Ack)
            {
                known.OnRequest();
            }
            else if (known.OnAck())
            {
                known.Call?.OnAck(request);
            }

            return;
        }

        if (method == SipMethod.Ack)
        {
            if (Dialog(request) is { } acknowledged)
            {
                acknowledged.OnAck(request);
            }
            else
            {
                Count.Stray++;
            }

            return;
        }

        if (Count.LiveTransactions >= Options.Given.MaxTransactions || (method == SipMethod.Invite && request.ToTag.IsEmpty && calls.Count >= Options.Given.MaxCalls))
        {
            if (++Count.Shed % 1000 == 1)
            {
                SipLog.Shedding(Logger, Count.Shed);
            }

            if (method == SipMethod.Invite)
            {
                Stateless(request, transport, source, 503, null);
            }

            return;
        }

        ByteKey? mergeKey = null;
        var isMerged = false;
        var kept = key.Keep();
        if (request.ToTag.IsEmpty && method != SipMethod.Cancel)
        {
            var merge = keys.Merged(request);
            isMerged = merged.ContainsKey(merge);
            mergeKey = isMerged ? null : merge.Keep();
        }

        var transaction = new ServerTransaction(
            this, transport, source, SipResponseText.Destination(request, source), method == SipMethod.Invite, kept, mergeKey);
        servers.Add(kept, transaction);
        Count.LiveTransactions++;
        if (mergeKey is { } own)
        {
            merged[own] = transaction;
        }

        if (method == SipMethod.Cancel)
        {
            OnCancel(request, transaction, via);
        }
        else if (isMerged)
        {
            Answer(transaction, request, 482);
        }
        else if (Refused(transaction, request))
        {
            return;
        }
        else if (!request.ToTag.IsEmpty)
        {
            InDialog(request, transaction);
        }
        else
        {
            OutOfDialog(request, transaction);
        }
    }

    /// <summary>What is wrong with a request whoever it is for (RFC 3261 §8.2.1 to §8.2.3).</summary>
    private bool Refused(ServerTransaction transaction, SipMessage request)
    {
        if (request.Method is SipMethod.Unknown or SipMethod.Prack or SipMethod.Refer or SipMethod.Message or SipMethod.Subscribe or SipMethod.Notify
            or SipMethod.Publish || (request.Method == SipMethod.Register && Registrar is null))
        {
            Answer(transaction, request, 405, static (writer, core) => writer.Header("Allow: "u8, core.Allow));
            return true;
        }

        var uri = request.RequestUri;
        if (uri is null || !(uri.IsSip || uri.Scheme == "tel"))
        {
            Answer(transaction, request, uri is null ? 400 : 416, reason: uri is null ? "Bad Request-URI" : null);
            return true;
        }

        // We go on as a new call where a proxy would pass the request along: a loop must end here too (RFC 7332).
        if (request.Method == SipMethod.Invite && request.ToTag.IsEmpty && request.Span(SipHeader.MaxForwards).SequenceEqual("0"u8))
        {
            Answer(transaction, request, 483);
            return true;
        }

        if (request.Has(SipHeader.Require))
        {
            var wanted = string.Join(", ", request.Values(SipHeader.Require));
            if (wanted.Length > 0)
            {
                Answer(transaction, request, 420, (writer, _) => writer.Raw("Unsupported: "u8).Text(wanted).Line());
                return true;
            }
        }

        return false;
    }

    private void OutOfDialog(SipMessage request, ServerTransaction transaction)
    {
        switch (request.Method)
        {
            case SipMethod.Invite:
                SipCall.Arrived(this, transaction, request, user);
                break;
            case SipMethod.Options:
                AnswerOptions(transaction, request, 0);
                break;
            case SipMethod.Register:
                Registrar!.OnRegister(request, transaction);
                break;
            default:
                Answer(transaction, request, 481);
                break;
        }
    }

    private void InDialog(SipMessage request, ServerTransaction transaction)
    {
        if (Dialog(request) is { } found)
        {
            found.OnRequest(request, transaction);
        }
        else
        {
            Answer(transaction, request, 481);
        }
    }

    /// <summary>The call a request belongs to: our tag finds it, Call-ID and the peer's tag must fit.</summary>
    private SipCall? Dialog(SipMessage request) =>
        request.ToTag.Length == 16 && TryHex(request.ToTag, out var tag) && calls.TryGetValue(tag, out var found) && found.Dialog.Matches(request) ? found : null;

    private void OnCancel(SipMessage request, ServerTransaction transaction, in SipViaView via)
    {
        if (!servers.TryGetValue(keys.Of(request, via, SipMethod.Invite), out var invite))
        {
            Answer(transaction, request, 481);
            return;
        }

        transaction.LocalTag = invite.LocalTag;
        Answer(transaction, request, 200);
        if (invite.IsOpen)
        {
            invite.Call?.OnCancel(request, invite);
        }
    }

    public void AnswerOptions(ServerTransaction transaction, SipMessage request, ulong localTag)
    {
        transaction.LocalTag = localTag;
        Answer(transaction, request, 200, static (writer, core) => writer.Header("Allow: "u8, core.Allow).Raw("Accept: application/sdp\r\n"u8));
    }

    /// <summary>Sends the final response to a request other than INVITE, or a refusal of an INVITE that made no call.</summary>
    public void Answer(ServerTransaction transaction, SipMessage request, int code, Action<SipWriter, SipCore>? more = null, string? reason = null)
    {
        if (transaction.LocalTag == 0)
        {
            transaction.LocalTag = Random.Next();
        }

        SipResponseText.Begin(Writer, request, transaction.Source, code, reason, transaction.LocalTag).Header("Server: "u8, Product);
        more?.Invoke(Writer, this);
        Writer.End();
        transaction.Respond(code, Writer.Memory);
    }

    /// <summary>Says in debug builds when somebody touches the stack from another thread.</summary>
    [System.Diagnostics.Conditional("DEBUG")]
    public void AssertLoop() => System.Diagnostics.Debug.Assert(OnLoop(), "A SIP call is used outside its loop thread");

    /// <summary>Our tags and branches: 16 lower-case hex digits.</summary>
    public static bool TryHex(ReadOnlySpan<byte> text, out ulong number)
    {
        number = 0;
        foreach (var b in text)
        {
            var digit = b is >= (byte)'0' and <= (byte)'9' ? b - '0' : b is >= (byte)'a' and <= (byte)'f' ? b - 'a' + 10 : -1;
            if (digit < 0)
            {
                return false;
            }

            number = (number << 4) | (uint)digit;
        }

        return text.Length == 16;
    }

    /// <summary>A tag as text.</summary>
    public static string HexText(ulong number) => number.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>The bytes of a tag in text form, or 0 when it is none of ours.</summary>
    public static ulong TagOf(string text) => TryHex(Encoding.ASCII.GetBytes(text), out var tag) ? tag : 0;
}
