namespace CallCenter.Server.Commands;

internal static class DrillCommand
{
    public static Task<int> Run(CommandWish wish, DrillWish drill, CancellationToken cancellation) => throw new Admin.AdminException("-");
}
