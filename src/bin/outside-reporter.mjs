import { writeFileSync } from 'node:fs';

/** Writes down what no test caught, which Vitest's JSON leaves out: to the file in OUTSIDE, as `{ message, path? }[]`. */
export default class OutsideReporter {
  onTestRunEnd(_, errors) {
    const file = process.env['OUTSIDE'];
    const told = errors.map(({ message, VITEST_TEST_PATH: path }) => ({ message, path }));
    if (file) writeFileSync(file, JSON.stringify(told));
  }
}
