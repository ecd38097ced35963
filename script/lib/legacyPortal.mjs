// The small app on the legacy frontend system, in front of the same backend as the demo portal.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { root } from './steps.mjs';

const dist = join(root, 'packages/app-legacy/dist');

const contentTypes = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Serves the built app; its pages call the backend at `backendUrl`, which has to allow them to. */
export async function startLegacyPortal({ port, backendUrl }) {
  const url = `http://localhost:${port}`;
  const page = pageWith({
    app: { baseUrl: url },
    backend: { baseUrl: backendUrl },
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, url);
    const file = join(dist, normalize(pathname));
    if (file.startsWith(`${dist}/static/`) && isFile(file)) {
      response.writeHead(200, { 'Content-Type': contentTypes[extname(file)] });
      createReadStream(file).pipe(response);
    } else if (extname(pathname) && !pathname.endsWith('.html')) {
      response.writeHead(404).end();
    } else {
      response.writeHead(200, { 'Content-Type': contentTypes['.html'] });
      response.end(page);
    }
  });
  await new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(port, listening);
  });
  return {
    url,
    stop: () =>
      new Promise(closed => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

/** The app's page with configuration on top of what it was built with. */
function pageWith(data) {
  const config = JSON.stringify([{ context: 'legacy portal', data }]);
  return readFileSync(join(dist, 'index.html'), 'utf8').replace(
    '</head>',
    () => `<script type="backstage.io/config">${config}</script></head>`,
  );
}

function isFile(file) {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
