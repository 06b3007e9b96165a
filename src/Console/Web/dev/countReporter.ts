import type { Reporter, TestModule, Vitest } from 'vitest/node';

/** Ends a run with one line of counts in the form that the repository's `test` script adds up. */
export default class CountReporter implements Reporter {
  private named = false;

  onInit(vitest: Vitest): void {
    this.named = vitest.config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<unknown>): void {
    let total = 0;
    let failed = 0;
    let skipped = 0;
    let broken = errors.length;
    for (const module of modules) {
      if (module.errors().length > 0) broken += 1;
      for (const test of module.children.allTests()) {
        const state = test.result().state;
        // With a name wanted, the others are not part of the run.
        if (this.named && state === 'skipped') continue;
        total += 1;
        if (state === 'failed') failed += 1;
        else if (state !== 'passed') skipped += 1;
      }
    }
    process.stdout.write(`Total: ${total}, Errors: ${broken}, Failed: ${failed}, Skipped: ${skipped}, Not Run: 0\n`);
  }
}
