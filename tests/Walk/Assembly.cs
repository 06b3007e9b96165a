// Two servers at once are what a small machine carries without the one disturbing the other's clock.
[assembly: Xunit.CollectionBehavior(MaxParallelThreads = 2)]
