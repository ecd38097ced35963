import { defineConfig, devices } from '@playwright/test';

// script/test starts a portal with empty databases and finds a browser (script/lib/journeys.mjs). To run the
// journeys by hand against a portal that runs already: PLAYWRIGHT_URL=http://localhost:7007 yarn test:e2e
// PLAYWRIGHT_LEGACY_URL is where the app on the legacy frontend system is, for its journey.
const browser = {
  ...devices['Desktop Chrome'],
  launchOptions: {
    executablePath: process.env.CHROMIUM_PATH,
    // The sandbox needs rights that containers and root do not have; the pages are our own.
    args: [
      '--no-sandbox',
      '--headless=new',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
      '--disable-component-update',
      '--disable-sync',
    ],
  },
};

const { PLAYWRIGHT_URL, PLAYWRIGHT_LEGACY_URL } = process.env;

export default defineConfig({
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: process.env.CI ? 1 : 0,
  reporter: [
    ['list'],
    ['html', { open: 'never', outputFolder: 'e2e-test-report' }],
    ...(process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['json'] as const] : []),
  ],
  outputDir: 'e2e-test-results',
  use: {
    screenshot: 'only-on-failure',
    trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure',
  },
  projects: [
    {
      name: 'chromium',
      testDir: 'packages/app/e2e-tests',
      use: { ...browser, baseURL: PLAYWRIGHT_URL },
    },
    ...(PLAYWRIGHT_LEGACY_URL
      ? [
          {
            name: 'legacy',
            testDir: 'packages/app-legacy/e2e-tests',
            use: { ...browser, baseURL: PLAYWRIGHT_LEGACY_URL },
          },
        ]
      : []),
  ],
});
