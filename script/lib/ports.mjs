import { createServer } from 'node:net';

function listen(options) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(options, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export async function freePort() {
  return listen({ port: 0, host: '127.0.0.1' });
}

/** A program may hold a port on one address only, so each is tried. */
export async function isPortTaken(port) {
  for (const host of [undefined, '127.0.0.1', '::1']) {
    try {
      await listen({ port, host });
    } catch (error) {
      if (error.code === 'EADDRINUSE') {
        return true;
      }
    }
  }
  return false;
}
