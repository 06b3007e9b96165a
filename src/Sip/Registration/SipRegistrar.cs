using System.Globalization;
using System.Text;

namespace CallCenter.Sip;

/// <summary>The registrar of a stack (RFC 3261 §10.3). Everything here is called on the loop thread.</summary>
public sealed class SipRegistrar
{
    private readonly SipCore core;
    private readonly SipRegistrarOptions options;
    private readonly Dictionary<string, List<Entry>> users = new(StringComparer.Ordinal);

    internal SipRegistrar(SipCore core, SipRegistrarOptions options)
    {
        this.core = core;
        this.options = options;
    }

    /// <summary>The live bindings of a user, the most preferred and newest first.</summary>
    /// <param name="user">User part of the address of record.</param>
    /// <returns>The bindings; empty when the phone is not there.</returns>
    public IReadOnlyList<SipBinding> Bindings(string user)
    {
        core.AssertLoop();
        return users.TryGetValue(user, out var entries)
            ? [.. entries.Select(entry => entry.Binding).OrderByDescending(binding => binding.Q).ThenByDescending(binding => binding.ExpiresAt)]
            : [];
    }

    /// <summary>All live bindings, to be kept over a restart.</summary>
    /// <returns>The bindings, in no order.</returns>
    public IReadOnlyList<SipBinding> Snapshot()
    {
        core.AssertLoop();
        return [.. users.Values.SelectMany(entries => entries).Select(entry => entry.Binding)];
    }

    /// <summary>Takes up bindings of an earlier process; those run out or already here are left out.</summary>
    /// <param name="bindings">The bindings.</param>
    /// <returns>How many were taken.</returns>
    public int Restore(IEnumerable<SipBinding> bindings)
    {
        core.AssertLoop();
        var taken = 0;
        foreach (var binding in bindings)
        {
            var left = binding.ExpiresAt - core.Time.GetUtcNow();
            if (left > TimeSpan.Zero && Find(binding.User, binding.Contact) is null)
            {
                Bind(binding, left > options.MaxExpiry ? options.MaxExpiry : left);
                taken++;
            }
        }

        return taken;
    }

    /// <summary>Removes a user's bindings, for example when the account is closed.</summary>
    /// <param name="user">User part of the address of record.</param>
    public void Remove(string user)
    {
        core.AssertLoop();
        if (users.TryGetValue(user, out var entries))
        {
            foreach (var entry in entries.ToArray())
            {
                Unbind(entry, SipBindingChange.Unbound);
            }
        }
    }

    /// <summary>One REGISTER, in the order of RFC 3261 §10.3.</summary>
    internal void OnRegister(SipMessage request, ServerTransaction transaction)
    {
        var source = transaction.Source;
        var result = core.Digest.Check(request, source.Address, options.Realm, options.Accounts);
        if (result.Outcome == AuthOutcome.LockedOut)
        {
            core.Answer(transaction, request, 403, reason: "Too many failed attempts");
            return;
        }

        if (result.Outcome != AuthOutcome.Passed)
        {
            var expected = request.To is { IsSip: true } claimed ? options.Accounts(claimed.PlainUser) : null;
            core.Answer(
                transaction, request, 401,
                (writer, owner) => owner.Digest.Challenge(writer, options.Realm, source.Address, result.Outcome == AuthOutcome.Stale, expected));
            return;
        }

        var user = request.To is { IsSip: true } to ? to.PlainUser : "";
        if (user != result.User)
        {
            core.Answer(transaction, request, 403);
            return;
        }

        var changes = new List<Change>();
        var refusal = Read(request, user, changes);
        if (refusal != 0)
        {
            var least = (long)options.MinExpiry.TotalSeconds;
            core.Answer(
                transaction, request, refusal,
                refusal == 423 ? (writer, _) => writer.Raw("Min-Expires: "u8).Number(least).Line() : null);
            return;
        }

        foreach (var change in changes)
        {
            Apply(change, user, request, transaction);
        }

        core.Answer(transaction, request, 200, (writer, _) => WriteContacts(writer, user));
    }

    /// <summary>Reads what is wanted; nothing is changed before all of it is known to be good.</summary>
    /// <returns>0, or the code of the refusal.</returns>
    private int Read(SipMessage request, string user, List<Change> changes)
    {
        var callId = request.CallId;
        var existing = users.GetValueOrDefault(user);
        var contacts = request.Values(SipHeader.Contact);
        var general = request.Has(SipHeader.Expires)
            ? Ascii.TryNumber(request.Span(SipHeader.Expires), uint.MaxValue, out var number) ? number : (uint)options.DefaultExpiry.TotalSeconds
            : (uint?)null;
        if (contacts.Contains("*"))
        {
            if (contacts.Count != 1 || general != 0)
            {
                return 400;
            }

            foreach (var entry in existing ?? [])
            {
                if (IsOld(entry, callId, request.Sequence))
                {
                    return 500;
                }

                changes.Add(new Change(entry.Binding.Contact, 0, 0));
            }

            return 0;
        }

        var count = existing?.Count ?? 0;
        foreach (var text in contacts)
        {
            if (!SipAddressView.TryParse(Encoding.UTF8.GetBytes(text), out var address) || !SipUri.TryParse(address.Uri, out var contact) || !contact.IsSip)
            {
                return 400;
            }

            var expiry = Ascii.TryParameter(address.Parameters, "expires"u8, out var own)
                ? Ascii.TryNumber(own, uint.MaxValue, out var asked) ? asked : (uint)options.DefaultExpiry.TotalSeconds
                : general ?? (uint)options.DefaultExpiry.TotalSeconds;
            if (expiry > 0 && expiry < options.MinExpiry.TotalSeconds)
            {
                return 423;
            }

            var entry = Find(user, contact);
            if (entry is not null && IsOld(entry, callId, request.Sequence))
            {
                return 500;
            }

            count += expiry == 0 ? 0 : entry is null ? 1 : 0;
            var q = Ascii.TryParameter(address.Parameters, "q"u8, out var preference) ? Thousandths(preference) : 1000;
            changes.Add(new Change(contact, (long)Math.Min(expiry, options.MaxExpiry.TotalSeconds), q));
        }

        return count > options.MaxContacts ? 403 : 0;
    }

    private void Apply(Change change, string user, SipMessage request, ServerTransaction transaction)
    {
        var entry = Find(user, change.Contact);
        if (change.Seconds == 0)
        {
            if (entry is not null)
            {
                Unbind(entry, SipBindingChange.Unbound);
            }

            return;
        }

        var lifetime = TimeSpan.FromSeconds(change.Seconds);
        var binding = new SipBinding(
            user, change.Contact, transaction.Source, transaction.Transport.Local, core.Time.GetUtcNow() + lifetime, change.Q,
            request.Text(SipHeader.UserAgent) ?? "", request.CallId, request.Sequence);
        if (entry is null)
        {
            Bind(binding, lifetime);
            core.User.OnBindingChanged(binding, SipBindingChange.Bound);
        }
        else
        {
            entry.Binding = binding;
            core.Wheel.Set(entry.Timer, (long)lifetime.TotalMilliseconds);
            core.User.OnBindingChanged(binding, SipBindingChange.Refreshed);
        }
    }

    private void WriteContacts(SipWriter writer, string user)
    {
        foreach (var binding in Bindings(user))
        {
            var seconds = Math.Max(1, (long)Math.Round((binding.ExpiresAt - core.Time.GetUtcNow()).TotalSeconds));
            writer.Raw("Contact: <"u8).Text(binding.Contact.ToString()).Raw(">;expires="u8).Number(seconds);
            if (binding.Q < 1000)
            {
                writer.Raw(";q="u8).Text((binding.Q / 1000.0).ToString("0.###", CultureInfo.InvariantCulture));
            }

            writer.Line();
        }
    }

    /// <summary>A copy or a late one: same Call-ID and not a higher CSeq (RFC 3261 §10.3 step 7).</summary>
    private static bool IsOld(Entry entry, string callId, uint sequence) => entry.Binding.CallId == callId && sequence <= entry.Binding.Sequence;

    private static int Thousandths(ReadOnlySpan<byte> q) =>
        double.TryParse(Encoding.ASCII.GetString(q), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? (int)Math.Round(Math.Clamp(value, 0, 1) * 1000)
            : 1000;

    private Entry? Find(string user, SipUri contact) =>
        users.TryGetValue(user, out var entries) ? entries.Find(entry => entry.Binding.Contact.Equals(contact)) : null;

    private void Bind(SipBinding binding, TimeSpan lifetime)
    {
        var entry = new Entry(this, binding);
        if (!users.TryGetValue(binding.User, out var entries))
        {
            users[binding.User] = entries = [];
        }

        entries.Add(entry);
        core.Count.LiveBindings++;
        core.Wheel.Set(entry.Timer, (long)lifetime.TotalMilliseconds);
    }

    private void Unbind(Entry entry, SipBindingChange change)
    {
        core.Wheel.Stop(entry.Timer);
        if (users.TryGetValue(entry.Binding.User, out var entries) && entries.Remove(entry))
        {
            core.Count.LiveBindings--;
            if (entries.Count == 0)
            {
                users.Remove(entry.Binding.User);
            }

            core.User.OnBindingChanged(entry.Binding, change);
        }
    }

    private readonly record struct Change(SipUri Contact, long Seconds, int Q);

    private sealed class Entry
    {
        public Entry(SipRegistrar owner, SipBinding binding)
        {
            Binding = binding;
            Timer = new SipTimer(entry => owner.Unbind((Entry)entry, SipBindingChange.Expired), this);
        }

        public SipBinding Binding { get; set; }

        public SipTimer Timer { get; }
    }
}
