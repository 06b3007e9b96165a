using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace CallCenter.Unit.Desk;

/// <summary>A page's hub connection over a bare WebSocket, speaking SignalR's JSON protocol.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    private const char End = '\u001e';
    private readonly ClientWebSocket socket = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonNode?>> asked = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly CancellationTokenSource ending = new();
    private Task reading = Task.CompletedTask;
    private int number;

    /// <summary>Deltas that the server told, oldest first.</summary>
    private readonly BlockingCollection<JsonNode> told = [];

    public bool IsOpen => socket.State == WebSocketState.Open;

    /// <summary>Connects; null when it was refused, with the status.</summary>
    public static async Task<(HubClient? Client, int Status)> Connect(DeskHouse house, string? cookie, string? origin = null)
    {
        var client = new HubClient();
        client.socket.Options.CollectHttpResponseDetails = true;
        if (cookie is not null)
        {
            client.socket.Options.SetRequestHeader("Cookie", cookie);
        }

        if (origin is not null)
        {
            client.socket.Options.SetRequestHeader("Origin", origin);
        }

        try
        {
            await client.socket.ConnectAsync(new Uri($"ws://{house.Address.Authority}/hub/desk"), CancellationToken.None);
        }
        catch (WebSocketException)
        {
            var status = (int)client.socket.HttpStatusCode;
            await client.DisposeAsync();
            return (null, status);
        }

        await client.Write("{\"protocol\":\"json\",\"version\":1}");
        client.reading = client.Read();
        return (client, 101);
    }

    /// <summary>Calls a method and waits for its answer.</summary>
    public async Task<JsonNode?> Invoke(string method, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref number).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = asked[id] = new TaskCompletionSource<JsonNode?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await Write(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments }));
        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    /// <summary>Does a command and gives its acknowledgement.</summary>
    public async Task<JsonNode> Command(object command, string? id = null, int ageMs = 0) =>
        (await Invoke("Command", new { id = id ?? Guid.NewGuid().ToString(), ageMs, command }))!;

    /// <summary>Begins a stream.</summary>
    public async Task<JsonNode> Subscribe(string stream, long? after = null, string? epoch = null) => (await Invoke("Subscribe", new { stream, after, epoch }))!;

    /// <summary>The next delta that is as wanted.</summary>
    public JsonNode Await(string kind, Func<JsonNode, bool>? wanted = null)
    {
        var seen = new List<string>();
        while (told.TryTake(out var delta, TimeSpan.FromSeconds(10)))
        {
            seen.Add(delta.ToJsonString());
            if ((string?)delta["kind"] == kind && (wanted is null || wanted(delta)))
            {
                return delta;
            }
        }

        Assert.Fail($"no {kind} came; came {string.Join('\n', seen)}");
        throw new InvalidOperationException();
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        try
        {
            await reading;
        }
        catch (Exception why) when (why is OperationCanceledException or WebSocketException)
        {
            // It ends.
        }

        socket.Dispose();
        sending.Dispose();
        told.Dispose();
        ending.Dispose();
    }

    private async Task Write(string text)
    {
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(text + End), WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task Read()
    {
        var held = new ArrayBufferWriter<byte>();
        while (!ending.IsCancellationRequested)
        {
            var read = await socket.ReceiveAsync(held.GetMemory(4096), ending.Token);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                break;
            }

            held.Advance(read.Count);
            int end;
            while ((end = held.WrittenSpan.IndexOf((byte)End)) >= 0)
            {
                Take(Encoding.UTF8.GetString(held.WrittenSpan[..end]));
                var rest = held.WrittenSpan[(end + 1)..].ToArray();
                held.ResetWrittenCount();
                held.Write(rest);
            }
        }

        foreach (var waiting in asked.Values)
        {
            waiting.TrySetException(new IOException("the hub is gone"));
        }
    }

    private void Take(string text)
    {
        var message = JsonNode.Parse(text)!;
        switch ((int?)message["type"])
        {
            case 1:
                foreach (var delta in message["arguments"]!.AsArray()[0] is JsonObject news ? news["deltas"]!.AsArray() : [])
                {
                    told.Add(delta!);
                }

                break;
            case 3 when asked.TryRemove((string)message["invocationId"]!, out var waiting):
                if (message["error"] is { } error)
                {
                    waiting.TrySetException(new InvalidOperationException((string)error!));
                }
                else
                {
                    waiting.TrySetResult(message["result"]);
                }

                break;
        }
    }
}
