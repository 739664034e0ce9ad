import { skeletonOf, soundOf } from './skeleton.js';
import type { Sounds } from './sounds.js';
import type { Script } from './written-words.js';

/** KUNYA abu, umm · FILIATION bin, ibn, ben · INITIAL a single letter · NAME all else. */
export type WordRole = 'NAME' | 'KUNYA' | 'FILIATION' | 'INITIAL';

/** A word of a name: its article gone, its compound joined. */
export interface NameWord {
  /** As written, with what was joined to it. */
  readonly written: string;
  readonly script: Script;
  readonly role: WordRole;
  readonly sounds: Sounds;
  /** The sounds without what may be an attached article: Almosawi → mosawi. */
  readonly unarticled: Sounds | undefined;
  /** soundOf and skeletonOf its sounds. */
  readonly sound: string;
  readonly skeleton: string;
}

export function nameWord(
  written: string,
  script: Script,
  role: WordRole,
  sounds: Sounds,
  unarticled: Sounds | undefined,
): NameWord {
  return {
    written,
    script,
    role,
    sounds,
    unarticled,
    sound: soundOf(sounds.symbols),
    skeleton: skeletonOf(sounds.symbols),
  };
}
