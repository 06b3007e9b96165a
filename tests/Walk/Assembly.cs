// Three servers at once, which wait most of the time, are what a small machine carries without the one disturbing the other's clock.
[assembly: Xunit.CollectionBehavior(MaxParallelThreads = 3)]
