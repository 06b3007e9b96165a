using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace CallCenter.Unit;

/// <summary>The rules of docs/architecture.md that a machine can hold.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>The whole reference rule: a project that is not here, or references more than this, fails.</summary>
    private static readonly Dictionary<string, string[]> MayReference = new(StringComparer.Ordinal)
    {
        ["Core"] = [],
        ["Sip"] = [],
        ["Media"] = [],
        ["Telephony"] = ["Core", "Sip", "Media"],
        ["Routing"] = ["Core"],
        ["Journal"] = ["Core"],
        ["Casework"] = ["Core", "Routing", "Journal"],
        ["Channels"] = ["Core", "Routing", "Casework"],
        ["Cluster"] = ["Core"],
        ["Console"] = ["Core", "Routing", "Casework"],
        ["Server"] = ["Core", "Sip", "Media", "Telephony", "Routing", "Journal", "Casework", "Channels", "Cluster", "Console"],
    };

    /// <summary>Packages that decide where a framework may be: only these projects, nobody else.</summary>
    private static readonly Dictionary<string, string[]> FencedPackages = new(StringComparer.Ordinal)
    {
        ["Microsoft.EntityFrameworkCore"] = ["Casework"],
        ["Npgsql"] = ["Casework", "Cluster"],
        ["RabbitMQ"] = ["Cluster"],
        ["Serilog"] = ["Server"],
        ["System.CommandLine"] = ["Server"],
        ["Spectre.Console"] = ["Server"],
    };

    private static readonly string[] BannedEndings = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Common", "Processor", "Base", "Impl", "Info", "Service"];

    [Fact]
    public void The_projects_are_those_of_the_table_and_each_lies_in_a_folder_of_its_name()
    {
        Assert.Equal(MayReference.Keys.Order(), Projects().Select(p => p.Name).Order());
        Assert.All(Projects(), p => Assert.Equal(p.Name, Path.GetFileName(Path.GetDirectoryName(p.Path))));
    }

    [Fact]
    public void Each_project_references_only_what_the_table_allows_and_nothing_references_the_server()
    {
        foreach (var (name, path) in Projects())
        {
            var references = Items(path, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/'))).ToList();
            Assert.DoesNotContain("Server", references);
            Assert.True(references.All(MayReference[name].Contains), $"{name} references {string.Join(", ", references.Except(MayReference[name]))}");
        }
    }

    [Fact]
    public void A_package_with_a_fence_is_referenced_only_inside_it()
    {
        foreach (var (name, path) in Projects())
        {
            foreach (var package in Items(path, "PackageReference"))
            {
                var fence = FencedPackages.FirstOrDefault(f => package.StartsWith(f.Key, StringComparison.Ordinal)).Value;
                Assert.True(fence is null || fence.Contains(name), $"{name} references {package}, which is fenced in to {string.Join(", ", fence ?? [])}");
            }
        }

        Assert.Empty(Items(Repository.In("src/Core/Core.csproj"), "PackageReference"));
    }

    [Fact]
    public void Native_calls_are_only_in_the_media_plane()
    {
        // An fsync of a folder is not to be had from the base library; the journal may not reference the media plane.
        const string Exception = "src/Journal/DirectorySync.cs";
        var native = Repository.Sources("src").Where(f => NativeCall().IsMatch(File.ReadAllText(f))).Select(Repository.Name).ToList();
        Assert.Contains(Exception, native);
        Assert.All(native, f => Assert.True(f == Exception || f.StartsWith("src/Media/", StringComparison.Ordinal), $"{f} calls native code"));
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        foreach (var file in Repository.Sources("src").Concat(Repository.Sources("tests")))
        {
            foreach (Match type in TypeName().Matches(File.ReadAllText(file)))
            {
                var name = type.Groups["name"].Value;
                Assert.False(Array.Exists(BannedEndings, b => name.EndsWith(b, StringComparison.Ordinal)), $"{Repository.Name(file)}: {name}");
            }
        }
    }

    [Theory]
    [InlineData("CallCenter.Core")]
    [InlineData("CallCenter.Routing")]
    public void The_middle_knows_no_clock_no_file_no_socket_no_chance(string assembly)
    {
        string[] bannedNamespaces = ["System.IO", "System.Net", "System.Data", "System.Diagnostics", "Microsoft.Win32", "System.Threading.Tasks"];
        string[] bannedTypes = ["System.Random", "System.DateTime", "System.Environment", "System.Threading.Timer", "System.Threading.Thread", "System.Threading.PeriodicTimer"];
        string[] bannedMembers = ["System.Guid.NewGuid", "System.DateTimeOffset.get_UtcNow", "System.DateTimeOffset.get_Now", "System.TimeProvider.get_System", "System.HashCode.ToHashCode"];

        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences.ToDictionary(h => (EntityHandle)h, h => NameOf(metadata, metadata.GetTypeReference(h)));
        Assert.Contains("System.Object", types.Values);

        // A port may promise work that takes time; what does such work itself would need the compiler's builder of tasks.
        string[] ports = assembly == "CallCenter.Core" ? ["System.Threading.Tasks.Task", "System.Threading.Tasks.Task`1"] : [];
        Assert.DoesNotContain(types.Values, t => t.StartsWith("System.Runtime.CompilerServices.Async", StringComparison.Ordinal));

        // Attributes mark code for compiler and debugger; no decision reads them.
        foreach (var type in types.Values.Where(t => !t.Contains("Attribute", StringComparison.Ordinal) && t != "System.Diagnostics.DebuggerBrowsableState" && !ports.Contains(t)))
        {
            Assert.False(Array.Exists(bannedNamespaces, n => type.StartsWith(n + ".", StringComparison.Ordinal)), $"{assembly} uses {type}");
            Assert.False(bannedTypes.Contains(type), $"{assembly} uses {type}");
        }

        foreach (var member in metadata.MemberReferences.Select(metadata.GetMemberReference).Where(m => types.ContainsKey(m.Parent)))
        {
            var name = $"{types[member.Parent]}.{metadata.GetString(member.Name)}";
            Assert.False(bannedMembers.Contains(name), $"{assembly} uses {name}");
        }
    }

    [Fact]
    public void No_source_file_is_longer_than_400_lines()
    {
        var long400 = Repository.Sources("src").Select(f => (Name: Repository.Name(f), Lines: File.ReadLines(f).Count())).Where(f => f.Lines > 400);
        Assert.Empty(long400);
    }

    [Fact]
    public void Every_path_that_the_architecture_page_names_is_there()
    {
        var page = File.ReadAllText(Repository.In("docs/architecture.md"));
        var named = NamedPath().Matches(page).Select(m => m.Groups["path"].Value.TrimEnd('/')).Distinct().ToList();
        Assert.True(named.Count >= MayReference.Count, $"the page names only {named.Count} paths");
        Assert.All(named, p => Assert.True(Path.Exists(Repository.In(p)), $"{p} is named and is not there"));
        Assert.All(MayReference.Keys, p => Assert.Contains($"src/{p}", named));
    }

    private static IEnumerable<(string Name, string Path)> Projects() =>
        Directory.EnumerateFiles(Repository.In("src"), "*.csproj", SearchOption.AllDirectories).Select(p => (System.IO.Path.GetFileNameWithoutExtension(p), p));

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(project).Descendants(kind).Select(e => (string?)e.Attribute("Include") ?? string.Empty);

    private static string NameOf(MetadataReader metadata, TypeReference type)
    {
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{NameOf(metadata, metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope))}+{name}"
            : $"{metadata.GetString(type.Namespace)}.{name}";
    }

    [GeneratedRegex(@"\[(LibraryImport|DllImport)\b|\bNativeLibrary\.")]
    private static partial Regex NativeCall();

    [GeneratedRegex(@"^\s*(?:\[[^\]]*\]\s*)?(?:(?:public|internal|private|protected|file|sealed|static|abstract|partial|readonly|ref|unsafe)\s+)*(?:class|record(?:\s+struct|\s+class)?|struct|interface|enum)\s+(?<name>[A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex TypeName();

    /// <summary>In backquotes, with a slash or as a name at the top, without anything that is no path.</summary>
    [GeneratedRegex(@"`(?<path>(?:src|tests|docs|hardware|\.ci)(?:/[\w.\-]+)*/?|\w[\w.\-]*\.(?:md|sln|props|json|txt))`")]
    private static partial Regex NamedPath();
}
