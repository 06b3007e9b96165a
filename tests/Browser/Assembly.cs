// One browser, one tone in its microphone: what sounds at once would be heard together.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
