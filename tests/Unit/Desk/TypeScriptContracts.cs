using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CallCenter.Console.Contracts;
using Xunit;

namespace CallCenter.Unit.Desk;

/// <summary>The page's types are what the server's contracts are. <c>CALLCENTER_CONTRACTS=write ./test TypeScript</c> writes them anew.</summary>
public sealed class TypeScriptContracts
{
    private const string Path = "src/Console/Web/src/contracts.ts";

    private static readonly Type[] Roots = [.. typeof(IDeskPage).Assembly.GetExportedTypes().Where(t => t.Namespace == typeof(IDeskPage).Namespace)];

    private readonly NullabilityInfoContext nullability = new();
    private readonly SortedDictionary<string, string> written = new(StringComparer.Ordinal);

    [Fact]
    public void The_committed_TypeScript_types_are_those_of_the_contracts()
    {
        var wanted = Write();
        var file = Repository.In(Path);
        if (Environment.GetEnvironmentVariable("CALLCENTER_CONTRACTS") == "write")
        {
            File.WriteAllText(file, wanted);
        }

        Assert.True(File.Exists(file), $"{Path} is not there; CALLCENTER_CONTRACTS=write makes it");
        Assert.Equal(wanted, File.ReadAllText(file));
    }

    private string Write()
    {
        foreach (var type in Roots.Where(t => !t.IsInterface))
        {
            Declare(type);
        }

        var text = new StringBuilder("// Made from src/Console/Contracts by tests/Unit/Desk/TypeScriptContracts.cs. Do not edit.\n\n");
        foreach (var declaration in written.Values)
        {
            text.Append(declaration).Append('\n');
        }

        Interface(text, typeof(IDeskHub));
        Interface(text, typeof(IDeskPage));
        return text.ToString();
    }

    private void Declare(Type type)
    {
        if (written.ContainsKey(type.Name))
        {
            return;
        }

        written[type.Name] = string.Empty;
        if (type.IsEnum)
        {
            written[type.Name] = $"export type {type.Name} = {string.Join(" | ", Enum.GetNames(type).Select(n => $"'{n}'"))};\n";
            return;
        }

        var derived = type.GetCustomAttributes<JsonDerivedTypeAttribute>().ToList();
        if (derived.Count > 0)
        {
            written[type.Name] = $"export type {type.Name} =\n{string.Join("\n", derived.Select(d => $"  | ({{ kind: '{d.TypeDiscriminator}' }} & {d.DerivedType.Name})"))};\n";
            return;
        }

        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.Name != "EqualityContract");
        var body = string.Concat(properties.Select(p => $"  {JsonNamingPolicy.CamelCase.ConvertName(p.Name)}: {Named(p.PropertyType, nullability.Create(p))};\n"));
        written[type.Name] = $"export interface {type.Name} {{\n{body}}}\n";
    }

    private string Named(Type type, NullabilityInfo? info)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Named(inner, null) + " | null";
        }

        var maybe = !type.IsValueType && info?.ReadState == NullabilityState.Nullable ? " | null" : string.Empty;
        if (type == typeof(string))
        {
            return "string" + maybe;
        }

        if (type == typeof(bool))
        {
            return "boolean";
        }

        if (type == typeof(int) || type == typeof(long) || type == typeof(double))
        {
            return "number";
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var element = Named(type.GetGenericArguments()[0], info?.GenericTypeArguments.FirstOrDefault());
            return (element.Contains(' ', StringComparison.Ordinal) ? $"({element})[]" : element + "[]") + maybe;
        }

        Assert.True(type.Namespace?.StartsWith("CallCenter", StringComparison.Ordinal), $"{type} has no TypeScript form");
        Declare(type);
        return type.Name + maybe;
    }

    private void Interface(StringBuilder text, Type type)
    {
        text.Append($"export interface {type.Name} {{\n");
        foreach (var method in type.GetMethods())
        {
            var parameters = method.GetParameters().Where(p => p.ParameterType != typeof(CancellationToken))
                .Select(p => $"{p.Name}: {Named(p.ParameterType, nullability.Create(p))}");
            text.Append($"  {method.Name}({string.Join(", ", parameters)}): {Result(method.ReturnType)};\n");
        }

        text.Append("}\n\n");
    }

    private string Result(Type type) =>
        type == typeof(Task) ? "Promise<void>"
        : type.GetGenericTypeDefinition() == typeof(Task<>) ? $"Promise<{Named(type.GetGenericArguments()[0], null)}>"
        : $"AsyncIterable<{Named(type.GetGenericArguments()[0], null)}>";
}
