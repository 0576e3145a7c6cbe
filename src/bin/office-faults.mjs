/** The long form of the tests about killed processes, failing disks and backups: `npm run test:office-faults`. */
process.env.OFFICE_FAULTS = 'long';
process.argv.push('tests/shelf', 'tests/office/workflow');
await import('./test.mjs');
