return await CallCenter.Server.Commands.CommandLine.Run(args);
