/** Which addresses the server may listen on while it has no authentication. */
import { existsSync } from 'node:fs';
import { NisbaError } from './errors.js';
import type { Settings } from './config.js';

const LOOPBACK = /^(localhost|127(\.[0-9]{1,3}){3}|::1)$/i;
/** Made by Docker and by Podman inside every container. */
const CONTAINER_MARKS = ['/.dockerenv', '/run/.containerenv'];

/**
 * Loopback only, with one exception: inside a container the loopback address reaches nobody, and the
 * published port decides who does. Whoever says `behind: container` takes care that the port is
 * published on the host's loopback address, as docker-compose.yml does.
 *
 * @throws ADDRESS_REFUSED
 */
export function requireLoopback(
  { host, behind }: Pick<Settings, 'host' | 'behind'>,
  isContainer = (): boolean => CONTAINER_MARKS.some((mark) => existsSync(mark)),
): void {
  if (LOOPBACK.test(host)) return;
  if (behind === 'container') {
    if (isContainer()) return;
    throw new NisbaError(
      'ADDRESS_REFUSED',
      `NISBA_BEHIND says "container", but this process is in none: leave it out, and listen on 127.0.0.1 instead of ${host}.`,
      { host },
    );
  }
  throw new NisbaError(
    'ADDRESS_REFUSED',
    `${host} could be reached by others, and Nisba has no authentication yet: listen on 127.0.0.1, and let a tunnel (ssh -L) or a proxy that asks who is there go before it.`,
    { host },
  );
}
