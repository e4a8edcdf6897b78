global using EventId = Farandole.Domain.Kernel.EventId;
