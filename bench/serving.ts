/** Asking a served store over HTTP, one request at a time on one connection. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import type { Observation, Served } from './served-process.js';
import { startProcess } from './stores.js';

export class Serving {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  private constructor(
    private readonly child: ChildProcess,
    private readonly served: Served,
  ) {}

  static async start(location: string): Promise<Serving> {
    const child = startProcess('served-process.ts', [location]);
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`The server ended with code ${String(code)}.`);
    });
    const [served] = (await Promise.race([once(child, 'message'), ended])) as [Served];
    ended.catch(() => undefined);
    return new Serving(child, served);
  }

  /** What happened in the server since this was asked last. */
  async observe(): Promise<Observation> {
    const answer = once(this.child, 'message');
    this.child.send('observe');
    const [observation] = (await answer) as [Observation];
    return observation;
  }

  /** Asks GraphQL; gives the answer's text. */
  ask(query: string, variables: object = {}): Promise<string> {
    return this.#post(this.served.url, JSON.stringify({ query, variables }));
  }

  /** Asks the bare handler. */
  askBare(statement: string, parameters: object): Promise<string> {
    return this.#post(this.served.bareUrl, JSON.stringify({ statement, parameters }));
  }

  async end(): Promise<void> {
    this.#agent.destroy();
    const ended = once(this.child, 'exit');
    this.child.send('end');
    await ended;
  }

  #post(url: string, body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const asking = request(url, { method: 'POST', agent: this.#agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
        response.on('error', reject);
      });
      asking.on('error', reject);
      asking.end(body);
    });
  }
}
