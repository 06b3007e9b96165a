import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one line of counts in the form that the repository's `test` script adds up. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<unknown>): void {
    let total = 0;
    let failed = 0;
    let skipped = 0;
    let broken = errors.length;
    for (const module of modules) {
      if (module.errors().length > 0) broken += 1;
      for (const test of module.children.allTests()) {
        total += 1;
        const state = test.result().state;
        if (state === 'failed') failed += 1;
        else if (state !== 'passed') skipped += 1;
      }
    }
    process.stdout.write(`Total: ${total}, Errors: ${broken}, Failed: ${failed}, Skipped: ${skipped}, Not Run: 0\n`);
  }
}
