return await Farandole.CommandLine.RunAsync(args);
