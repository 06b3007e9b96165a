// One browser, one tone in its microphone: what sounds at once would be heard together.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
[assembly: Xunit.AssemblyFixture(typeof(CallCenter.Browser.House.Chromium))]
[assembly: Xunit.AssemblyFixture(typeof(CallCenter.Browser.House.DeskHouse))]
