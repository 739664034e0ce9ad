/** SIGINT and SIGTERM: the first asks to end in order, the second ends at once. */
import { EXIT_ERROR } from './failure.js';

/** @returns how to stop listening */
export function onFirstSignal(end: () => void): () => void {
  let asked = false;
  const hear = (): void => {
    if (asked) process.exit(EXIT_ERROR);
    asked = true;
    end();
  };
  process.on('SIGINT', hear).on('SIGTERM', hear);
  return () => process.off('SIGINT', hear).off('SIGTERM', hear);
}
