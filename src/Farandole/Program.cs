using Farandole.Platform.Media.Pictures;

// Its own process, so that a hostile picture meets nothing of ours: before anything else is loaded.
if (args is ["picture", var cut, var input, var output, var thumbnail])
    return CleanPictureCommand.Run(cut, input, output, thumbnail);

return await Farandole.CommandLine.RunAsync(args);
