// Measurements: figures, not checks. `node_modules/.bin/playwright test --config end2end/measures/playwright.config.ts`
import base from '../playwright.config';

export default { ...base, testDir: '.', testMatch: '*.measure.ts', outputDir: '../test-results', workers: 1, timeout: 300_000 };
