// A browser for the journeys: the machine's own, or one out of node_modules.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The environment in which Playwright finds a browser that runs on this machine. */
export async function chromiumEnvironment() {
  const own = process.env.CHROMIUM_PATH ?? installed.find(existsSync);
  return own ? { CHROMIUM_PATH: own } : packagedChromium();
}

async function packagedChromium() {
  const bin = fileURLToPath(
    new URL('../bin', import.meta.resolve('@sparticuz/chromium')),
  );
  const { version } = JSON.parse(
    readFileSync(join(bin, '../package.json'), 'utf8'),
  );
  const cache = join(
    process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
    'infra-requests',
  );
  const home = join(cache, `chromium-${version}`);
  if (!existsSync(home)) {
    await unpack({ bin, home });
  }
  const executable = join(home, 'chromium');
  return {
    CHROMIUM_PATH: executable,
    ...(lacksLibraries(executable) && {
      LD_LIBRARY_PATH: join(home, 'al2023/lib'),
    }),
    ...(!existsSync('/etc/fonts') && { FONTCONFIG_PATH: home }),
  };
}

// Unpacked beside its place and then moved, so that an interrupted run leaves nothing half done. The package
// unpacks into the temporary folder, and trusts whatever it finds there.
async function unpack({ bin, home }) {
  mkdirSync(dirname(home), { recursive: true });
  const workshop = mkdtempSync(`${home}-`);
  const { TMPDIR } = process.env;
  process.env.TMPDIR = workshop;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    await inflate(join(bin, 'al2023.tar.br'));
  } finally {
    if (TMPDIR === undefined) {
      delete process.env.TMPDIR;
    } else {
      process.env.TMPDIR = TMPDIR;
    }
  }
  writeFileSync(
    join(workshop, 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${home}/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>
`,
  );
  try {
    renameSync(workshop, home);
  } catch {
    // Another run was faster.
    rmSync(workshop, { recursive: true, force: true });
  }
}

function lacksLibraries(executable) {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return stdout?.includes('not found') ?? false;
}
