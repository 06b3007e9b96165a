using CallCenter.Sip;
using Xunit;

namespace CallCenter.Unit.Sip.Transactions;

/// <summary>The full state × event tables. A new state or event fails here until somebody has decided every cell.</summary>
public sealed class MachineTableTests
{
    [Fact]
    public void Invite_client_table() => Check<InviteClientState, InviteClientEvent>(InviteClientMachine.Next, """
        state      | Provisional                                    | Success                                       | Failure                                                | TimerA                              | TimerB                          | TimerD            | TimerM            | TransportError
        Calling    | Proceeding: Tell, StopRetransmit, StopTimeout  | Accepted: Tell, StopRetransmit, StartLinger   | Completed: SendAck, Tell, StopRetransmit, StartLinger  | Calling: Resend, DoubleRetransmit   | Terminated: TellTimeout, Finish | -                 | -                 | Terminated: TellTransportError, Finish
        Proceeding | Proceeding: Tell                               | Accepted: Tell, StartLinger                   | Completed: SendAck, Tell, StartLinger                  | -                                   | -                               | -                 | -                 | -
        Completed  | -                                              | -                                             | Completed: SendAck                                     | -                                   | -                               | Terminated: Finish| -                 | Terminated: Finish
        Accepted   | -                                              | Accepted: Tell                                | -                                                      | -                                   | -                               | -                 | Terminated: Finish| -
        Terminated | -                                              | -                                             | -                                                      | -                                   | -                               | -                 | -                 | -
        """);

    [Fact]
    public void Non_invite_client_table() => Check<NonInviteClientState, NonInviteClientEvent>(NonInviteClientMachine.Next, """
        state      | Provisional      | Final                                        | TimerE                               | TimerF                          | TimerK             | TransportError
        Trying     | Proceeding: Tell | Completed: Tell, StopRetransmit, StartLinger | Trying: Resend, DoubleRetransmit     | Terminated: TellTimeout, Finish | -                  | Terminated: TellTransportError, Finish
        Proceeding | Proceeding: Tell | Completed: Tell, StopRetransmit, StartLinger | Proceeding: Resend, DoubleRetransmit | Terminated: TellTimeout, Finish | -                  | Terminated: TellTransportError, Finish
        Completed  | -                | -                                            | -                                    | -                               | Terminated: Finish | -
        Terminated | -                | -                                            | -                                    | -                               | -                  | -
        """);

    [Fact]
    public void Invite_server_table() => Check<InviteServerState, InviteServerEvent>(InviteServerMachine.Next, """
        state      | Request            | Provisional      | Success                     | Failure                                         | Ack                                    | TimerG                              | TimerH             | TimerI             | TimerL             | TransportError
        Proceeding | Proceeding: Resend | Proceeding: Send | Accepted: Send, StartLinger | Completed: Send, StartRetransmit, StartTimeout  | -                                      | -                                   | -                  | -                  | -                  | Terminated: TellTransportError, Finish
        Completed  | Completed: Resend  | -                | -                           | -                                               | Confirmed: StopRetransmit, StartLinger | Completed: Resend, DoubleRetransmit | Terminated: Finish | -                  | -                  | Terminated: Finish
        Confirmed  | -                  | -                | -                           | -                                               | -                                      | -                                   | -                  | Terminated: Finish | -                  | -
        Accepted   | -                  | -                | Accepted: Send              | -                                               | Accepted: Tell                         | -                                   | -                  | -                  | Terminated: Finish | -
        Terminated | -                  | -                | -                           | -                                               | -                                      | -                                   | -                  | -                  | -                  | -
        """);

    [Fact]
    public void Non_invite_server_table() => Check<NonInviteServerState, NonInviteServerEvent>(NonInviteServerMachine.Next, """
        state      | Request            | Provisional      | Final                        | TimerJ             | TransportError
        Trying     | -                  | Proceeding: Send | Completed: Send, StartLinger | -                  | -
        Proceeding | Proceeding: Resend | Proceeding: Send | Completed: Send, StartLinger | -                  | Terminated: TellTransportError, Finish
        Completed  | Completed: Resend  | -                | -                            | Terminated: Finish | Terminated: TellTransportError, Finish
        Terminated | -                  | -                | -                            | -                  | -
        """);

    [Fact]
    public void Call_table() => Check<SipCallState, SipCallEvent>(SipCallMachine.Next, """
        state           | Ring                     | Accept                | Reject                        | Hangup                        | Cancel                           | Ack                         | AckTimeout                  | Provisional              | Challenged         | Success                              | Failure          | InviteTimeout    | TransportError   | Bye                              | ByeDone | DialogLost
        Incoming        | Ringing: SendProvisional | Accepted: SendSuccess | Ended: SendRefusal, TellEnded | Ended: SendRefusal, TellEnded | Ended: SendTerminated, TellEnded | -                           | -                           | -                        | -                  | -                                    | -                | -                | Ended: TellEnded | Ended: SendTerminated, TellEnded | -       | -
        Ringing         | Ringing: SendProvisional | Accepted: SendSuccess | Ended: SendRefusal, TellEnded | Ended: SendRefusal, TellEnded | Ended: SendTerminated, TellEnded | -                           | -                           | -                        | -                  | -                                    | -                | -                | Ended: TellEnded | Ended: SendTerminated, TellEnded | -       | -
        Accepted        | -                        | -                     | -                             | AcceptedLeaving: None         | -                                | Confirmed: TellConfirmed    | Leaving: SendBye, TellEnded | -                        | -                  | -                                    | -                | -                | -                | Ended: TellEnded                 | -       | -
        AcceptedLeaving | -                        | -                     | -                             | -                             | -                                | Leaving: SendBye, TellEnded | Leaving: SendBye, TellEnded | -                        | -                  | -                                    | -                | -                | -                | Ended: TellEnded                 | -       | -
        Calling         | -                        | -                     | -                             | CallingLeaving: None          | -                                | -                           | -                           | Proceeding: TellProgress | Calling: SendInvite| Confirmed: SendAck, TellAnswered     | Ended: TellEnded | Ended: TellEnded | Ended: TellEnded | -                                | -       | -
        CallingLeaving  | -                        | -                     | -                             | -                             | -                                | -                           | -                           | Cancelling: SendCancel   | -                  | Leaving: SendAck, SendBye, TellEnded | Ended: TellEnded | Ended: TellEnded | Ended: TellEnded | -                                | -       | -
        Proceeding      | -                        | -                     | -                             | Cancelling: SendCancel        | -                                | -                           | -                           | Proceeding: TellProgress | Calling: SendInvite| Confirmed: SendAck, TellAnswered     | Ended: TellEnded | Ended: TellEnded | Ended: TellEnded | -                                | -       | -
        Cancelling      | -                        | -                     | -                             | -                             | -                                | -                           | -                           | -                        | -                  | Leaving: SendAck, SendBye, TellEnded | Ended: TellEnded | Ended: TellEnded | Ended: TellEnded | -                                | -       | -
        Confirmed       | -                        | -                     | -                             | Leaving: SendBye, TellEnded   | -                                | -                           | Leaving: SendBye, TellEnded | -                        | -                  | -                                    | -                | -                | -                | Ended: TellEnded                 | -       | Ended: TellEnded
        Leaving         | -                        | -                     | -                             | -                             | -                                | -                           | -                           | -                        | -                  | -                                    | -                | -                | -                | Ended: None                      | Ended: None | -
        Ended           | -                        | -                     | -                             | -                             | -                                | -                           | -                           | -                        | -                  | -                                    | -                | -                | -                | -                                | -       | -
        """);

    private static void Check<TState, TEvent>(Func<TState, TEvent, (TState, TransactionActions)> next, string table)
        where TState : struct, Enum
        where TEvent : struct, Enum => CheckAny(next, table);

    private static void Check<TState, TEvent>(Func<TState, TEvent, (TState, SipCallActions)> next, string table)
        where TState : struct, Enum
        where TEvent : struct, Enum => CheckAny(next, table);

    private static void CheckAny<TState, TEvent, TActions>(Func<TState, TEvent, (TState State, TActions Actions)> next, string table)
        where TState : struct, Enum
        where TEvent : struct, Enum
        where TActions : struct, Enum
    {
        var rows = table.Split('\n').Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray()).ToArray();
        var events = rows[0][1..].Select(Enum.Parse<TEvent>).ToArray();
        Assert.Equal(Enum.GetValues<TEvent>().Order(), events.Order());
        Assert.Equal(Enum.GetValues<TState>().Order(), rows[1..].Select(row => Enum.Parse<TState>(row[0])).Order());
        foreach (var row in rows[1..])
        {
            var state = Enum.Parse<TState>(row[0]);
            for (var i = 0; i < events.Length; i++)
            {
                var parts = row[i + 1].Split(": ");
                var expected = row[i + 1] == "-" ? (state, default(TActions)) : (Enum.Parse<TState>(parts[0]), Enum.Parse<TActions>(parts[1]));
                Assert.True(expected.Equals(next(state, events[i])), $"{state} × {events[i]}: {next(state, events[i])} is not {expected}");
            }
        }
    }
}
