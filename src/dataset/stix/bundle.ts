/** A STIX bundle, read as a stream: its objects one after the other, and what it says of itself. */
import { Readable, pipeline } from 'node:stream';
import Assembler from 'stream-json/assembler.js';
import { parser, type Token } from 'stream-json/parser.js';
import { NisbaError } from '../../errors.js';

/** What a bundle says beside its objects (STIX 2.1, section 8), as far as it has been read. */
export interface Envelope {
  type?: string;
  id?: string;
  spec_version?: string;
}

export interface BundleObject {
  /** Which of the objects it is, from 1. */
  readonly ordinal: number;
  readonly json: unknown;
}

/** No object is as long; without a bound one without an end would fill the memory. */
const MOST_BYTES = 32 * 1024 * 1024;
const SAID: readonly string[] = ['type', 'id', 'spec_version'] satisfies (keyof Envelope)[];

/**
 * The objects of a bundle, in the order of the file.
 *
 * @param envelope gets what the bundle says of itself; whole when the last object has been read
 * @throws INVALID_RECORD when the text is no bundle of STIX 2.1, breaks off, or has an object without end
 */
export async function* bundleObjects(
  bytes: AsyncIterable<Uint8Array>,
  envelope: Envelope,
): AsyncGenerator<BundleObject> {
  const text = new BoundedBytes(bytes);
  const tokens = parser.asStream({ packValues: true, streamValues: false });
  pipeline(Readable.from(text.read(), { objectMode: false }), tokens, () => undefined);
  let depth = 0;
  let key: string | undefined;
  let ordinal = 0;
  let assembler: Assembler | undefined;
  try {
    for await (const token of tokens as AsyncIterable<Token>) {
      if (assembler) {
        assembler.consume(token);
        if (!assembler.done) continue;
        yield { ordinal, json: assembler.current };
        text.objectRead();
        assembler = undefined;
      } else if (depth === 0) {
        if (token.name !== 'startObject') throw noBundle('it is no JSON object');
        depth = 1;
      } else if (depth === 1) {
        if (token.name === 'endObject') depth = 0;
        else if (token.name === 'keyValue') key = token.value;
        else if (token.name === 'startArray' && key === 'objects') depth = 2;
        else if (token.name === 'startArray' || token.name === 'startObject') {
          throw noBundle(`its property ${key} is one that no bundle has`);
        } else if (token.name === 'stringValue' && SAID.includes(key!)) {
          envelope[key as keyof Envelope] = token.value;
          checkEnvelope(envelope);
        }
      } else if (token.name === 'endArray') depth = 1;
      else if (token.name !== 'startObject') throw noBundle('not all of its objects are JSON objects');
      else {
        ordinal += 1;
        assembler = new Assembler();
        assembler.consume(token);
      }
    }
  } catch (error) {
    if (error instanceof NisbaError) throw error;
    throw brokenOff(error);
  }
  if (depth !== 0 || assembler) throw brokenOff();
  if (envelope.type !== 'bundle') throw noBundle('its "type" is missing');
  if (envelope.id === undefined) throw noBundle('its "id" is missing, by which its claims are sourced');
}

function checkEnvelope({ type, spec_version: version }: Envelope): void {
  if (type !== undefined && type !== 'bundle') throw noBundle(`its "type" is "${type.slice(0, 80)}"`);
  if (version !== undefined && version !== '2.1') {
    throw new NisbaError(
      'INVALID_RECORD',
      `This is a bundle of STIX ${version.slice(0, 20)}, and Nisba reads 2.1: convert it first, with stix2-elevator or stix-slider.`,
      { version },
    );
  }
}

/** Counts what is read between two objects. */
class BoundedBytes {
  #since = 0;

  constructor(private readonly bytes: AsyncIterable<Uint8Array>) {}

  objectRead(): void {
    this.#since = 0;
  }

  async *read(): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.bytes) {
      this.#since += chunk.length;
      if (this.#since > MOST_BYTES) {
        throw new NisbaError(
          'INVALID_RECORD',
          `An object of this bundle is longer than ${MOST_BYTES / 1024 / 1024} MB: the file is broken, or no STIX.`,
        );
      }
      yield chunk;
    }
  }
}

function noBundle(reason: string): NisbaError {
  return new NisbaError('INVALID_RECORD', `This is no STIX bundle: ${reason}.`);
}

function brokenOff(cause?: unknown): NisbaError {
  const reason = cause instanceof Error ? ` (${cause.message})` : '';
  return new NisbaError(
    'INVALID_RECORD',
    `The JSON of this bundle is wrong or breaks off${reason}: fetch the file again.`,
    {},
    { cause },
  );
}
