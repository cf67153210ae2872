Console.WriteLine("torchbook");
