using System.Net;
using CallCenter.Core.Settings;
using CallCenter.Sip;

namespace CallCenter.Telephony.Lines;

/// <summary>The settings as telephony looks things up in them. Immutable: new settings make a new one.</summary>
internal sealed class Directory
{
    private readonly Dictionary<string, ServiceNumber> services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PhoneAccount> phones;
    private readonly Dictionary<string, StaffMember> staff;
    private readonly List<(IPNetwork Network, TrunkRule Trunk)> sources = [];

    public Directory(Settings settings)
    {
        Settings = settings;
        foreach (var service in settings.Services)
        {
            services[service.Number] = service;
            foreach (var alias in service.Aliases)
            {
                services[alias] = service;
            }
        }

        phones = settings.Phones.ToDictionary(p => p.Name, StringComparer.Ordinal);
        staff = settings.Staff.ToDictionary(s => s.Number, StringComparer.Ordinal);
        foreach (var trunk in settings.Trunks)
        {
            foreach (var source in trunk.Sources)
            {
                if (IPNetwork.TryParse(source, out var network))
                {
                    sources.Add((network, trunk));
                }
            }
        }

        // The narrowest network says whose call it is.
        sources.Sort((a, b) => b.Network.PrefixLength.CompareTo(a.Network.PrefixLength));
    }

    public Settings Settings { get; }

    /// <summary>The service of a dialled user part, with or without a leading plus and dashes.</summary>
    public ServiceNumber? Service(string dialled)
    {
        if (services.TryGetValue(dialled, out var service))
        {
            return service;
        }

        var plain = dialled.Replace("-", string.Empty, StringComparison.Ordinal).TrimStart('+');
        return services.TryGetValue(plain, out service) ? service : null;
    }

    public TrunkRule? TrunkOf(IPAddress source)
    {
        var address = source.IsIPv4MappedToIPv6 ? source.MapToIPv4() : source;
        foreach (var (network, trunk) in sources)
        {
            if (network.Contains(address))
            {
                return trunk;
            }
        }

        return null;
    }

    public TrunkRule? Trunk(string name) => Settings.Trunks.FirstOrDefault(t => t.Name == name);

    public PhoneAccount? Phone(string name) => phones.GetValueOrDefault(name);

    public StaffMember? Staff(string number) => staff.GetValueOrDefault(number);

    public SipSecret? SecretOf(string phone) =>
        phones.TryGetValue(phone, out var account) && account.Ha1 is { } ha1 ? SipSecret.FromHa1(ha1, account.Ha1Sha256) : null;
}
