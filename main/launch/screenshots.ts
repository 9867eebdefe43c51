// `npm run screenshots`: walks through every screen in real Electron and leaves a picture of each in
// docs/screenshots. The walk is a test, so that what is pictured is also checked.
process.env.PARLEY_SCREENSHOTS = 'docs/screenshots';
process.argv.push('tests/e2e/screens.test.ts');
await import('./test.ts');

export {};
